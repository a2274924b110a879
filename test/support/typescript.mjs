// `node --import ./test/support/typescript.mjs file.ts` runs TypeScript on every supported Node.
import { register } from 'node:module'

register('./typescript-loader.mjs', import.meta.url)
