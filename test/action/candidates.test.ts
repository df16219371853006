import { describe, expect, it } from 'vitest'
import { actionHarness } from './harness.ts'
import { pullRequest } from './payloads.ts'

const { step, github } = actionHarness()
const event = { event: 'pull_request', payload: pullRequest() }

describe('several models of one step', () => {
  it('are one comment, one check and one result; the outputs are those of the best that passes', async () => {
    const ended = await step(
      {},
      { ...event, inputs: { model: 'sim-sloppy\nsim-steady, sim-flaky', baseline: 'sim-steady' } },
    )
    expect([ended.code, ended.outputs.result, ended.outputs['match-rate']]).toEqual([0, 'pass', '1'])
    expect(ended.outputs['failed-contracts']).toBe('[]')
    expect(ended.outputs.journal).toMatch(/modelgate-report\/\*\/journal\.jsonl$/)
    expect([github().comments.length, github().checkRuns.length]).toEqual([1, 1])
    const body = String(github().comments[0]?.body)
    for (const model of ['sim-sloppy', 'sim-steady', 'sim-flaky']) expect(body).toContain(`\`${model}\``)
    expect(JSON.parse(ended.read('modelgate-report/report.json')).candidates).toHaveLength(3)
  })

  it('must all pass where `args` say so', async () => {
    const inputs = { model: 'sim-sloppy,sim-steady', args: '--need all' }
    const ended = await step({}, { ...event, inputs })
    expect([ended.code, ended.outputs.result]).toEqual([1, 'fail'])
    expect(ended.outputs['failed-contracts']).toBe('["triage"]')
    expect(ended.summary).toContain('1 of 2 candidates fails (`sim-sloppy`), and all must pass')
    const [check] = github().checkRuns
    expect(JSON.stringify(check)).toContain('sim-sloppy: triage: match_rate failed')
  })

  it('are merged from the journals of each one’s shards', async () => {
    const inputs = { model: 'sim-sloppy,sim-steady' }
    const files: Record<string, string> = {}
    for (const part of ['1', '2']) {
      const ended = await step({}, { ...event, inputs: { ...inputs, shard: `${part}/2` } })
      for (const model of ['sim-sloppy', 'sim-steady'])
        files[`${model}-${part}.jsonl`] = ended.read(`modelgate-report/${model}/journal.jsonl`)
    }
    const merged = await step({}, { ...event, files, inputs: { ...inputs, 'api-key': '', journals: 'sim-*.jsonl' } })
    expect([merged.code, merged.outputs.result]).toEqual([0, 'pass'])
    const { candidates } = JSON.parse(merged.read('modelgate-report/report.json'))
    expect(candidates.map((one: { figures: { measured: number } }) => one.figures.measured)).toEqual([12, 12])
  })

  it('are told together what is wrong with all of them', async () => {
    const ended = await step({}, { ...event, inputs: { model: 'a,b', contracts: 'absent/*.yaml' } })
    expect([ended.code, ended.outputs.result]).toEqual([2, 'error'])
    expect(ended.stderr.match(/absent/g)).toHaveLength(1)
  })
})
