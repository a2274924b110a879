import type { Bars } from '../project-views.ts'

const day = 24 * 60 * 60_000
const floor = 100
const ceiling = 10
const shortDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** A chart of words per day: bars in a box of 300 × 120, and the same as a table. */
export function barsOf(words: ReadonlyMap<string, number>, since: string, days: number): Bars {
  const dates = Array.from({ length: days }, (_, index) =>
    new Date(Date.parse(since) + index * day).toISOString().slice(0, 10),
  )
  const counts = dates.map(date => words.get(date) ?? 0)
  const top = niceTop(Math.max(...counts))
  const worked = counts.filter(count => count > 0)
  return {
    bars: dates.map((date, index) => {
      const height = Math.round((((floor - ceiling) * counts[index]!) / top) * 10) / 10
      return { date, words: counts[index]!, x: 32 + index * 19, y: floor - height, height, isToday: index === days - 1 }
    }),
    lines: [0, 1, 2, 3].map(step => ({ y: floor - (step * (floor - ceiling)) / 3, words: (top * step) / 3 })),
    today: counts.at(-1)!,
    average: worked.length === 0 ? 0 : Math.round(worked.reduce((sum, count) => sum + count, 0) / worked.length),
    best: Math.max(...counts),
    first: shortDate.format(new Date(dates[0]!)),
  }
}

/** The end of the scale: three steps of a round number. */
function niceTop(most: number): number {
  const step = Math.max(10, most / 3)
  const size = 10 ** Math.floor(Math.log10(step))
  return 3 * Math.ceil(step / size) * size
}
