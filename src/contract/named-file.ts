import { bad, good, type Result } from '../problem/problem.ts'
import { wholeRun } from './bounds.ts'
import { joinPath, shownPath } from './files/include.ts'
import type { FilePort, Included } from './files/port.ts'
import { Findings, type Source } from './files/source.ts'
import { readSource } from './load.ts'
import type { Reading } from './reading.ts'
import { type SchemaCheck, structureProblems } from './structure.ts'

/** Where a file is looked for: `cwd` is absolute, and names are relative to it. */
export interface NamedFileOptions {
  readonly port: FilePort
  readonly cwd: string
}

/** What a file that stands for itself is read with: a policy, a registry, a record. */
export const soleReading = ({ port, cwd }: NamedFileOptions, findings: Findings): Reading => ({
  port,
  cwd,
  findings,
  digests: new Map(),
  bounds: wholeRun(),
  includes: 'keptBytes',
  schemas: new Map(),
})

/** A file by its name, as it is found and as it is shown to people. */
export function namedFile(path: string, { port, cwd }: NamedFileOptions): Included {
  const absolute = joinPath(cwd, path)
  return { realPath: port.inspect(absolute)?.realPath ?? absolute, shown: shownPath(cwd, absolute) }
}

export interface CheckedFile {
  readonly source: Source
  /** Its name as it is shown. */
  readonly shown: string
}

/** Reads a file by its name and holds it against one of the schemas of `schema/`; all problems come together. */
export function readCheckedFile(path: string, conforms: SchemaCheck, options: NamedFileOptions): Result<CheckedFile> {
  const findings = new Findings()
  const file = namedFile(path, options)
  const source = readSource(soleReading(options, findings), file)
  if (!source) return { ok: false, problems: findings.problems }
  const { problems } = structureProblems(source, conforms)
  if (findings.problems.length + problems.length > 0) return bad(...findings.problems, ...problems)
  return good({ source, shown: file.shown }, findings.warnings)
}
