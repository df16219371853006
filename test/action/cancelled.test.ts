import { describe, expect, it } from 'vitest'
import { forwarded } from './forward.ts'
import { actionHarness } from './harness.ts'
import { pullRequest } from './payloads.ts'

const { step, github, simulatorUrl } = actionHarness()

describe('a cancelled job', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s: a valid partial report, said on GitHub, exit code %i', async (name, code) => {
    const slow = await forwarded(simulatorUrl(), (body) => body, true)
    const ended = await step(
      {},
      {
        event: 'pull_request',
        payload: pullRequest(),
        inputs: { 'base-url': slow.url, samples: '20' },
        signal: { name, when: slow.asked(2) },
      },
    )
    await slow.close()
    expect(ended.code).toBe(code)
    expect(JSON.parse(ended.read('modelgate-report/report.json'))).toMatchObject({ complete: false })
    expect(ended.outputs['exit-code']).toBe(String(code))
    expect(github().comments[0]?.body).toContain('Cancelled after')
  })
})
