/**
 * Builds dist/: TypeScript → JavaScript (tsc) → one bundle with lazy chunks (ncc) → minified (terser), each module in
 * one file with those that are loaded with it. The bytes depend on the sources and the lock file alone.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ncc, { type NccOutput } from '@vercel/ncc'
import { minify } from 'terser'
import { rewriteChunks } from './chunk-files.ts'
import { declarations } from './declarations.ts'
import { trimPackages } from './trimmed-packages.ts'

const root = join(import.meta.dirname, '..')
// webpack names chunks after paths relative to the working directory.
process.chdir(root)
const emitted = join(root, 'build', 'js')
const dist = join(root, 'dist')

/** A file of dist/ → its text. */
type Files = Map<string, string>

const main = 'modelgate.js'
const worker = 'judge-worker.js'
const workerUrl = `new URL('./${worker}', import.meta.url)`

/** What node starts. Everything else is behind them, so that `--version` loads next to nothing. */
const entries: Files = new Map([
  ['cli.js', cliEntry()],
  ['index.js', `import { action } from './${main}'\nawait action({ judgeWorker: ${workerUrl} })\n`],
  [worker, `import { thread } from './${main}'\nawait thread()\n`],
  ['library.js', libraryEntry()],
  [
    'vitest.js',
    `import { expect } from 'vitest'\nimport { matchers } from './${main}'\nexpect.extend(await matchers())\n`,
  ],
  ['package.json', '{ "type": "module" }\n'],
])

function cliEntry(): string {
  const run = `process.exitCode = await cli(process.argv.slice(2), { judgeWorker: ${workerUrl} })`
  return `#!/usr/bin/env node\nimport { cli } from './${main}'\n${run}\n`
}

/** The same names as src/index.ts, of which the types are made. */
function libraryEntry(): string {
  const names = '{ check, run, rejudge, judge }'
  return `import { library } from './${main}'\nexport const ${names} = await library(${workerUrl})\n`
}

function emit(): void {
  rmSync(emitted, { recursive: true, force: true })
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit' })
  trimPackages(root, emitted)
}

async function bundle(): Promise<Files> {
  // filterAssetBase keeps ncc from copying files of the tree that a path expression might mean.
  const built: NccOutput = await ncc(join(emitted, 'bundle.js'), {
    cache: false,
    quiet: true,
    esm: true,
    license: 'licenses.txt',
    filename: main,
    target: 'es2022',
    filterAssetBase: emitted,
  })
  const files: Files = new Map([[main, built.code]])
  for (const [path, asset] of Object.entries(built.assets)) {
    if (path !== 'package.json') files.set(path, asset.source.toString())
  }
  return files
}

function refuseRawSources(files: Files): void {
  for (const path of files.keys()) {
    if (/\.[cm]?ts$/.test(path)) throw new Error(`ncc copied ${path} instead of compiling it`)
  }
}

/** Packages whose chunk bears their name, so that its size and who loads it can be seen: name → what its text holds. */
const NAMED_CHUNKS: Readonly<Record<string, string>> = { openai: './node_modules/openai/' }

/** ncc numbers chunks; the main bundle turns a number into a file's name in one place. */
function nameChunks(files: Files): void {
  const names: Record<string, string> = {}
  for (const [name, marker] of Object.entries(NAMED_CHUNKS)) {
    const found = [...files].filter(([path, code]) => /^\d+\./.test(path) && code.includes(marker))
    const [path, code] = found[0] ?? ['', '']
    if (found.length !== 1) throw new Error(`${found.length} chunks hold ${marker}, not one`)
    names[path.slice(0, path.indexOf('.'))] = name
    files.delete(path)
    files.set(`${name}.${main}`, code)
  }
  const before = files.get(main) ?? ''
  const after = before.replace(
    `"" + chunkId + ".${main}"`,
    `(${JSON.stringify(names)}[chunkId] ?? chunkId) + ".${main}"`,
  )
  if (after === before) throw new Error('the bundle names its chunks in another way')
  files.set(main, after)
}

async function shrink(path: string, code: string): Promise<string> {
  if (!path.endsWith('.js')) return code
  const { code: small } = await minify(code, {
    module: true,
    ecma: 2020,
    compress: { passes: 2 },
    // Error classes are told apart by name in their packages' messages.
    keep_classnames: true,
    format: { comments: false },
  })
  if (!small) throw new Error(`terser returned nothing for ${path}`)
  return `${small}\n`
}

const isPackage = (name: string): boolean => existsSync(join(root, 'node_modules', name, 'package.json'))

/** ncc's text by package: a line with its name, one with its licence, then the licence's own words. */
function licenseSections(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n')
  const starts = lines.flatMap((line, at) =>
    line !== '' && (lines[at - 1] ?? '') === '' && isPackage(line) ? [at] : [],
  )
  return new Map(
    starts.map((at, index) => [
      lines[at] ?? '',
      lines
        .slice(at, starts[index + 1])
        .join('\n')
        .trim(),
    ]),
  )
}

/** ncc's list of licences in the order of names. */
const licenses = (text: string): string =>
  `${[...licenseSections(text)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, section]) => section)
    .join('\n\n')}\n`

async function build(): Promise<void> {
  emit()
  const files = await bundle()
  refuseRawSources(files)
  nameChunks(files)
  files.set('licenses.txt', licenses(files.get('licenses.txt') ?? ''))
  for (const [path, code] of entries) files.set(path, code)
  for (const [path, text] of declarations(root, ['index.ts', 'vitest.ts'])) files.set(`types/${path}`, text)

  for (const [path, code] of files) if (!entries.has(path)) files.set(path, await shrink(path, code))
  await rewriteChunks(files, main)
  rmSync(dist, { recursive: true, force: true })
  let bytes = 0
  for (const [path, text] of files) {
    mkdirSync(join(dist, path, '..'), { recursive: true })
    writeFileSync(join(dist, path), text, { mode: path === 'cli.js' ? 0o755 : 0o644 })
    bytes += Buffer.byteLength(text)
  }
  process.stdout.write(`dist/: ${files.size} files, ${(bytes / 1e6).toFixed(2)} MB\n`)
}

await build()
