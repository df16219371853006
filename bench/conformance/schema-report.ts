import type { Draft } from '../../src/contract/schema-document.ts'
import { createSchemaValidator } from '../../src/outcome/schema/schema-validator.ts'
import { runSuite, SUITE_FOLDERS, type SuiteResult, suiteGroups, suiteRemotes } from './schema-suite.ts'

export interface DraftResult {
  readonly draft: Draft
  readonly required: SuiteResult
  readonly optional: SuiteResult
  readonly formats: SuiteResult
}

export function runSchemaSuite(folder: string): readonly DraftResult[] {
  const remotes = suiteRemotes(folder)
  const validator = createSchemaValidator()
  return (Object.keys(SUITE_FOLDERS) as Draft[]).map((draft) => {
    const run = (part: string) => runSuite(validator, draft, suiteGroups(folder, draft, part), remotes)
    return { draft, required: run(''), optional: run('optional'), formats: run('optional/format') }
  })
}

/** Why a schema is refused that the suite holds to be right. */
const REASONS: Readonly<Record<string, string>> = {
  'schema-remote-ref': 'no URL is ever fetched, the meta-schemas included; files of the repository are read',
  'schema-reserved-name': 'no JavaScript validator checks a member `__proto__` reliably',
  'schema-id-beside-ref': 'up to draft-07 everything beside `$ref` is ignored; validators differ on the identifier',
  'schema-unknown-format': 'formats are those of ajv-formats; one that is not checked would pass everything',
  'schema-dynamic-ref':
    'the target depends on the path taken, and ajv was seen to pass values wrongly; where only one target is possible the reference is read',
  'schema-draft': 'a meta-schema of its own may switch vocabularies off; only the five drafts are read',
  'schema-vocabulary': 'a declared vocabulary may switch keywords off',
  'schema-unknown-keyword': 'an unknown keyword would check nothing',
  'schema-ref-not-schema': 'a reference into a place that is no schema',
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`
const refusedTests = ({ refused }: SuiteResult) => refused.reduce((sum, group) => sum + group.tests, 0)

export function schemaSection(drafts: readonly DraftResult[]): readonly string[] {
  return [
    '## JSON Schema: JSON-Schema-Test-Suite',
    '',
    "Required tests. The suite's remote files are handed over as local files, as a contract's own would be.",
    '',
    '| draft | tests | agree | refused on purpose | passes wrongly | fails, formats being checked |',
    '| --- | --- | --- | --- | --- | --- |',
    ...drafts.map(({ draft, required }) => {
      const refused = refusedTests(required)
      return `| ${draft} | ${required.tests} | ${required.agree} | ${refused} (${percent(refused, required.tests)}) | ${required.falsePasses.length} | ${required.falseFails.length} |`
    }),
    '',
    'The last column holds tests that want a wrong format to pass: 2020-12 makes formats annotations unless a validator is told otherwise, and a contract that names a format means it.',
    '',
    '### Refused on purpose',
    '',
    ...refusals(drafts, ({ required }) => required),
    '### Required tests that fail here',
    '',
    ...drafts.flatMap(({ draft, required }) => required.falseFails.map((name) => `- ${draft}, ${name}`)),
    '',
    '### Optional tests',
    '',
    '| draft | tests | agree | refused | passes, suite says invalid | fails, suite says valid |',
    '| --- | --- | --- | --- | --- | --- |',
    ...drafts.flatMap(({ draft, optional, formats }) => [
      row(`${draft}, optional`, optional),
      row(`${draft}, formats`, formats),
    ]),
    '',
    'Passing or failing otherwise, each named once:',
    '',
    ...named('passes', drafts, (result) => result.falsePasses),
    ...named('fails', drafts, (result) => result.falseFails),
    '',
  ]
}

const row = (name: string, result: SuiteResult) =>
  `| ${name} | ${result.tests} | ${result.agree} | ${refusedTests(result)} | ${result.falsePasses.length} | ${result.falseFails.length} |`

function named(
  word: string,
  drafts: readonly DraftResult[],
  of: (result: SuiteResult) => readonly string[],
): readonly string[] {
  const names = new Set(drafts.flatMap(({ optional, formats }) => [...of(optional), ...of(formats)]))
  return [...names].sort().map((name) => `- ${word}: ${name}`)
}

function refusals(drafts: readonly DraftResult[], of: (result: DraftResult) => SuiteResult): readonly string[] {
  const byCode = new Map<string, Map<string, string[]>>()
  for (const result of drafts) {
    for (const { group, code, tests } of of(result).refused) {
      const groups = byCode.get(code) ?? new Map<string, string[]>()
      groups.set(group, [...(groups.get(group) ?? []), `${result.draft}: ${tests}`])
      byCode.set(code, groups)
    }
  }
  return [...byCode]
    .sort()
    .flatMap(([code, groups]) => [
      `**\`${code}\`**: ${REASONS[code] ?? code}.`,
      '',
      ...[...groups].sort().map(([group, where]) => `- ${group} (tests in ${where.join(', ')})`),
      '',
    ])
}
