import type { Case, CaseList, Contract } from '../../src/contract/contract.ts'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import type { Decimal } from '../../src/contract/thresholds.ts'
import type { Observation } from '../../src/outcome/observation.ts'
import { seededOrder } from '../../src/plan/order.ts'
import type { Plan, Target } from '../../src/plan/plan.ts'
import type { RunFacts } from '../../src/verdict/run-facts.ts'

/** A one-contract plan with one confident match rate: what the simulations run through the ledger and the verdict. */
export interface Simulated {
  readonly cases: number
  readonly samples: number
  readonly least: string
  readonly confidence: string
  readonly seed: number
}

export function decimal(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.')
  return { text, numerator: BigInt(whole + fraction), scale: fraction.length }
}

export function simulatedPlan({ cases, samples, least, confidence, seed }: Simulated): Plan {
  const place = { file: 'bench', line: 1, column: 1 }
  const single = { id: 'c', vars: {}, place, expect: { parser: 'strict', refusal: false, values: {}, place } } as Case
  const counts = { expectValues: cases, expectCalls: 0, flows: 0, requests: 0, rules: 0, expects: cases }
  const list: CaseList = {
    length: cases,
    groups: [],
    at: () => single,
    labelAt: () => single,
    idHashAt: () => 0,
    counts,
  }
  const contract = { name: 'bench', file: 'bench', cases: list } as unknown as Contract
  const planned = {
    contract,
    candidate: {} as Target,
    baseline: null,
    samples,
    requirements: [
      {
        kind: 'rate',
        id: 'match_rate',
        from: 'contract',
        place,
        rate: 'match_rate',
        least: decimal(least),
        group: null,
      } as const,
    ],
    claim: 'calls' as const,
    stream: false,
  }
  const order = seededOrder([{ cases, samples }], seed)
  return {
    digest: '',
    seed,
    contracts: [planned],
    unitCount: order.length,
    slotAt: order.slotAt,
    placeOf: order.placeOf,
    unitAt: (at) => ({ place: at, contract, case: single, ...order.slotAt(at) }),
    roles: ['candidate'],
    confidence: decimal(confidence),
    stopEarly: true,
    judge: 'both',
    limits: { maxCalls: 1e9, maxUnmeasured: decimal('0'), concurrency: 1 },
    shard: null,
  }
}

const OK = { kind: 'ok' } as const
const WRONG = { kind: 'mismatch', differences: [] } as const
const LOST = { kind: 'unmeasured', failure: 'network', phase: 'sent', status: null, message: '' } as const

export function observation(place: number, ended: 'ok' | 'wrong' | 'lost'): Observation {
  const outcome = ended === 'ok' ? OK : ended === 'wrong' ? WRONG : LOST
  return { place, role: 'candidate', outcome, turn: 0, calls: [], valueDigest: null, answerText: null }
}

export const FACTS: RunFacts = {
  end: { reason: 'stopped-early' },
  severity: defaultPolicy().severity,
  baseline: null,
  loopDelayMs: 0,
  loads: [],
  worstCallUsd: () => null,
  whatIf: false,
}
