// Prints every figure of quality: `npm run quality -- [--json] [--bench DIR] [--interop DIR]`.
// A module of this folder takes part by exporting `figures`, a function from `Gold` to figures.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { command, machine, modulesWithFigures, shown, table } from '../support/figures.ts'
import type { Figures } from '../support/figures.ts'
import { rivalsIn } from './rivals.ts'
import type { Rivals } from './rivals.ts'

/** Where gold data lies beside the project's own; without a folder, only the project's own is measured. */
export interface Gold {
  readonly bench?: string
  readonly interop?: string
}

export interface QualityModule {
  figures(gold: Gold): Promise<Figures> | Figures
}

await command(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      bench: { type: 'string' },
      interop: { type: 'string' },
      only: { type: 'string' },
    },
  })
  const gold: Gold = {
    ...(values.bench !== undefined && { bench: resolve(values.bench) }),
    ...(values.interop !== undefined && { interop: resolve(values.interop) }),
  }
  const figures: Record<string, number> = {}
  for (const module of (await modulesWithFigures<QualityModule>(import.meta.dirname, values.only)).values()) {
    Object.assign(figures, await module.figures(gold))
  }
  const rivals = gold.bench === undefined ? new Map() : rivalsIn(gold.bench)
  const print = values.json ? JSON.stringify(figures) : `${machine()}\n\n${besideRivals(figures, rivals)}`
  process.stdout.write(`${print}\n`)
})

function besideRivals(figures: Figures, rivals: Rivals): string {
  const best = (figure: string): string => {
    const ranked = [...(rivals.get(figure) ?? [])].sort(([, a], [, b]) => b - a)
    return ranked
      .map(([system, value]) => `${system} ${shown(value)}`)
      .slice(0, 3)
      .join(', ')
  }
  return table([
    ['figure', 'Mizan', 'best of the others'],
    ...Object.entries(figures).map(([figure, value]) => [figure, shown(value), best(figure)]),
  ])
}
