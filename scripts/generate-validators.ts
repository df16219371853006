/**
 * Writes src/contract/validators.generated.ts from the published schemas, so that reading a contract need not load ajv
 * and compile them (some 60 ms). `npm run generate`; test/contract/validators.test.ts fails while the file is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'

const root = join(import.meta.dirname, '..')
export const TARGET = join(root, 'src', 'contract', 'validators.generated.ts')

/** Called by its file name, which is how the policy's schema refers to the contract's. */
const schema = (name: string) => ({
  $id: `${name}.schema.json`,
  ...(JSON.parse(readFileSync(join(root, 'schema', `${name}.schema.json`), 'utf8'), forTheLoader) as Schema & {
    readonly $defs: Schema
  }),
})

/**
 * What editors show is left out, and so are the operators of expected values: they are read where their words are
 * (src/contract/pattern.ts). Members of a request that are only offered say nothing of a value.
 */
function forTheLoader(key: string, value: unknown): unknown {
  if (key === 'expected' || key === 'expectedMembers') return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { title, examples, ...rest } = value as Schema
  return typeof title === 'string' && Array.isArray(examples) ? rest : value
}

export function generateValidators(): string {
  const contract = schema('contract')
  const policy = schema('policy')
  const models = schema('models')
  const probe = schema('probe')
  const part = (name: string) => ({ $id: name, $ref: `${contract.$id}#/$defs/${name}` })
  const ajv = new Ajv2020({
    allErrors: true,
    // Errors carry the schema they come from: its member names and descriptions are what a person is told.
    verbose: true,
    strictTypes: false,
    strictRequired: false,
    // Percentiles that editors offer by name are of the pattern too.
    allowMatchingProperties: true,
    ownProperties: true,
    messages: false,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
    schemas: [contract, policy, models, probe, part('row'), part('checks')],
  })
  // Which members a schema has seen, and scopes that are found at run time, are for keywords that the formats do without.
  Object.assign(ajv.opts, { unevaluated: false, dynamicRef: false })
  const code = standalone.default(ajv, {
    validateContract: contract.$id,
    validatePolicy: policy.$id,
    validateModels: models.$id,
    validateProbe: probe.$id,
    validateRow: 'row',
    validateChecks: 'checks',
  })
  // A length counted in characters or a comparison of values would pull in modules of ajv: the schemas do without.
  if (code.includes('require(')) throw new Error('the generated code is not self-contained')
  const places = `export const CONTRACT_KEYS = ${JSON.stringify(keyPlaces(contract, [contract, policy]))}
export const POLICY_KEYS = ${JSON.stringify(keyPlaces(policy, [contract, policy]))}`
  return `// @ts-nocheck Generated from schema/*.schema.json by scripts/generate-validators.ts; do not edit.\n${sharedDefinitions(withoutUnused(forOurErrors(code)), [contract, policy, models, probe])}\n${places}\n`
}

/**
 * The code without what our reader of errors does not look at: of each error a path, a keyword, its parameters and the
 * schema around it are kept. Half of the code, which every start reads.
 */
function forOurErrors(code: string): string {
  const made =
    /^const (err\d+) = \{instancePath(?::(.*?))?,schemaPath:"(?:[^"\\]|\\.)*",keyword:("[^"]*"),params:(.*),schema:.*,parentSchema:(.*),data(?::.*)?\};\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}$/gm
  const short = code
    .replaceAll(
      made,
      (_, _name, at = 'instancePath', keyword, params, parent) =>
        `vErrors = withError(vErrors, ${at}, ${keyword}, ${params}, ${parent});`,
    )
    .replaceAll('{instancePath="", parentData, parentDataProperty, rootData=data}={}', 'instancePath=""')
    .replaceAll(
      /\{instancePath(?::(.*?))?,parentData(?::.*?)?,parentDataProperty(?::.*?)?,rootData\}/g,
      (_, at = 'instancePath') => at,
    )
    // Of a list of half a million mistakes some are enough: ajv would copy all errors so far for each further one.
    .replaceAll(/vErrors\.concat\(([\w.]+)\)/g, 'joined(vErrors, $1)')
  const left = /schemaPath|evaluated\d|parentData\b/.exec(short)
  if (left !== null) throw new Error(`ajv writes its code in another way: ${left[0]} is still there`)
  return `${short}
function withError(errors, instancePath, keyword, params, parentSchema) { const error = { instancePath, keyword, params, parentSchema }; if (errors === null) return [error]; errors.push(error); return errors }
function joined(errors, more) { return errors.length > 1000 ? errors : errors.concat(more) }`
}

type Schema = { readonly [keyword: string]: unknown }
type Root = Schema & { readonly $id: string; readonly $defs: Schema }

/** Key → the mappings that may hold it, as paths of keys with `*` for an item: where one that strayed belongs. */
function keyPlaces(root: Schema, documents: readonly Schema[]): Readonly<Record<string, readonly string[]>> {
  const places = new Map<string, Set<string>>()
  const walk = (schema: unknown, path: string, home: Schema, inside: readonly string[]): void => {
    if (typeof schema !== 'object' || schema === null) return
    const { $ref, properties, patternProperties, items, ...rest } = schema as Schema
    if (typeof $ref === 'string' && !inside.includes($ref)) {
      const [file = '', pointer = ''] = $ref.split('#')
      const there = documents.find(({ $id }) => $id === file) ?? home
      const target = pointer
        .split('/')
        .slice(1)
        .reduce<unknown>((at, token) => (at as Schema)[token], there)
      walk(target, path, there, [...inside, $ref])
    }
    for (const [key, below] of Object.entries((properties ?? {}) as Schema)) {
      if (below === false) continue
      places.set(key, (places.get(key) ?? new Set()).add(path))
      walk(below, `${path}/${key}`, home, inside)
    }
    for (const below of Object.values((patternProperties ?? {}) as Schema)) walk(below, `${path}/*`, home, inside)
    walk(items, `${path}/*`, home, inside)
    for (const keyword of ['if', 'then', 'else']) walk(rest[keyword], path, home, inside)
  }
  walk(root, '', root, [])
  return Object.fromEntries([...places].map(([key, paths]) => [key, [...paths]]))
}

/** Drops the schemas that the code carries for callers of ajv and never reads itself. */
function withoutUnused(code: string): string {
  const unused = (line: string): boolean => {
    const name = /^const (schema\d+) = /.exec(line)?.[1]
    return name !== undefined && code.split(new RegExp(`\\b${name}\\b`)).length === 2
  }
  return code
    .split('\n')
    .filter((line) => !unused(line))
    .join('\n')
}

/** A definition that the code repeats is taken from the schema that it stands in. */
function sharedDefinitions(code: string, roots: readonly Root[]): string {
  const places = new Map<string, string>()
  for (const { $id, $defs } of roots) {
    const root = new RegExp(`^const (schema\\d+) = \\{"\\$id":"${$id}"`, 'm').exec(code)?.[1]
    if (root === undefined) continue
    for (const [name, definition] of Object.entries($defs)) {
      const text = JSON.stringify(definition)
      if (!places.has(text)) places.set(text, `${root}.$defs.${name}`)
    }
  }
  return code.replaceAll(/^const (schema\d+) = (\{.*\});$/gm, (line, name, text) => {
    const place = places.get(text)
    return place === undefined ? line : `const ${name} = ${place};`
  })
}

if (process.argv[1] === import.meta.filename) writeFileSync(TARGET, generateValidators())
