import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/simulator.ts'
import { type FakeGitHub, type FakeOptions, fakeGitHub } from '../github/fake-github/fake-github.ts'
import { cleanWorkspaces, type Ended, runStep, type Step } from './runner.ts'
import { transcript } from './transcript.ts'

const shared = join(import.meta.dirname, 'workspace')

/** The files of test/action/workspace, as the base branch has them too. */
export const BASE_FILES = Object.fromEntries(
  ['triage.yaml', 'triage.schema.json'].map((name) => [name, readFileSync(join(shared, name), 'utf8')]),
)

/** A key that must be in no byte that leaves; in other encodings too. */
const CANARY = 'canary-7f3a9c51e8d2b604'
const FORMS = [
  CANARY,
  Buffer.from(CANARY).toString('hex'),
  Buffer.from(CANARY).toString('base64').slice(0, 24),
  encodeURIComponent(CANARY),
]

export interface ActionHarness {
  /** A step against the simulator and a GitHub; what it sends must be what GitHub's description allows. */
  readonly step: (options: FakeOptions, over: Step) => Promise<Ended>
  /** The GitHub of the last step. */
  readonly github: () => FakeGitHub
  readonly simulatorUrl: () => string
  readonly compare: (name: string, title: string, ended: Ended) => Promise<void>
}

/** Registers a simulator for the file's tests, and a GitHub for each of them. */
export function actionHarness(): ActionHarness {
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
  const current = (): FakeGitHub => {
    if (github === null) throw new Error('no step was run')
    return github
  }
  return {
    github: current,
    simulatorUrl: () => simulator.url,
    step: async (options, over) => {
      github ??= await fakeGitHub({ base: BASE_FILES, ...options })
      const inputs = {
        contracts: 'triage.yaml',
        'base-url': simulator.url,
        'api-key': CANARY,
        model: 'sim-steady',
        ...over.inputs,
      }
      const ended = await runStep({ ...over, inputs, apiUrl: github.url })
      expect(github.violations).toEqual([])
      const files = ['report.json', 'report.md', 'report.html', 'junit.xml', 'modelgate.sarif', 'journal.jsonl']
      const written = files.map((name) => ended.read(`modelgate-report/${name}`))
      const left = JSON.stringify([ended.stdout, ended.stderr, ended.outputs, ended.summary, github.seen, written])
      for (const form of FORMS) expect(left).not.toContain(form)
      // The one line that may name a key is the runner's own protocol, and never reaches the log.
      expect(ended.masked).toEqual(inputs['api-key'] === '' ? [] : expect.arrayContaining([inputs['api-key']]))
      return ended
    },
    compare: (name, title, ended) =>
      expect(transcript(title, ended, current())).toMatchFileSnapshot(`transcripts/${name}.md`),
  }
}
