import type { Case, CaseList, Contract } from '../../src/contract/contract.ts'
import type { Expect } from '../../src/contract/expect.ts'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import type { Decimal } from '../../src/contract/thresholds.ts'
import type { CallMeasure, Observation } from '../../src/outcome/observation.ts'
import type { Outcome } from '../../src/outcome/outcome.ts'
import { seededOrder } from '../../src/plan/order.ts'
import type { Plan, PlannedContract, Role, Target } from '../../src/plan/plan.ts'
import type { Requirement } from '../../src/plan/requirement.ts'
import { asksOf } from '../../src/plan/requirement-asks.ts'
import type { RunFacts } from '../../src/verdict/run-facts.ts'

/** Plans, observations and facts to judge, with every member that a test doesn't name at a plain value. */
export const share = (text: string): Decimal => {
  const [whole = '', fraction = ''] = text.split('.')
  return { text, numerator: BigInt(whole + fraction), scale: fraction.length }
}

const place = { file: 'c.yaml', line: 1, column: 1 }
export const expectOf = (members: Partial<Expect> = {}): Expect => ({
  parser: 'strict',
  refusal: false,
  place,
  values: {},
  ...members,
})

export const caseOf = (id: string, members: Partial<Case> = {}): Case => ({
  id,
  vars: {},
  expect: expectOf(),
  place,
  placeOf: () => place,
  ...members,
})

function casesOf(cases: readonly Case[]): CaseList {
  const groups = [...new Set(cases.flatMap((one) => (one.group === undefined ? [] : [one.group])))].sort()
  const counts = {
    expectValues: cases.filter((one) => asksOf(one).match).length,
    expectCalls: cases.filter((one) => asksOf(one).tools).length,
    flows: cases.filter((one) => one.turns).length,
    requests: 0,
    rules: 0,
    expects: cases.length,
  }
  const at = (index: number): Case => cases[index] as Case
  return { length: cases.length, groups, at, labelAt: at, idHashAt: () => 0, counts }
}

const target = (model: string): Target =>
  ({
    providerName: 'p',
    baseUrl: 'http://x',
    model,
    request: {},
    price: { kind: 'tokens', input: 1, output: 1 },
  }) as unknown as Target

type Named = Omit<Requirement, 'id' | 'from' | 'place'>
export const rate = (name: string, least: string, group: string | null = null): Requirement =>
  ({
    kind: 'rate',
    id: group === null ? name : `per_group.${group}.${name}`,
    from: 'contract',
    place,
    rate: name,
    least: share(least),
    group,
  }) as Requirement
export const speed = (measure: string, quantile: string, limit: number): Requirement =>
  ({
    kind: 'speed',
    id: `${measure}.p${Number(quantile) * 100}`,
    from: 'contract',
    place,
    measure,
    limit,
    quantile: share(quantile),
  }) as Requirement
export const other = (id: string, members: Record<string, unknown>): Requirement =>
  ({ id, from: 'contract', place, ...(members as unknown as Named) }) as Requirement

export interface PlanOptions {
  readonly cases?: readonly Case[] | number
  readonly samples?: number
  readonly requirements: readonly Requirement[]
  readonly confidence?: string
  readonly claim?: 'calls' | 'cases'
  readonly baseline?: boolean
  readonly maxUnmeasured?: string
  readonly stopEarly?: boolean
  readonly judge?: Plan['judge']
  readonly seed?: number
  readonly stream?: boolean
}

export function planOf(options: PlanOptions): Plan {
  const cases =
    typeof options.cases === 'object'
      ? options.cases
      : Array.from({ length: options.cases ?? 10 }, (_, i) => caseOf(`c${i}`))
  const contract = {
    name: 'contract',
    file: 'c.yaml',
    expect: expectOf(),
    cases: casesOf(cases),
  } as unknown as Contract
  const samples = options.samples ?? 1
  const planned: PlannedContract = {
    contract,
    candidate: target('new'),
    baseline: options.baseline ? target('old') : null,
    samples,
    requirements: options.requirements,
    claim: options.claim ?? 'calls',
    stream: options.stream ?? false,
  }
  const seed = options.seed ?? 1
  const order = seededOrder([{ cases: cases.length, samples }], seed)
  return {
    digest: 'sha256:0',
    seed,
    contracts: [planned],
    unitCount: order.length,
    slotAt: order.slotAt,
    placeOf: order.placeOf,
    unitAt: (at) => {
      const slot = order.slotAt(at)
      return { place: at, contract, case: contract.cases.at(slot.caseIndex), ...slot }
    },
    roles: options.baseline ? ['candidate', 'baseline'] : ['candidate'],
    confidence: options.confidence === undefined ? null : share(options.confidence),
    stopEarly: options.stopEarly ?? false,
    judge: options.judge ?? 'both',
    limits: { maxCalls: 10_000, maxUnmeasured: share(options.maxUnmeasured ?? '0'), concurrency: 16 },
    shard: null,
  }
}

export const OK: Outcome = { kind: 'ok' }
export const MISMATCH: Outcome = { kind: 'mismatch', differences: [{ pointer: '/a', expected: '1', found: '2' }] }
export const LOST: Outcome = {
  kind: 'unmeasured',
  failure: 'timeout',
  phase: 'body',
  status: null,
  message: 'no answer',
}
export const UNPARSABLE = {
  kind: 'unparsable',
  fault: {
    kind: 'fenced',
    span: { start: 0, end: 3, line: 1, column: 1, text: '```' },
    recoverable: true,
    recoveredBy: 'fence',
  },
} as Outcome
export const VIOLATION = {
  kind: 'schema-violation',
  violations: [
    {
      pointer: '/p',
      keyword: 'enum',
      schemaPointer: '/properties/p/enum',
      allowed: 'one of "a"',
      found: '"b"',
      message: 'not allowed',
    },
  ],
  omitted: 0,
} as Outcome

export function callOf(totalMs: number, members: Partial<CallMeasure> = {}): CallMeasure {
  const ms = { queued: 0, firstByte: null, firstToken: null, total: totalMs }
  const usage = { input: 10, output: 5, cachedInput: 0, reasoning: 0 }
  return { answered: true, ms, usage, costUsd: 0.0004, servedModel: 'new-1', timedOutMs: null, ...members }
}

export function observe(at: number, outcome: Outcome, members: Partial<Observation> = {}): Observation {
  const lost = outcome.kind === 'unmeasured'
  const calls =
    outcome.kind === 'not-run'
      ? []
      : [lost ? callOf(100, { answered: false, usage: null, costUsd: null, servedModel: null }) : callOf(100)]
  return {
    place: at,
    role: 'candidate' as Role,
    outcome,
    turn: 0,
    calls,
    valueDigest: null,
    answerText: null,
    ...members,
  }
}

export const factsOf = (members: Partial<RunFacts> = {}): RunFacts => ({
  end: { reason: 'finished' },
  severity: defaultPolicy().severity,
  baseline: null,
  loopDelayMs: 0,
  loads: [],
  worstCallUsd: () => null,
  whatIf: false,
  ...members,
})
