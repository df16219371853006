import { describe, expect, it } from 'vitest'
import type { Plan } from '../../src/plan/plan.ts'
import { rulesOf } from '../../src/verdict/kinds/register.ts'
import { createCaseFacts } from '../../src/verdict/ledger/case-facts.ts'
import { plannedAnswers } from '../../src/verdict/sequential/confident.ts'
import { planOf, rate, speed } from './fixture.ts'

const requirements = [rate('parse_rate', '0.9'), speed('latency', '0.9', 1000)]

describe('units that a confident verdict counts', () => {
  const plan = planOf({ cases: 10, samples: 3, requirements, confidence: '0.9', claim: 'cases' })
  const counted = (one: Plan): number[] =>
    requirements.map((requirement) => {
      const { question } = rulesOf(requirement)
      return question ? plannedAnswers({ plan: one, caseFacts: createCaseFacts(one) }, 0, question) : 0
    })

  it('are cases where samples can not differ', () => {
    expect(counted(plan)).toEqual([10, 10])
  })

  it('are calls for the speeds of a load test, because times differ', () => {
    const contracts = plan.contracts.map((planned) => ({ ...planned, speedClaim: 'calls' as const }))
    expect(counted({ ...plan, contracts })).toEqual([10, 30])
  })
})
