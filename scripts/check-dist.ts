/** dist/ in the repository must be what the sources make: wiped, rebuilt, compared by git. */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
rmSync(join(root, 'dist'), { recursive: true, force: true })
execFileSync(process.execPath, [join(import.meta.dirname, 'build.ts')], { stdio: 'inherit' })
const changed = execFileSync('git', ['status', '--porcelain', 'dist'], { cwd: root, encoding: 'utf8' })

if (changed !== '') {
  process.stderr.write(`dist/ is not what the sources make; run "npm run build" and commit it:\n${changed}`)
  process.exitCode = 1
}
