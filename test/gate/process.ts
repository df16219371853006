import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Report } from '../../src/report/report.ts'
import { V8_FLAGS } from '../v8-flags.ts'

const ENTRY = join(import.meta.dirname, 'launch.ts')

/** What a test's process inherits: nothing that could hold a key or change what is printed. */
const ENVIRONMENT = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', TZ: 'UTC', CI: 'true' }

export interface Ended {
  /** null: ended by a signal. */
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly child: ChildProcessWithoutNullStreams
  readonly ended: Promise<Ended>
}

/** Starts `modelgate` on the sources in `cwd`, in an environment of its own. */
export function start(argv: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, [...V8_FLAGS, '--disable-warning=ExperimentalWarning', ENTRY, ...argv], {
    cwd,
    env: { ...ENVIRONMENT, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  return { child, ended }
}

export const modelgate = (
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> => start(argv, cwd, env).ended

/** A folder of its own with these files; a repository, so that includes may reach its whole. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'modelgate-test-'))
  mkdirSync(join(folder, '.git'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

export const reportOf = (folder: string, dir = 'modelgate-report'): Report =>
  JSON.parse(readFileSync(join(folder, dir, 'report.json'), 'utf8')) as Report

export const textOf = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

/** Every file below a folder, as bytes. */
export function everyFile(folder: string): readonly { readonly path: string; readonly bytes: Buffer }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, bytes: readFileSync(path) }))
}
