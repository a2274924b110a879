/** The most resident memory this process ever had, in megabytes. */
export function ownPeakMb(): number
