import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { memoryFiles } from '../../src/contract/files/memory.ts'
import { loadPolicy } from '../../src/contract/policy/load-policy.ts'
import type { Thresholds } from '../../src/contract/threshold-set.ts'
import { thresholdEntries, thresholdsOver } from '../../src/contract/threshold-set.ts'
import type { JsonObject, JsonValue } from '../../src/json/value.ts'

const schema = JSON.parse(readFileSync(new URL('../../schema/contract.schema.json', import.meta.url), 'utf8'))
const published: readonly [string, { readonly examples: readonly [JsonValue] }][] = Object.entries(
  schema.$defs.thresholds.properties,
)

const read = (thresholds: JsonObject): Thresholds => {
  const files = { '/repo/a.yaml': JSON.stringify({ version: 1, thresholds }) }
  const loaded = loadPolicy(['/repo/a.yaml'], { port: memoryFiles(files), cwd: '/repo' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  return loaded.value.thresholds
}

const NOTHING: Thresholds = { rates: {}, perGroup: {}, speeds: {} }

/** Every value taken away, as a contract does that will not be held to a policy's. */
const dropped = (value: JsonValue): JsonValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, dropped(member)]))
    : null

/** One that is forgotten here could be lowered, or lost, without a word. */
describe.each(published)('the threshold %s', (name, { examples: [example] }) => {
  const set = read({ [name]: example })

  it('is one that a change can lower', () => {
    const entries = thresholdEntries(set)
    expect(entries.length).toBeGreaterThan(0)
    expect(entries.filter(({ pointer }) => !`${pointer}/`.startsWith(`/${name}/`))).toEqual([])
    expect(entries.filter(({ shown }) => shown === null)).toEqual([])
    expect(entries.filter((entry) => entry.asksLessThan(set))).toEqual([])
    const lowered = thresholdEntries(read({ [name]: dropped(example) }))
    expect(lowered.map(({ pointer }) => pointer)).toEqual(entries.map(({ pointer }) => pointer))
    expect(lowered.filter((entry) => !entry.asksLessThan(set))).toEqual([])
  })

  it('stands where only one of two files names it', () => {
    expect(thresholdsOver(set, NOTHING)).toEqual(set)
    expect(thresholdsOver(NOTHING, set)).toEqual(set)
  })
})

it('the schema names thresholds', () => expect(published.length).toBeGreaterThanOrEqual(10))
