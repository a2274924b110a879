const quietMs = 2000
let waiting: string | undefined
let lastAt = -quietMs
let timer: ReturnType<typeof setTimeout> | undefined

/** Says a sentence to screen readers, at most one every two seconds, the newest one. */
export function announce(sentence: string): void {
  waiting = sentence
  if (timer === undefined) timer = setTimeout(speak, Math.max(0, lastAt + quietMs - performance.now()))
}

function speak(): void {
  timer = undefined
  lastAt = performance.now()
  const region = document.getElementById('announcements')
  if (region && waiting !== undefined) region.textContent = waiting
}
