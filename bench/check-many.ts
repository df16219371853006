/**
 * `check` of many contracts with every dialect rule of an engine, beside a bare loop that reads the same files with
 * `yaml` and compiles their schemas with `ajv`. Compare ratios within one run, not seconds.
 *
 *   node bench/check-many.ts [--contracts 1000] [--rounds 3] [--engine xgrammar] [--cli dist/cli.js]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measured, medianOf } from './process/measured.ts'

const { values } = parseArgs({
  options: {
    contracts: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    engine: { type: 'string', default: 'xgrammar' },
    cli: { type: 'string', default: fileURLToPath(new URL('../dist/cli.js', import.meta.url)) },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'check-many-'))
for (let index = 0; index < Number(values.contracts); index++) writeContract(index)

const check = [resolve(values.cli), 'check', '*.yaml', '--engine', values.engine, '--quiet']
const loop = [fileURLToPath(new URL('./process/bare-check.ts', import.meta.url)), folder]
const [ours, bare] = [[], []] as [Awaited<ReturnType<typeof measured>>[], Awaited<ReturnType<typeof measured>>[]]
for (let round = 0; round < Number(values.rounds); round++) {
  ours.push(await measured(check, folder))
  bare.push(await measured(loop, folder))
}
rmSync(folder, { recursive: true })
const failed = [...ours, ...bare].find(({ code }) => code !== 0)
if (failed) throw new Error(`exit ${failed.code}: ${failed.stdout}`)
const [one, other] = [medianOf(ours), medianOf(bare)]
console.log(`${values.contracts} contracts, engine ${values.engine}; medians of ${values.rounds}`)
console.log(
  `check ${one.wallS.toFixed(2)} s, bare loop ${other.wallS.toFixed(2)} s: ${(one.wallS / other.wallS).toFixed(2)} ×`,
)

/** Schemas of their own, as contracts of real repositories have: a dozen members, references, branches, patterns. */
function writeContract(index: number): void {
  const properties = Object.fromEntries(
    Array.from({ length: 12 }, (_, member) => [
      `m${member}`,
      member % 3 === 0
        ? { type: 'string', pattern: `^[a-z]{${member + 1},${index + 20}}$`, maxLength: 99 }
        : member % 3 === 1
          ? { anyOf: [{ $ref: '#/$defs/item' }, { type: 'null' }] }
          : { type: 'array', items: { $ref: '#/$defs/item' }, uniqueItems: true },
    ]),
  )
  const item = { type: 'object', properties: { id: { type: 'integer', minimum: index } }, required: ['id'] }
  const schema = { type: 'object', properties, required: ['m0', 'm1'], $defs: { item } }
  writeFileSync(join(folder, `c${index}.schema.json`), JSON.stringify(schema))
  writeFileSync(
    join(folder, `c${index}.yaml`),
    `version: 1
name: c${index}
request:
  messages: [{ role: user, content: "classify {{text}}" }]
  response_format: json_schema
expect:
  schema: ./c${index}.schema.json
cases:
  - { id: one, vars: { text: a } }
  - { id: two, vars: { text: b } }
`,
  )
}
