import { describe, expect, it } from 'vitest'
import { annotationsOf } from '../../src/report/annotations.ts'
import { hostileReport, manyFailures, PAYLOADS } from './fixtures/hostile.ts'
import * as named from './fixtures/named.ts'

describe('annotations', () => {
  it('of a failing swap stand on the contract’s own lines, what failed first', () => {
    const list = annotationsOf(named.failingSwap)
    expect(list.slice(0, 3)).toEqual([
      {
        file: 'contracts/triage.yaml',
        line: 26,
        level: 'failure',
        title: 'support-triage: match_rate failed',
        message: 'expected values in 91.0 % of calls; needs 95 %, was 97.0 %.',
      },
      {
        file: 'contracts/triage.yaml',
        line: 30,
        level: 'failure',
        title: 'support-triage: regression.match_rate failed',
        message:
          'expected values changed by −6.0 points against the baseline (−10.9 to −1.6); a drop of 1 point is allowed.',
      },
      {
        file: 'contracts/cases/triage.jsonl',
        line: 14,
        level: 'warning',
        title: 'support-triage: case ja-014 failed',
        message: '/priority is "high", expected "urgent".',
      },
    ])
    expect(list.at(-1)).toMatchObject({ file: 'contracts/triage.schema.json', line: 31, level: 'warning' })
  })

  it('of a weakened gate come first', () => {
    expect(annotationsOf(named.weakened)[0]).toEqual({
      file: 'contracts/triage.yaml',
      line: 26,
      level: 'failure',
      title: 'match_rate of support-triage goes from 95 % to 90 %',
      message:
        'match_rate of support-triage goes from 95 % to 90 %. a maintainer lets it in with the label gate-change-approved',
    })
  })

  it.each([
    ['passing', named.passing],
    ['notEvaluated', named.notEvaluated],
  ])('of a %s run are none', (_name, report) => expect(annotationsOf(report)).toEqual([]))

  it.each(PAYLOADS)('hold one line of visible text each: %j', (payload) => {
    for (const { title, message, line } of annotationsOf(hostileReport(payload))) {
      expect(title + message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/)
      expect(title.length).toBeLessThanOrEqual(200)
      expect(line).toBeGreaterThanOrEqual(1)
    }
  })

  it('of 20,000 failures start with the requirements', () => {
    expect(annotationsOf(manyFailures())[0]?.level).toBe('failure')
  })
})
