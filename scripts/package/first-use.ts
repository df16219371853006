/** A first use of the packed tarball in an empty folder, on the Node of the system and without a network. */
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { startSimulator } from '../../src/simulator/simulator.ts'

/** What npm adds in front of the path for its scripts is this repository's Node, not the user's. */
const systemPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !/node_modules|node-gyp-bin/.test(folder))
  .join(delimiter)

/** As a user's shell is: nothing of the npm that runs this script. */
const environment = Object.fromEntries(
  Object.entries({ ...process.env, PATH: systemPath, OPENAI_API_KEY: undefined }).filter(
    ([name, value]) => value !== undefined && !/^npm_/i.test(name),
  ),
)

interface Step {
  readonly argv: readonly string[]
  /** What is wrong after it; null: nothing. */
  readonly fault: (ended: Ended, folder: string) => string | null
}

interface Ended {
  readonly code: number | null
  readonly text: string
}

const endsWith = (code: number) => (ended: Ended) =>
  ended.code === code ? null : `ended with ${ended.code}, not ${code}`

/** The library by its name, from the installed package. */
const LIBRARY = `import { check } from 'modelgate'
const { exit_code, problems } = await check({ contracts: ['none.yaml'] })
if (exit_code !== 2 || problems[0].code !== 'glob-matches-nothing') throw new Error(JSON.stringify(problems))`

/** One package is installed, and each command ends as it should. `SIMULATOR` stands for the endpoint's URL. */
const STEPS: readonly Step[] = [
  { argv: ['node', '--version'], fault: endsWith(0) },
  // A manifest of its own keeps npm from one that lies above the folder.
  { argv: ['npm', 'init', '--yes'], fault: endsWith(0) },
  {
    argv: ['npm', 'install', '--engine-strict', '--offline', '--no-audit', '--no-fund', 'TARBALL'],
    fault: (ended, folder) => endsWith(0)(ended) ?? severalPackages(folder),
  },
  { argv: ['npx', '--offline', 'modelgate', '--version'], fault: endsWith(0) },
  { argv: ['npx', '--offline', 'modelgate', 'demo'], fault: endsWith(0) },
  { argv: ['node', '--input-type=module', '--eval', LIBRARY], fault: endsWith(0) },
  { argv: ['npx', '--offline', 'modelgate', 'init', '--yes'], fault: endsWith(0) },
  { argv: ['npx', '--offline', 'modelgate', 'check'], fault: endsWith(0) },
  {
    argv: [...'npx --offline modelgate run --model sim-steady --baseline sim-steady --base-url SIMULATOR'.split(' ')],
    fault: endsWith(0),
  },
]

function severalPackages(folder: string): string | null {
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))
  return installed.join() === 'modelgate' ? null : `installed ${installed.join(', ')}`
}

export async function firstUse(tarball: string, folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true })
  const faults: string[] = []
  const simulator = await startSimulator({ host: '127.0.0.1' })
  try {
    for (const one of STEPS) {
      const argv = one.argv.map((word) => word.replace('TARBALL', tarball).replace('SIMULATOR', simulator.url))
      const ended = await run(argv, folder)
      const found = one.fault(ended, folder)
      process.stdout.write(`$ ${argv.join(' ')}\n${found === null && argv[0] !== 'node' ? '' : ended.text}`)
      if (found !== null) faults.push(`${argv.join(' ')}: ${found}`)
    }
  } finally {
    await simulator.close()
  }
  return faults
}

function run([command = '', ...args]: readonly string[], folder: string): Promise<Ended> {
  const child = spawn(command, args, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      text += data
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, text }))
  })
}
