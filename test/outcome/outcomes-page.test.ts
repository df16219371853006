import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Contract, Turn } from '../../src/contract/contract.ts'
import type { Expect } from '../../src/contract/expect.ts'
import { memoryFiles } from '../../src/contract/files/memory.ts'
import { loadContracts } from '../../src/contract/load.ts'
import { renderRequest } from '../../src/contract/template.ts'
import type { Answered, Failure, FinishReason } from '../../src/model/answer.ts'
import { criteriaOf } from '../../src/outcome/criteria-of.ts'
import { outcomeOfFailure } from '../../src/outcome/failure.ts'
import { openTurn } from '../../src/outcome/flow.ts'
import { judgeAnswer } from '../../src/outcome/judge-answer.ts'
import type { CallFault, Outcome, OutcomeKind, ParseFaultKind } from '../../src/outcome/outcome.ts'
import { toolSchemas } from '../../src/outcome/tool-schema.ts'
import { answered, call } from './make.ts'
import { testValidator } from './validator.ts'

interface Example {
  readonly title: string
  readonly contract: string
  readonly given: readonly (Answered | Failure)[]
  readonly outcome: Outcome
}

interface Message {
  readonly content: string | null
  readonly refusal?: string
  readonly finish_reason?: string
  readonly shapes?: Answered['shapes']
  readonly tool_calls?: readonly { readonly name: string; readonly arguments: string }[]
}

function answerOf({ content, refusal, finish_reason: raw, tool_calls: calls = [], shapes = [] }: Message): Answered {
  const toolCalls = calls.map((one, i) => call(one.name, one.arguments, `call_${i}`))
  const finish: FinishReason | undefined = raw === 'length' ? { unified: 'length', raw } : undefined
  return {
    ...answered(toolCalls.length > 0 ? toolCalls : content, { content, refusal: refusal ?? null }, finish),
    shapes,
  }
}

/** Reads the page: a contract holds until the next one, an example is a heading with what was given and its outcome. */
function examplesOf(page: string): readonly Example[] {
  const examples: Example[] = []
  let [title, contract] = ['', '']
  let given: (Answered | Failure)[] = []
  for (const [, heading, , info, body = ''] of page.matchAll(/^###? (.+)$|^(`{3,})(\S.*)\n([\s\S]*?)\n\2$/gm)) {
    if (heading !== undefined) [title, given] = [heading, []]
    else if (info === 'yaml') contract = body
    else if (info === 'text answer') given.push(answered(body))
    else if (info === 'json answer') given.push(answerOf(JSON.parse(body) as Message))
    else if (info === 'json failure') given.push(JSON.parse(body) as Failure)
    else if (info === 'json outcome') examples.push({ title, contract, given, outcome: JSON.parse(body) as Outcome })
    else throw new Error(`a block of an unknown sort: ${info}`)
  }
  return examples
}

async function load(text: string): Promise<Contract> {
  const loaded = await loadContracts(['page.yaml'], { port: memoryFiles({ '/page.yaml': text }), cwd: '/' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
  return loaded.value[0] as Contract
}

const validator = testValidator()

async function outcomeOf({ contract: text, given }: Example): Promise<Outcome> {
  const contract = await load(text)
  const planned = contract.cases.at(0)
  const judge = (wanted: Expect, one: Answered | Failure): Outcome => {
    if (one.kind !== 'answered')
      return outcomeOfFailure({ kind: 'failed', failure: one, ms: answered('').ms, attempts: 3 }, wanted)
    const criteria = criteriaOf(
      renderRequest(contract, planned),
      contract.api,
      wanted,
      toolSchemas(contract.placeOf('')),
    )
    return judgeAnswer(criteria, one, validator).outcome
  }
  if (!planned.turns) return judge(planned.expect, given[0] as Answered | Failure)
  let previous: Answered | null = null
  let outcome: Outcome = { kind: 'not-run', reason: 'missing' }
  for (const [index, turn] of (planned.turns as readonly Turn[]).entries()) {
    const opened = openTurn(turn, { api: contract.api, previous, callbacks: new Set(), validator })
    if (opened.kind === 'wrong-calls') return opened
    outcome = judge(turn.expect, given[index] as Answered)
    if (outcome.kind !== 'ok') return outcome
    previous = given[index] as Answered
  }
  return outcome
}

const examples = examplesOf(readFileSync(join(import.meta.dirname, '../../docs/outcomes.md'), 'utf8'))

describe('each example of docs/outcomes.md comes out as the page says', () => {
  test.each(examples.map((example) => [example.title, example] as const))('%s', async (_, example) => {
    expect(await outcomeOf(example)).toMatchObject(example.outcome)
  })
})

describe('the page is complete', () => {
  const outcomes: Record<Exclude<OutcomeKind, 'not-run'>, number> = {
    ok: 0,
    mismatch: 0,
    'wrong-arguments': 0,
    'wrong-calls': 0,
    'schema-violation': 0,
    unparsable: 0,
    truncated: 0,
    refused: 0,
    rejected: 0,
    unmeasured: 0,
  }
  const parseFaults: Record<ParseFaultKind, number> = {
    fenced: 0,
    'prose-around': 0,
    'several-values': 0,
    'trailing-text': 0,
    'single-quoted': 0,
    'trailing-comma': 0,
    'python-literal': 0,
    'duplicate-key': 0,
    'not-a-number': 0,
    'cut-off': 0,
    empty: 0,
    'not-json': 0,
    envelope: 0,
  }
  const callFaults: Record<CallFault['kind'], number> = {
    'unknown-tool': 0,
    missing: 0,
    unexpected: 0,
    order: 0,
    duplicated: 0,
    parallel: 0,
    'no-call': 0,
    unforeseen: 0,
  }
  beforeAll(() => {
    for (const { outcome } of examples) {
      outcomes[outcome.kind as keyof typeof outcomes]++
      if (outcome.kind === 'unparsable') parseFaults[outcome.fault.kind]++
      if (outcome.kind === 'wrong-calls') callFaults[outcome.fault.kind]++
    }
  })
  test('every outcome, every unparsable kind and every fault of calls has an example', () => {
    const without = Object.entries({ ...outcomes, ...parseFaults, ...callFaults }).filter(([, count]) => count === 0)
    expect(without).toEqual([])
  })
})
