import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'modelgate-rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A small tree that breaks each rule once: file → its source. */
const broken: Readonly<Record<string, string>> = {
  'json/value.ts': "import { readFileSync } from 'node:fs'\nexport const value = readFileSync",
  'contract/contract.ts': "import { judge } from '../outcome/judge.ts'\nexport const contract = judge",
  'outcome/judge.ts':
    "import type { Answer } from '../model/answer.ts'\nexport const judge = (answer: Answer): Answer => answer",
  'model/answer.ts': "import { plan } from '../plan/plan.ts'\nexport type Answer = typeof plan",
  'plan/plan.ts': "import type { Answer } from '../model/answer.ts'\nexport const plan: Answer | 1 = 1",
  'provider/profile.ts': "import { run } from '../run/loop.ts'\nexport const profile = run",
  'run/loop.ts':
    "import Ajv from 'ajv'\nimport OpenAI from 'openai'\nimport * as github from '@actions/github'\nexport const run = [Ajv, OpenAI, github]",
  'run/cycle.ts': "import { other } from './other.ts'\nexport const cycle = (): unknown => other",
  'run/other.ts': "import { cycle } from './cycle.ts'\nexport const other = (): unknown => cycle",
  'report/missing.ts': "export { nothing } from './nowhere.ts'",
  'gate.ts': "import { command } from './commands/run.ts'\nexport const gate = command",
  'commands/run.ts': "import { comment } from '../github/comment.ts'\nexport const command = comment",
  'github/comment.ts': "import { cli } from '../cli.ts'\nexport const comment = cli",
  'cli.ts': 'export const cli = 1',
}

describe('the import rules find what they forbid', () => {
  let found: readonly string[] = []

  beforeAll(() => {
    for (const [path, source] of Object.entries(broken)) {
      mkdirSync(dirname(join(folder, 'src', path)), { recursive: true })
      writeFileSync(join(folder, 'src', path), `${source}\n`)
    }
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json', 'scripts/check-imports.ts']) {
      cpSync(join(root, file), join(folder, file))
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const ran = spawnSync(process.execPath, [join(folder, 'scripts/check-imports.ts')], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(ran.status).toBe(1)
    found = [...ran.stdout.matchAll(/^(\S+) → (\S+)\n {2}(\S+): \S/gm)].map((line) => `${line[1]} ${line[3]}`)
  })

  it.each([
    'src/json/value.ts pure-folders-do-no-io',
    'src/contract/contract.ts contract-takes-types-only',
    'src/provider/profile.ts provider-looks-down',
    'src/run/loop.ts ajv-in-its-thread',
    'src/run/loop.ts openai-behind-the-port',
    'src/run/loop.ts actions-packages-at-the-edge',
    'src/run/cycle.ts no-cycles',
    'src/report/missing.ts not-to-unresolvable',
    'src/gate.ts gate-knows-no-surface',
    'src/commands/run.ts surfaces-apart',
    'src/github/comment.ts nothing-imports-an-entry',
  ])('%s', (violation) => {
    expect(found).toContain(violation)
  })

  it('and nothing else', () => {
    const allowed = ['src/plan/plan.ts', 'src/outcome/judge.ts', 'src/model/answer.ts', 'src/cli.ts']
    expect(found.filter((violation) => allowed.some((file) => violation.startsWith(`${file} `)))).toEqual([])
  })
})

describe('the linter lets nothing out', () => {
  const lines = ["console.log('leaked')", "process.stderr.write('leaked')", "core.info('leaked')"]

  const said = (): string => {
    for (const file of ['biome.json', '.gitignore', 'scripts/lint/one-way-out.grit']) {
      cpSync(join(root, file), join(folder, file))
    }
    const paths = ['src/run/speaks.ts', 'src/report/speaks.ts', 'src/publish/speaks.ts']
    for (const path of paths) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `${lines.join('\n')}\n`)
    }
    const biome = join(root, 'node_modules/.bin/biome')
    const ran = spawnSync(biome, ['lint', ...paths], { cwd: folder, encoding: 'utf8' })
    return `${ran.stdout}${ran.stderr}`
  }

  it('but through publish/', () => {
    const places = [...said().matchAll(/^(\S+:\d+):\d+ (?:lint\/suspicious\/noConsole|plugin) /gm)].map(
      (line) => line[1],
    )
    const each = (file: string): readonly string[] => lines.map((_, index) => `${file}:${index + 1}`)
    expect(places.sort()).toEqual([...each('src/report/speaks.ts'), ...each('src/run/speaks.ts')])
  })
})
