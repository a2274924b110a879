/** Every unit of the Basic Multilingual Plane in order, surrogates blanked, so that one match can sort all of them. */
function everyUnit(): string {
  const blocks: string[] = []
  for (let first = 0; first < 0x10000; first += 0x1000) {
    blocks.push(String.fromCharCode(...Array.from({ length: 0x1000 }, (_, at) => first + at)))
  }
  return blocks.join('').replace(/[\uD800-\uDFFF]/g, '\0')
}

/**
 * Sorts UTF-16 code units into classes, so that a loop over a text asks a table instead of an expression.
 *
 * @param classes pairs of a class (1–255) and an expression with the flags `gu` that matches runs of its units;
 *   where two match, the later one wins
 * @returns 65,536 classes, one per code unit; 0 where nothing matched and for surrogates
 *
 * About 5 ms; meant for module constants.
 */
export function classifyUnits(classes: readonly (readonly [number, RegExp])[]): Uint8Array {
  const units = everyUnit()
  const table = new Uint8Array(0x10000)
  for (const [kind, runs] of classes) {
    for (const { index, 0: run } of units.matchAll(runs)) table.fill(kind, index, index + run.length)
  }
  return table
}
