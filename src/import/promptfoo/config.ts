import type { JsonObject, JsonValue } from '../../json/value.ts'
import type { ImportContext } from '../context.ts'
import type { ForeignFile } from '../source/foreign-files.ts'
import type { FileLine } from '../source/places.ts'

/** A promptfoo config that is being read: its file is what its paths are relative to. */
export interface Config extends ImportContext {
  readonly file: ForeignFile
  readonly root: JsonObject
}

export interface Test {
  readonly description: string | null
  readonly vars: JsonObject
  readonly asserts: readonly Assert[]
  readonly options: JsonObject
  readonly metadata: JsonObject
  readonly threshold: number | null
  /** Labels of the prompts that ask it; null: all. */
  readonly prompts: readonly string[] | null
  readonly place: FileLine
}

export interface Assert {
  readonly value: JsonObject
  readonly place: FileLine
}

/** A test with one value for each of its variables. */
export interface Case extends Test {
  readonly id: string
}

export const lineOf = (
  { places, file }: Config,
  container: JsonValue | undefined,
  member: string | number | null = null,
): FileLine => places.at(container, member, { file: file.shown, line: 1 })

/** Schemes behind which something lies that is not in the repository. */
const REMOTE = /^(https?|huggingface|langfuse|portkey|helicone|az|s3|gs|sharepoint|package):/i

/** Why a path of the config can't be read as data; null where it can. */
export function unreadable(path: string): string | null {
  const plain = path.replace(/^file:\/\//, '')
  if (REMOTE.test(plain)) return 'remote: no URL is fetched'
  if (/^(exec|python|golang|ruby|javascript|webhook):/.test(plain)) return 'code is not run'
  if (/\.(?:[cm]?[jt]sx?|py|rb|go|sh|bash|zsh|ps1|bat|cmd|exe|pl)(?::[\w$.]+)?$/.test(plain)) return 'code is not run'
  if (/\{\{-?\s*env\b/.test(plain)) return 'the path depends on the environment'
  if (/\.(?:xlsx?|ods|parquet)(?:#.*)?$/.test(plain)) return 'spreadsheets are not read; export it as CSV'
  return null
}
