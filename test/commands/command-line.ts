import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { CommandIo } from '../../src/commands/io.ts'
import { runProgram } from '../../src/commands/program.ts'
import { processPorts } from '../../src/process/ports.ts'
import { reportFiles } from '../../src/publish/files.ts'
import { createRedactor } from '../../src/publish/redact.ts'
import { createSink } from '../../src/publish/sink.ts'

const worker = new URL('../../src/judge-worker.ts', import.meta.url)

export interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A folder of its own with these files, and a command line that runs in it. `today` is the day of every run. */
export function folderWith(
  files: Readonly<Record<string, string>>,
  today = '2026-11-22',
  environment: CommandIo['environment'] = {},
) {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'modelgate-command-')))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), text)
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  const modelgate = async (...argv: readonly string[]): Promise<Ended> => {
    const said = { out: '', err: '' }
    const stream = (name: 'out' | 'err') => ({
      write: (text: string) => {
        said[name] += text
        return true
      },
      on: () => undefined,
    })
    const sink = createSink({
      stdout: stream('out'),
      stderr: stream('err'),
      files: reportFiles,
      redact: (text) => text,
      color: false,
    })
    const io: CommandIo = {
      cwd,
      home: cwd,
      environment,
      sink,
      color: false,
      width: () => 100,
      terminal: false,
      ask: null,
      gatePorts: (cancelled) => ({
        ...processPorts(worker, environment, createRedactor([]), cancelled),
        today: () => today,
      }),
      signals: { signal: new AbortController().signal, code: () => 130, watch: () => {} },
    }
    return { code: await runProgram(argv, io), ...said }
  }
  const read = (path: string): string => readFileSync(join(cwd, path), 'utf8')
  const exists = (path: string): boolean => existsSync(join(cwd, path))
  return { cwd, write, read, exists, modelgate, remove: () => rmSync(cwd, { recursive: true }) }
}
