import { diskFiles } from '../contract/files/disk.ts'
import { contractMatcher } from '../library/contract-matcher.ts'
import { check, judge, type LibraryWorld, rejudge, run } from '../library/library.ts'
import type { Library, WorldOptions } from '../library/public-types.ts'
import { reportFiles } from '../publish/files.ts'
import { createSink } from '../publish/sink.ts'
import { environmentRedactor, processPorts } from './ports.ts'

/** The library over this process. Nothing is printed, and no signal is watched: the host does both. */
export const processLibrary = (judgeWorker: URL): Library => ({
  check: (options = {}) => check(options, worldOf(judgeWorker, options)),
  run: (options = {}) => run(options, worldOf(judgeWorker, options)),
  rejudge: (journals, options = {}) => rejudge(journals, options, worldOf(judgeWorker, options)),
  judge: (contract, answer, options = {}) => judge(contract, answer, options.case, worldOf(judgeWorker, options)),
})

/** What `modelgate/vitest` adds to `expect`. */
export const processMatchers = () => ({ toMeetContract: contractMatcher(diskFiles(), () => folder(process.cwd())) })

const SILENT = { write: () => true, on: () => undefined }

function worldOf(
  judgeWorker: URL,
  { cwd = process.cwd(), env = process.env, signal }: WorldOptions & { readonly signal?: AbortSignal },
): LibraryWorld {
  const redact = environmentRedactor(env)
  const ports = processPorts(judgeWorker, env, redact, signal ?? new AbortController().signal)
  return {
    cwd: folder(cwd),
    ports: { ...ports, started: () => () => {} },
    sink: createSink({ stdout: SILENT, stderr: SILENT, files: reportFiles, redact, color: false }),
  }
}

const folder = (path: string): string => path.replaceAll('\\', '/')
