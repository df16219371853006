import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts'
import { type FakeGitHub, type FakeOptions, fakeGitHub } from '../github/fake-github/fake-github.ts'
import { example, pullRequest } from './payloads.ts'
import { cleanWorkspaces, type Ended, runStep, type Step } from './runner.ts'
import { transcript } from './transcript.ts'

let simulator: Simulator
let github: FakeGitHub | null = null
beforeAll(async () => {
  simulator = await startSimulator({ host: '127.0.0.1' })
})
afterEach(async () => {
  await github?.close()
  github = null
  cleanWorkspaces()
})
afterAll(() => simulator.close())

const CANARY = 'canary-7f3a9c51e8d2b604'

/** A step against the simulator and a GitHub of its own; what it sent must be what GitHub's description allows. */
async function step(options: FakeOptions, over: Step): Promise<Ended> {
  github ??= await fakeGitHub(options)
  const inputs = {
    contracts: 'triage.yaml',
    'base-url': simulator.url,
    'api-key': CANARY,
    model: 'sim-steady',
    ...over.inputs,
  }
  const ended = await runStep({ ...over, inputs, apiUrl: github.url })
  expect(github.violations).toEqual([])
  expect(JSON.stringify([ended.stdout, ended.stderr, ended.outputs, ended.summary, github.seen])).not.toContain(CANARY)
  return ended
}

const compare = (name: string, title: string, ended: Ended): Promise<void> =>
  expect(transcript(title, ended, github as FakeGitHub)).toMatchFileSnapshot(`transcripts/${name}.md`)

describe('each event, as the runner starts it', () => {
  it('push: a summary, outputs and a check run; there is no pull request to comment on', async () => {
    const ended = await step({}, { event: 'push', payload: example('push') })
    expect(ended.code).toBe(0)
    await compare('push', 'push: the model keeps the contract', ended)
  })

  it('pull_request: a comment and a check run with annotations', async () => {
    const ended = await step({}, { event: 'pull_request', payload: pullRequest(), inputs: { model: 'sim-sloppy' } })
    expect(ended.code).toBe(1)
    await compare('pull-request', 'pull_request: the model does not keep the contract', ended)
  })
})
