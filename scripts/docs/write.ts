/** Writes the parts of docs/ that are made from data: `npm run generate:docs`. A test holds each page to its data. */
import { readFileSync, writeFileSync } from 'node:fs'
import { optionPage } from './options.ts'
import { filled } from './providers.ts'

const page = (name: string): URL => new URL(`../../docs/${name}.md`, import.meta.url)

writeFileSync(page('providers'), filled(readFileSync(page('providers'), 'utf8')))
writeFileSync(page('options'), optionPage())
