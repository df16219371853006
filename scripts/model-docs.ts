/** Writes docs/models.md from the shipped registry: `npm run generate:docs`. test/registry/document.test.ts holds it to the data. */
import { writeFileSync } from 'node:fs'
import type { Price, TokenRates } from '../src/contract/policy/policy.ts'
import type { FactSource, ModelEntry } from '../src/registry/entry.ts'
import { allVendors, type Vendor } from '../src/registry/vendors.ts'

const TARGET = new URL('../docs/models.md', import.meta.url)

const HEAD = `# Models

What modelgate ships of models, from \`registry/*.yaml\`: when they are shut down, what their vendors name as successors,
prices and limits. Every fact is the vendor's own word, with its page and the day on which it was read; "copy" says that
the page itself was not at hand and which public copy of it was read in its place; "about" that the copy carries no day,
and its content points to that one. Prices are US dollars per 1M tokens. What nobody read is left out; what others say is
under *hearsay*, and never decides. [How it governs a run, and how to add entries of your own](policy.md#the-model-registry).

This page is made from the data by \`npm run generate:docs\`.
`

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n')

const sourceCell = ({ source, mirror, checked, undated }: FactSource): string =>
  `[page](${source}), ${undated ? 'about ' : ''}${checked}${mirror === undefined ? '' : `; copy: ${mirror}`}`

function modelRow(entry: ModelEntry): readonly string[] {
  const { model, aliases, fact } = entry
  const names = [model, ...aliases].map((id) => `\`${id}\``).join(', ')
  return [names, shutdownCell(entry), successorCell(entry), knownCell(entry), fact === null ? '' : sourceCell(fact)]
}

function shutdownCell({ shutdown, datePrecision }: ModelEntry): string {
  if (shutdown === undefined) return '–'
  if (shutdown === null) return 'none announced'
  return datePrecision === 'earliest' ? `${shutdown} at the earliest` : shutdown
}

function successorCell({ replacement, after }: ModelEntry): string {
  const named = replacement === null ? [] : [`\`${replacement.model}\``]
  const then = after?.kind === 'rerouted' ? [`calls go to \`${after.to ?? 'another model'}\``] : []
  return [...named, ...then].join('; ') || '–'
}

function knownCell({ contextWindow, maxOutput, features, price, note }: ModelEntry): string {
  const count = (tokens: number): string => tokens.toLocaleString('en-US')
  const parts = [
    ...(price === null ? [] : [priceWords(price)]),
    ...(contextWindow === undefined ? [] : [`context ${count(contextWindow)}`]),
    ...(maxOutput === undefined ? [] : [`output ${count(maxOutput)}`]),
    ...Object.entries(features).map(
      ([name, value]) => `${name}: ${value === true ? 'yes' : value === false ? 'no' : value}`,
    ),
    ...(note === undefined ? [] : [note]),
  ]
  return parts.join('; ') || '–'
}

function priceWords(price: Price): string {
  if (price.kind === 'hour') return `$${price.perHour} an hour`
  const { steps = [], peak, batchFactor, until } = price
  return [
    rateWords(price),
    ...steps.map((step) => `above ${step.above.toLocaleString('en-US')} input tokens ${rateWords(step)}`),
    ...(peak === undefined ? [] : [`at peak ${rateWords(peak)} (${peak.hours})`]),
    ...(batchFactor === undefined ? [] : [`batch × ${batchFactor}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
  ].join('; ')
}

const rateWords = ({ input, cachedInput, cacheWrite, output }: TokenRates): string =>
  [
    `input ${input}`,
    ...(cachedInput === undefined ? [] : [`cached ${cachedInput}`]),
    ...(cacheWrite === undefined ? [] : [`cache write ${cacheWrite}`]),
    `output ${output}`,
  ].join(', ')

function vendorSection({ id, title, presets, firstParty, pages, entries }: Vendor): string {
  const known = entries.filter(({ fact }) => fact !== null)
  const hearsay = entries.flatMap(({ model, hints }) =>
    hints.map(({ says, source, checked }) => `- \`${model}\`: ${says} ([source](${source}), ${checked})`),
  )
  const listed = Object.entries(pages).map(([name, url]) => `[${name.replace('_', ' ')}](${url})`)
  return [
    `## ${title}`,
    `\`${id}\`${presets.some((one) => one !== id) ? `, by the presets ${presets.map((one) => `\`${one}\``).join(', ')}` : ''}. First-party: ${firstParty.join(', ')}.${listed.length > 0 ? ` Pages: ${listed.join(', ')}.` : ''}`,
    known.length === 0
      ? 'No fact of a model was read first-hand.'
      : table(['model', 'shut down', 'successor', 'known', 'source'], known.map(modelRow)),
    ...(hearsay.length === 0 ? [] : [['*Hearsay:*', '', ...hearsay].join('\n')]),
  ].join('\n\n')
}

export const modelsPage = (): string => `${[HEAD.trimEnd(), ...allVendors().map(vendorSection)].join('\n\n')}\n`

if (process.argv[1] === import.meta.filename) writeFileSync(TARGET, modelsPage())
