import { diskFiles } from '../contract/files/disk.ts'
import { contractMatcher } from '../library/contract-matcher.ts'
import { check, judge, type LibraryPorts, rejudge, run } from '../library/library.ts'
import type { Library, WorldOptions } from '../library/public-types.ts'
import { reportFiles } from '../publish/files.ts'
import { createSink } from '../publish/sink.ts'
import { environmentRedactor, processPorts } from './ports.ts'

/** The library over this process. Nothing is printed, and no signal is watched: the host does both. */
export const processLibrary = (judgeWorker: URL): Library => ({
  check: (options = {}) => check(options, portsOf(judgeWorker, options)),
  run: (options = {}) => run(options, portsOf(judgeWorker, options)),
  rejudge: (journals, options = {}) => rejudge(journals, options, portsOf(judgeWorker, options)),
  judge: (contract, answer, options = {}) => judge(contract, answer, options.case, portsOf(judgeWorker, options)),
})

/** What `modelgate/vitest` adds to `expect`. */
export const processMatchers = () => ({ toMeetContract: contractMatcher(diskFiles(), () => folder(process.cwd())) })

const SILENT = { write: () => true, on: () => undefined }

function portsOf(
  judgeWorker: URL,
  { cwd = process.cwd(), env = process.env, signal }: WorldOptions & { readonly signal?: AbortSignal },
): LibraryPorts {
  const redact = environmentRedactor(env)
  const ports = processPorts(judgeWorker, env, redact, signal ?? new AbortController().signal)
  return {
    cwd: folder(cwd),
    ports: { ...ports, started: () => () => {} },
    sink: createSink({ stdout: SILENT, stderr: SILENT, files: reportFiles, redact, color: false }),
  }
}

const folder = (path: string): string => path.replaceAll('\\', '/')
