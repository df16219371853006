import type { Decimal } from '../../contract/thresholds.ts'
import {
  type Read,
  readConcurrency,
  readDollars,
  readDuration,
  readSamples,
  readShard,
  readShare,
} from '../../gate/request/option-values.ts'
import type { ModelFlags } from '../../plan/targets.ts'
import { bad, good, type Problem, type Result } from '../../problem/problem.ts'

import type { Runner } from '../step/runner.ts'
import { shellWords } from './shell-words.ts'

export const COMMENT_MODES = ['always', 'on-failure', 'never'] as const
export type CommentMode = (typeof COMMENT_MODES)[number]

/** The inputs of action.yml, read once. null and empty lists: not given. */
export interface Inputs {
  readonly contracts: readonly string[]
  readonly policy: readonly string[] | null
  readonly candidate: ModelFlags
  readonly baseline: string | null
  readonly apiKey: string | null
  readonly baselineApiKey: string | null
  readonly samples: number | null
  readonly confidence: Decimal | null
  readonly maxCostUsd: number | null
  readonly deadlineMs: number | null
  readonly concurrency: number | null
  readonly onlyChanged: boolean
  readonly shard: { readonly index: number; readonly total: number } | null
  /** Journals to merge in place of a run; globs too. */
  readonly journals: readonly string[]
  readonly name: string
  readonly comment: CommentMode
  readonly checkRun: boolean
  readonly reportDir: string
  readonly token: string | null
  readonly workingDirectory: string
  readonly args: readonly string[]
}

/** Reads every input; all that can't be read are told together, and none is replaced by its default. */
export function readInputs({ input: given }: Pick<Runner, 'input'>): Result<Inputs> {
  const problems: Problem[] = []
  const text = (input: string): string | null => {
    const value = given(input)
    return value === '' ? null : value
  }
  const read = <Value>(input: string, reader: (text: string) => Read<Value>): Value | null => {
    const found = text(input)
    if (found === null) return null
    const result = reader(found)
    if ('value' in result) return result.value
    problems.push({ code: 'input-unreadable', args: { input, found, wanted: result.wanted } })
    return null
  }
  const policy = linesOf(text('policy'))
  const inputs: Inputs = {
    contracts: linesOf(text('contracts')),
    policy: policy.length === 0 ? null : policy,
    candidate: { model: text('model'), provider: text('provider'), baseUrl: read('base-url', readUrl) },
    baseline: text('baseline'),
    apiKey: text('api-key'),
    baselineApiKey: text('baseline-api-key'),
    samples: read('samples', readSamples),
    confidence: read('confidence', readShare),
    maxCostUsd: read('max-cost', readDollars),
    deadlineMs: read('deadline', readDuration),
    concurrency: read('concurrency', readConcurrency),
    onlyChanged: read('only-changed', readBoolean) ?? false,
    shard: read('shard', readShard),
    journals: linesOf(text('journals')),
    name: read('name', readName) ?? 'modelgate',
    comment: read('comment', oneOf(COMMENT_MODES)) ?? 'always',
    checkRun: read('check-run', readBoolean) ?? true,
    reportDir: text('report-dir') ?? 'modelgate-report',
    token: text('github-token'),
    workingDirectory: text('working-directory') ?? '.',
    args: read('args', readWords) ?? [],
  }
  if (inputs.shard !== null && inputs.journals.length > 0) {
    problems.push({
      code: 'input-unreadable',
      args: { input: 'shard', found: text('shard') ?? '', wanted: 'nothing is wanted beside `journals`' },
    })
  }
  return problems.length > 0 ? bad(...problems) : good(inputs)
}

const linesOf = (text: string | null): readonly string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The words of YAML's core schema, as actions/toolkit's getBooleanInput takes them. */
function readBoolean(text: string): Read<boolean> {
  if (/^(true|True|TRUE)$/.test(text)) return { value: true }
  return /^(false|False|FALSE)$/.test(text) ? { value: false } : { wanted: '`true` or `false` is wanted' }
}

function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Read<Word> {
  return (text) => {
    const value = words.find((word) => word === text)
    return value === undefined ? { wanted: `one of ${words.join(', ')} is wanted` } : { value }
  }
}

/** Goes into an HTML comment and a check's name, so it holds nothing that ends one. */
const readName = (text: string): Read<string> =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,63}$/u.test(text)
    ? { value: text }
    : { wanted: 'letters, digits, spaces and . _ / - are wanted, at most 64' }

function readUrl(text: string): Read<string> {
  const url = URL.canParse(text) ? new URL(text) : null
  const web = url?.protocol === 'https:' || url?.protocol === 'http:'
  return web ? { value: text } : { wanted: 'a URL is wanted, such as http://127.0.0.1:8000/v1' }
}

function readWords(text: string): Read<readonly string[]> {
  const words = shellWords(text)
  return 'fault' in words ? { wanted: words.fault } : { value: words }
}
