/**
 * How likely a link is right, from its share of all paths.
 *
 * @param share of the weight of all paths that hold the link, 0–1
 * @returns 0–1
 */
export function confidenceOf(share: number): number {
  return Math.min(1, Math.max(0, share))
}
