/** A first use of the packed tarball in an empty folder, on the Node of the system and without a network. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

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
]

function severalPackages(folder: string): string | null {
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'))
  return installed.join() === 'modelgate' ? null : `installed ${installed.join(', ')}`
}

export async function firstUse(tarball: string, folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true })
  const faults: string[] = []
  const step = ({ argv, fault }: Step, url: string): void => {
    const [command = '', ...args] = argv.map((word) => word.replace('TARBALL', tarball).replace('SIMULATOR', url))
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env: environment, encoding: 'utf8' })
    const found = fault({ code: status, text: `${stdout}${stderr}` }, folder)
    process.stdout.write(`$ ${argv.join(' ')}\n${found === null ? '' : `${stdout}${stderr}`}`)
    if (found !== null) faults.push(`${argv.join(' ')}: ${found}`)
  }
  for (const one of STEPS) step(one, '')
  return faults
}
