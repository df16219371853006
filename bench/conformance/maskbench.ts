import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft, SchemaDocument } from '../../src/contract/schema-document.ts'
import { canonicalJson } from '../../src/json/canonical.ts'
import { readJson } from '../../src/json/read.ts'
import { isObject, type JsonObject, type JsonValue } from '../../src/json/value.ts'
import type { Answered } from '../../src/model/answer.ts'
import type { Judge } from '../../src/outcome/judge.ts'
import type { Problem } from '../../src/problem/problem.ts'
import { schemaDocument } from './schema-suite.ts'

/** What became of the instances of one label: judged as labelled, judged otherwise, or not judged at all. */
export interface Instances {
  agree: number
  disagree: number
  notJudged: number
}

export interface MaskbenchResult {
  readonly schemas: number
  /** Accepted as written; accepted once members that check nothing are taken out; refused, by code. */
  readonly asWritten: number
  readonly cleaned: number
  readonly refused: ReadonlyMap<string, number>
  readonly valid: Instances
  readonly invalid: Instances
  /** `file #instance`, with the label and the keyword that decided. */
  readonly disagreements: readonly { readonly name: string; readonly label: boolean; readonly keyword: string }[]
  readonly timeouts: readonly string[]
}

/** Each schema is prepared and each instance judged on the production thread, with its deadlines. */
export async function runMaskbench(folder: string, judge: Judge): Promise<MaskbenchResult> {
  const refused = new Map<string, number>()
  const counts = { schemas: 0, asWritten: 0, cleaned: 0 }
  const valid: Instances = { agree: 0, disagree: 0, notJudged: 0 }
  const invalid: Instances = { agree: 0, disagree: 0, notJudged: 0 }
  const disagreements: MaskbenchResult['disagreements'][number][] = []
  const timeouts: string[] = []
  const judgeFile = async (file: string): Promise<void> => {
    const { schema, sources, tests } = readEntry(join(folder, 'maskbench/data', file))
    const prepared = await accept(schema, sources, judge)
    counts.schemas += 1
    if (prepared.kind !== 'refused') counts[prepared.kind] += 1
    else refused.set(prepared.code, (refused.get(prepared.code) ?? 0) + 1)
    if (prepared.kind === 'refused' && prepared.code.startsWith('schema-compile')) timeouts.push(file)
    for (const [index, test] of tests.entries()) {
      const kind = test.valid ? valid : invalid
      if (prepared.kind === 'refused') {
        kind.notJudged += 1
        continue
      }
      const { outcome } = await judge.judge(criteriaOf(prepared.document), answerOf(test.text))
      const keyword = outcome.kind === 'schema-violation' ? (outcome.violations[0]?.keyword ?? '') : outcome.kind
      if (keyword === 'validator-timeout') timeouts.push(`${file} #${index}`)
      if ((outcome.kind === 'ok') === test.valid) kind.agree += 1
      else {
        kind.disagree += 1
        disagreements.push({ name: `${file} #${index}`, label: test.valid, keyword })
      }
    }
  }
  const files = readdirSync(join(folder, 'maskbench/data')).values()
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (const file of files) await judgeFile(file)
    }),
  )
  return { ...counts, refused, valid, invalid, disagreements, timeouts }
}

/** Files judged at once, so that the thread always has the next. */
const LANES = 32

interface Entry {
  readonly schema: JsonValue
  /** Source text of the schema's numbers that a double can't hold. */
  readonly sources: ReadonlyMap<string, string>
  readonly tests: readonly { readonly text: string; readonly valid: boolean }[]
}

function readEntry(path: string): Entry {
  const read = readJson(readFileSync(path, 'utf8'), 1000)
  if (!read.ok) throw new Error(`${path}: ${read.fault.message}`)
  const { value, exact } = read.document
  const { schema = null, tests = [] } = value as JsonObject
  const under = (prefix: string) =>
    new Map([...exact].filter(([at]) => at.startsWith(prefix)).map(([at, text]) => [at.slice(prefix.length), text]))
  return {
    schema,
    sources: new Map([...under('/schema')].map(([at, text]) => [`#${at}`, text])),
    tests: (tests as readonly JsonObject[]).map(({ data = null, valid }, index) => ({
      text: canonicalJson(data, under(`/tests/${index}/data`)),
      valid: valid === true,
    })),
  }
}

type Prepared =
  | { readonly kind: 'asWritten' | 'cleaned'; readonly document: SchemaDocument }
  | { readonly kind: 'refused'; readonly code: string }

/** Codes about members that check nothing (or that the labels took for nothing); a person would take them out. */
const REMOVABLE = new Set(['schema-unknown-keyword', 'schema-unknown-format', 'schema-draft'])

async function accept(schema: JsonValue, sources: Entry['sources'], judge: Judge): Promise<Prepared> {
  const draft = draftOf(schema)
  let root = schema
  for (let kind: 'asWritten' | 'cleaned' = 'asWritten'; ; kind = 'cleaned') {
    const document = { ...schemaDocument(root, draft), exact: sources }
    const problems = await judge.prepare([document])
    if (problems.length === 0) return { kind, document }
    const removable = problems.filter((problem) => REMOVABLE.has(problem.code))
    if (removable.length === 0) return { kind: 'refused', code: problems[0]?.code ?? '' }
    root = without(root, removable)
  }
}

const DRAFTS: readonly (readonly [RegExp, Draft])[] = [
  [/draft-04/, 'draft-04'],
  [/draft-06/, 'draft-06'],
  [/draft-07/, 'draft-07'],
  [/2019-09/, '2019-09'],
]

function draftOf(schema: JsonValue): Draft {
  const uri = isObject(schema) ? String(schema['$schema'] ?? '') : ''
  return DRAFTS.find(([pattern]) => pattern.test(uri))?.[1] ?? '2020-12'
}

function without(root: JsonValue, problems: readonly Problem[]): JsonValue {
  const copy = structuredClone(root)
  for (const problem of problems) {
    const steps = String(problem.args['pointer'])
      .split('/')
      .slice(1)
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    const last = steps.pop() as string
    const parent = steps.reduce((here: JsonValue | undefined, step) => (here as JsonObject | undefined)?.[step], copy)
    if (typeof parent === 'object' && parent !== null) delete (parent as Record<string, JsonValue>)[last]
  }
  return copy
}

const criteriaOf = (schema: SchemaDocument) => ({
  expect: { parser: 'strict', schema, refusal: false, place: schema.place } as const,
  tools: [],
  toolChoice: 'auto' as const,
  parallelToolCalls: true,
  isCompared: false,
})

const answerOf = (content: string): Answered => ({
  kind: 'answered',
  status: 200,
  servedModel: null,
  fingerprint: null,
  finishReason: { unified: 'stop', raw: 'stop' },
  message: { content, refusal: null, toolCalls: [] },
  usage: null,
  ms: { queued: 0, firstByte: null, firstToken: null, total: 0 },
  attempts: 1,
})
