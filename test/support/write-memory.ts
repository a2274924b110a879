// Writes a TMX file of a generated memory: `write-memory.ts PATH ENTRIES SEED`.
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { memoryGenerator } from './memory-generator.ts'

const [path, entries, seed] = process.argv.slice(2)
const generator = memoryGenerator(Number(seed))
const file = createWriteStream(path!)
file.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="ar"/><body>\n')
for (let number = 0; number < Number(entries); number++) {
  const { source, target } = generator.pair(number)
  const unit = `<tu changedate="20260101T000000Z" creationid="Bench"><tuv xml:lang="ar"><seg>${source}</seg></tuv><tuv xml:lang="en"><seg>${target}</seg></tuv></tu>\n`
  if (!file.write(unit)) await once(file, 'drain')
}
file.end('</body></tmx>\n')
await once(file, 'close')
