import { readFileSync } from 'node:fs'

/**
 * The most resident memory this process ever had, in megabytes. What `resourceUsage` tells on Linux begins with the
 * memory of the process that started it.
 */
export function ownPeakMb() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}
