import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Draft, SchemaDocument } from '../../src/contract/schema-document.ts'
import type { JsonValue } from '../../src/json/value.ts'
import type { SchemaValidator } from '../../src/outcome/validator.ts'
import { jsonFiles } from './suites.ts'

export const SUITE_FOLDERS: Readonly<Record<Draft, string>> = {
  'draft-04': 'draft4',
  'draft-06': 'draft6',
  'draft-07': 'draft7',
  '2019-09': 'draft2019-09',
  '2020-12': 'draft2020-12',
}

export interface SuiteGroup {
  readonly file: string
  readonly description: string
  readonly schema: JsonValue
  readonly tests: readonly { readonly description: string; readonly data: JsonValue; readonly valid: boolean }[]
}

export interface SuiteResult {
  readonly tests: number
  readonly agree: number
  /** Passed although the suite says invalid. */
  readonly falsePasses: readonly string[]
  /** Failed although the suite says valid. */
  readonly falseFails: readonly string[]
  /** Groups that are refused before any value is looked at, with the code of the first problem. */
  readonly refused: readonly {
    readonly group: string
    readonly code: string
    readonly detail: string
    readonly tests: number
  }[]
}

export function suiteGroups(folder: string, draft: Draft, part = ''): readonly SuiteGroup[] {
  const groups: SuiteGroup[] = []
  for (const [file, content] of jsonFiles(join(folder, 'tests', SUITE_FOLDERS[draft], part))) {
    for (const group of content as unknown as readonly Omit<SuiteGroup, 'file'>[]) groups.push({ ...group, file })
  }
  return groups
}

/** The suite's remote files by the URL at which its schemas expect them; handed over as local files. */
export function suiteRemotes(folder: string): ReadonlyMap<string, JsonValue> {
  return new Map(
    [...jsonFiles(join(folder, 'remotes'), true)].map(([path, value]) => [`http://localhost:1234/${path}`, value]),
  )
}

export function schemaDocument(
  root: JsonValue,
  draft: Draft,
  resources: Readonly<Record<string, JsonValue>> = {},
): SchemaDocument {
  const digest = createHash('sha256')
    .update(JSON.stringify([draft, root, resources]))
    .digest('hex')
  // No number in the suites' schemas that count here is one that a double can't hold.
  return { digest, draft, root, resources, exact: new Map(), place: { file: 'schema.json', line: 1, column: 1 } }
}

/** The document with those remote files that it, or they, refer to. */
export function withRemotes(
  validator: SchemaValidator,
  root: JsonValue,
  draft: Draft,
  remotes: ReadonlyMap<string, JsonValue>,
): SchemaDocument {
  const resources: Record<string, JsonValue> = {}
  for (;;) {
    const document = schemaDocument(root, draft, resources)
    const missing = validator
      .compile(document)
      .map((problem) => String(problem.args['uri'] ?? ''))
      .find((uri) => remotes.has(uri) && !Object.hasOwn(resources, uri))
    if (missing === undefined) return document
    resources[missing] = remotes.get(missing) as JsonValue
  }
}

export function runSuite(
  validator: SchemaValidator,
  draft: Draft,
  groups: readonly SuiteGroup[],
  remotes: ReadonlyMap<string, JsonValue>,
): SuiteResult {
  const result = {
    tests: 0,
    agree: 0,
    falsePasses: [] as string[],
    falseFails: [] as string[],
    refused: [] as SuiteResult['refused'][number][],
  }
  for (const group of groups) {
    const document = withRemotes(validator, group.schema, draft, remotes)
    const problem = validator.compile(document)[0]
    const name = `${group.file}: ${group.description}`
    result.tests += group.tests.length
    if (problem !== undefined) {
      const detail = String(problem.args['keyword'] ?? problem.args['format'] ?? problem.args['ref'] ?? '')
      result.refused.push({ group: name, code: problem.code, detail, tests: group.tests.length })
      continue
    }
    for (const test of group.tests) {
      const passes = validator.validate(document, { value: test.data, exact: new Map() }).violations.length === 0
      if (passes === test.valid) result.agree += 1
      else (passes ? result.falsePasses : result.falseFails).push(`${name}: ${test.description}`)
    }
  }
  return result
}
