import { OUTCOME_KINDS, OUTCOMES } from '../outcome/kinds.ts'
import { DOCS, HOME, version } from '../version.ts'
import { jsonText } from './json.ts'
import { FINDING_RULE, type LocatedResult, locatedResults } from './located-results.ts'
import type { PathOf } from './path-of.ts'
import type { Report } from './report.ts'
import { docLink } from './text/problem-text.ts'
import { visible } from './text/visible.ts'

/** GitHub takes 25,000 results a run and shows 5,000 (docs.github.com, SARIF support, read 2026-11). */
const MOST_RESULTS = 5_000

/** `modelgate.sarif`, SARIF 2.1.0: a rule for each outcome and figure; results on the contract's own lines. */
export const renderSarif = (report: Report, pathOf: PathOf = (file) => file): string =>
  sarifLog(locatedResults(report, pathOf), { result: report.result })

/** The same of results that stand alone, as those of a check. */
export function sarifLog(all: readonly LocatedResult[], about: { readonly result?: Report['result'] }): string {
  const results = all.slice(0, MOST_RESULTS)
  const omitted = all.length - results.length
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'modelgate',
            version,
            semanticVersion: version,
            informationUri: HOME,
            rules: rulesFor(results),
          },
        },
        columnKind: 'utf16CodeUnits',
        automationDetails: { id: 'modelgate/' },
        results: results.map(sarifResult),
        properties: { ...about, resultsOmitted: omitted },
      },
    ],
  }
  return `${jsonText(log)}\n`
}

const sarifResult = ({ rule, level, text, file, line, column, key }: LocatedResult): unknown => ({
  ruleId: rule,
  level,
  message: { text: messageText(text) },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
        region: { startLine: line, startColumn: column },
      },
    },
  ],
  partialFingerprints: { 'modelgate/v1': key.map((part) => encodeURIComponent(part.toWellFormed())).join('/') },
})

/**
 * Common viewers honour neither the escape of an embedded link (§3.11.6) nor, outside of a placeholder, that of a brace
 * (§3.11.5): nothing stands there as a link, and only what reads as a placeholder is doubled.
 */
const messageText = (text: string): string => text.replace(/\](?=[([])/g, '] ').replace(/\{(\d+)\}/g, '{{$1}}')

/** A path as a relative reference (RFC 3986): no scheme, no authority, no way to the root. */
const uriOf = (file: string): string =>
  visible(file)
    .replace(/^\/+/, '')
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/') || '.'

interface RuleWords {
  readonly title: string
  readonly help: string
  /** The page that tells more. */
  readonly link: string
}

const findingWords = (code: string): RuleWords => ({
  title: 'found before any call was made',
  help: 'A lowered bar, a keyword that the provider ignores, a model near its shutdown: see the message.',
  link: docLink(code),
})

const requirementWords = (id: string): RuleWords => ({
  title: `the contract asks more of ${id} than was shown`,
  help: 'Fewer calls than the contract asks for did what it asks, or too few were answered to decide. The report says which.',
  link: `${DOCS}docs/contracts.md#thresholds`,
})

const otherWords = (id: string): RuleWords =>
  id.startsWith(FINDING_RULE) ? findingWords(id.slice(FINDING_RULE.length)) : requirementWords(id)

/** All outcomes but `ok`, always, so that a rule's index does not depend on the run; the others where they occur. */
function rulesFor(results: readonly LocatedResult[]): readonly unknown[] {
  const outcomes: readonly string[] = OUTCOME_KINDS.filter((kind) => kind !== 'ok' && kind !== 'not-run')
  const others = [...new Set(results.map((each) => each.rule))].filter((id) => !outcomes.includes(id))
  return [
    ...OUTCOME_KINDS.filter((kind) => outcomes.includes(kind)).map((id) =>
      rule(id, { ...OUTCOMES[id], link: `${DOCS}docs/outcomes.md` }),
    ),
    ...others.map((id) => rule(id, otherWords(id))),
  ]
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** A name unlike the id, whatever letters are large, as validators ask: `ModelgateSchemaViolation`. */
const nameOf = (id: string): string =>
  `modelgate ${id}`
    .split(/[^A-Za-z0-9]+/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')

const rule = (id: string, { title, help, link }: RuleWords): unknown => ({
  id,
  name: nameOf(id),
  shortDescription: { text: sentence(title) },
  fullDescription: { text: help },
  help: { text: help },
  ...(link === '' ? {} : { helpUri: link }),
  defaultConfiguration: { level: id === 'unmeasured' ? 'warning' : 'error' },
  properties: { tags: ['modelgate'] },
})
