/** dependency-cruiser over src/ with the rules of .dependency-cruiser.cjs; refuses a run that saw no modules. */
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

interface Cruise {
  readonly summary: {
    readonly totalCruised: number
    readonly totalDependenciesCruised: number
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string; readonly severity: string }
    }[]
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment: string }[] }
  }
}

const root = join(import.meta.dirname, '..')
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')

function cruise(): Cruise {
  const args = [cruiser, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 } as const
  return JSON.parse(execFileSync(process.execPath, args, options)) as Cruise
}

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((p) => p.endsWith('.ts'))
const { summary } = cruise()
const reasons = new Map(summary.ruleSetUsed.forbidden.map((rule) => [rule.name, rule.comment]))

for (const { from, to, rule } of summary.violations) {
  process.stdout.write(`${from} → ${to}\n  ${rule.name}: ${reasons.get(rule.name) ?? ''}\n`)
}
process.stdout.write(
  `${summary.totalCruised} modules, ${summary.totalDependenciesCruised} imports, ${summary.violations.length} violations\n`,
)
// A compiler that dependency-cruiser can't drive makes it see nothing and report success.
if (summary.totalCruised < sources.length || summary.totalDependenciesCruised < sources.length) {
  process.stdout.write(`only ${summary.totalCruised} of ${sources.length} source files were seen\n`)
  process.exitCode = 1
}
if (summary.violations.length > 0) process.exitCode = 1
