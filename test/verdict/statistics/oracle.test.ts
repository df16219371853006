import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { failProbability, passProbability, sequentialBoundaries } from '../../../src/verdict/sequential/boundaries.ts'
import { clopperPearson, signTest } from '../../../src/verdict/statistics/binomial.ts'
import { FAIL_SIDE, logEvidence, PASS_SIDE } from '../../../src/verdict/statistics/evidence.ts'
import { tangoInterval } from '../../../src/verdict/statistics/tango.ts'

// Reference values from outside: scipy's, and an independent program's for the sequential rule.
const STATISTICS = '../shared/oracles/statistics.json'
const SEQUENTIAL = '../shared/oracles/sequential.json'
const read = (path: string) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null)

describe.skipIf(!existsSync(STATISTICS))('against scipy, to 1e-6', () => {
  const rows = (read(STATISTICS) ?? []) as readonly Record<string, unknown>[]
  const close = (found: readonly number[], wanted: readonly number[]) =>
    found.forEach((value, index) => expect(Math.abs(value - (wanted[index] as number))).toBeLessThan(1e-6))

  it('Clopper and Pearson', () => {
    const own = rows.filter((row) => row.kind === 'clopper-pearson') as unknown as {
      k: number
      n: number
      confidence: number
      interval: number[]
    }[]
    expect(own.length).toBeGreaterThan(0)
    for (const { k, n, confidence, interval } of own) close(clopperPearson(k, n, confidence), interval)
  })

  it('Tango and the exact sign test', () => {
    const own = rows.filter((row) => row.kind === 'paired') as unknown as Record<string, number>[]
    expect(own.length).toBeGreaterThan(0)
    for (const row of own) {
      const { both = 0, baseline_only: b = 0, candidate_only: c = 0, neither = 0 } = row
      const counts = { n: both + b + c + neither, baselineOnly: b, candidateOnly: c }
      close(tangoInterval(counts, row.confidence as number), row.tango as unknown as number[])
      for (const [level, interval] of Object.entries(row.tango_at ?? {}))
        close(tangoInterval(counts, Number(level)), interval as unknown as number[])
      close([signTest(b, c)], [row.mcnemar_exact_p as number])
    }
  })
})

describe.skipIf(!existsSync(SEQUENTIAL))('the sequential rule, to 1e-9', () => {
  const oracle = read(SEQUENTIAL)
  it('evidence', () => {
    for (const { s, f, t, ln_e_pass, ln_e_fail } of oracle?.values ?? []) {
      expect(Math.abs(logEvidence(PASS_SIDE, s + f, f, Number(t)) - ln_e_pass)).toBeLessThan(1e-9)
      expect(Math.abs(logEvidence(FAIL_SIDE, s + f, f, Number(t)) - ln_e_fail)).toBeLessThan(1e-9)
    }
  })

  it('first pass without a failure', () => {
    for (const [c, shares] of Object.entries(oracle?.no_failure_first_n ?? {})) {
      for (const [t, first] of Object.entries(shares as Record<string, { at_0_8_alpha: number }>)) {
        const alpha = 1 - Number(c)
        const rule = { units: 7_000, least: Number(t), alpha, failAlpha: alpha }
        expect(sequentialBoundaries(rule).passFirst[0], `${t} at ${c}`).toBe(first.at_0_8_alpha)
      }
    }
  })

  it('boundaries and exact error probabilities', () => {
    for (const plan of oracle?.plans ?? []) {
      const t = Number(plan.t)
      const found = sequentialBoundaries({ units: plan.N, least: t, alpha: 0.05, failAlpha: 0.05 })
      const table = (values: Float64Array) => Object.fromEntries([...values].map((n, f) => [f, n]).filter(([, n]) => n))
      expect(table(found.passFirst)).toEqual(plan.pass_first_n_by_failures)
      expect(table(found.failLast.slice(0, found.failAtEnd + 1))).toEqual(plan.fail_last_n_by_failures)
      expect(found.passAtEnd).toBe(plan.pass_at_plan_end_if_failures_at_most)
      expect(found.failAtEnd).toBe(plan.fail_at_plan_end_if_failures_at_least)
      expect(Math.abs(passProbability(found, t) - plan.exact_false_pass_at_p_equal_t)).toBeLessThan(1e-9)
      expect(Math.abs(failProbability(found, t) - plan.exact_false_fail_at_p_equal_t)).toBeLessThan(1e-9)
    }
  })

  it('Tango with counts that are no integers', () => {
    for (const { n, baseline_only: baselineOnly, candidate_only: candidateOnly, tango90 } of oracle?.tango.values ??
      []) {
      tangoInterval({ n, baselineOnly, candidateOnly }, 0.9).forEach((end, side) =>
        expect(Math.abs(end - tango90[side])).toBeLessThan(1e-9),
      )
    }
  })
})
