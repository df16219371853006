// The manifest as it is packed: without what the bundle holds already, so that one package is installed and not thirty.
// `write` puts it in place of package.json before npm packs, `restore` brings the repository's own back. npm runs
// `postpack` only where packing succeeded: `write` therefore leaves a process behind that waits for npm's end.
// Plain JavaScript, because npm may run it on the system's Node before anything is installed.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const manifest = join(root, 'package.json')
const kept = join(root, 'build', 'package.json.kept')
const LOOK_MS = 20

/** What installs nothing and means nothing to who installs the package. */
const LEFT_OUT = ['dependencies', 'devDependencies', 'overrides', 'allowScripts', 'scripts']

function write() {
  // A pack that was killed together with its watcher left this behind.
  restore()
  const text = readFileSync(manifest, 'utf8')
  const packed = Object.fromEntries(Object.entries(JSON.parse(text)).filter(([key]) => !LEFT_OUT.includes(key)))
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(kept, text)
  writeFileSync(manifest, `${JSON.stringify(packed, null, 2)}\n`)
  const npm = npmProcess()
  if (npm === null) return
  const watcher = spawn(process.execPath, [import.meta.filename ?? process.argv[1], 'watch', String(npm)], {
    cwd: root,
    detached: true,
    // Whoever reads npm's output by a pipe then sees its end after the manifest is back.
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  watcher.unref()
}

function restore() {
  if (existsSync(kept)) renameSync(kept, manifest)
}

/** Ends with `postpack`, which takes the kept manifest away, or with npm. */
function watch(npm) {
  if (!existsSync(kept)) return
  if (isAlive(npm)) setTimeout(() => watch(npm), LOOK_MS)
  else restore()
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return stateOf(pid) !== 'Z'
  } catch {
    return false
  }
}

/** A process that ended and that its parent did not ask about yet. */
function stateOf(pid) {
  return processFact(pid, 'stat')?.[0] ?? null
}

/** npm runs scripts through a shell, which may or may not stand between; null where the system does not tell. */
function npmProcess() {
  let pid = process.ppid
  while (/(^|\/)-?(ba|da|z|k)?sh$/.test(processFact(pid, 'comm') ?? '')) pid = Number(processFact(pid, 'ppid'))
  return processFact(pid, 'comm') === null || pid <= 1 ? null : pid
}

function processFact(pid, field) {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

const [command, pid] = process.argv.slice(2)
if (command === 'write') write()
else if (command === 'restore') restore()
else if (command === 'watch') watch(Number(pid))
else throw new Error('write, restore or watch is wanted')
