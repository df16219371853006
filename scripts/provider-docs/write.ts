/** Writes what docs/providers.md says of presets and engines from the data: `npm run generate:docs`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { filled } from './tables.ts'

const file = new URL('../../docs/providers.md', import.meta.url)
writeFileSync(file, filled(readFileSync(file, 'utf8')))
