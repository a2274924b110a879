const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
const whole = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' })

/** A moment as people here write it: the hour alone today, the day with it before. */
export function localTime(at: string): string {
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return at
  return moment.toDateString() === new Date().toDateString() ? clock.format(moment) : day.format(moment)
}

/** Rewrites the times of a page, which come in UTC, into local ones, with the whole date on hover. */
export function localizeTimes(within: ParentNode): void {
  for (const time of within.querySelectorAll<HTMLTimeElement>('time[datetime]')) {
    const moment = new Date(time.dateTime)
    if (Number.isNaN(moment.getTime())) continue
    const text = localTime(time.dateTime)
    if (time.textContent !== text) time.textContent = text
    time.title = whole.format(moment)
  }
}
