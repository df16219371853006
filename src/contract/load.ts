import { sha256 } from '../json/digest.ts'
import type { Place, Problem, Result } from '../problem/problem.ts'
import { type Bounds, wholeRun } from './bounds.ts'
import type { CaseEntry } from './cases/cases-read.ts'
import type { ScannedRows } from './cases/scanned-rows.ts'
import type { Contract } from './contract.ts'
import { readContract } from './contract-read.ts'
import { FileSearch } from './files/glob.ts'
import { isGlobFault } from './files/glob-pattern.ts'
import { decodeUtf8, joinPath, locateNamed, readProblem, shownPath } from './files/include.ts'
import { type FilePort, type Included, isReadFault } from './files/port.ts'
import { Findings, MOST_PROBLEMS, type Source } from './files/source.ts'
import { readYamlParts } from './files/yaml.ts'
import { MAX_YAML_BYTES } from './files/yaml-caps.ts'
import type { Reading } from './reading.ts'
import type { SchemaDocument } from './schema-document.ts'
import { type SchemaCheck, structureProblems } from './structure.ts'
import { CONTRACT_KEYS, validateContract } from './validators.generated.ts'

export interface LoadOptions {
  readonly port: FilePort
  /** Absolute; globs and shown paths are relative to it. */
  readonly cwd: string
  /** What all that is read may come to; by default what a whole run may. */
  readonly bounds?: Bounds
  /** For `take`; the same seed takes the same rows. */
  readonly seed?: number
  /** Inputs of batches, relative to `cwd`, whose lines are the cases in place of the contracts' own. */
  readonly batchInputs?: BatchInputs
}

export interface BatchInputs {
  readonly files: readonly string[]
  /** A seeded sample of each; null: all. */
  readonly take: number | null
  /** What threads found in them already, by file; a file that is left out is read row by row. */
  readonly scanned?: ReadonlyMap<string, ScannedRows>
}

/** Reads every contract that the globs name, or tells all that is wrong with any of them. */
export function loadContracts(patterns: readonly string[], options: LoadOptions): Result<readonly Contract[]> {
  const { contracts, problems, warnings } = readContracts(patterns, options)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: contracts, warnings }
}

export interface ContractsRead {
  /** Those that are good, in the order of the globs, and within one in the order of their paths. */
  readonly contracts: readonly Contract[]
  /** Of all the others, each with its place. */
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
  /** What was read of those that are not good, and of their schemas. */
  readonly faulty: readonly Contract[]
  readonly schemas: readonly SchemaDocument[]
}

/**
 * The same where the good ones are looked at further, so that all problems of all files can be told at once.
 *
 * @param placeOf where a pattern was written, by its index; absent for those of the command line
 */
export function readContracts(
  patterns: readonly string[],
  options: LoadOptions,
  placeOf?: (index: number) => Place,
): ContractsRead {
  const problems: Problem[] = []
  const warnings: Problem[] = []
  const schemas: SchemaDocument[] = []
  const paths = new Set<string>()
  if (patterns.length === 0) problems.push({ code: 'no-contracts', args: {} })
  const search = new FileSearch(options.port, options.cwd)
  for (const [index, pattern] of patterns.entries()) {
    const found = search.find(pattern)
    const place = placeOf && { place: placeOf(index) }
    if (isGlobFault(found)) problems.push({ code: found.code, args: { pattern, ...found.args }, ...place })
    else if (found.paths.length + found.refused.length === 0)
      problems.push({ code: 'glob-matches-nothing', args: { pattern }, ...place })
    else {
      for (const path of found.paths) paths.add(path)
      for (const [path, code] of found.refused) problems.push(refusedFile(code, shownPath(options.cwd, path)))
    }
  }
  const contracts: Contract[] = []
  const faulty: Contract[] = []
  const bounds = options.bounds ?? wholeRun()
  const names = new Map<string, string>()
  for (const path of paths) {
    // The first that went beyond was told; what follows would be read for nothing.
    if (bounds.yamlTokens < 0) break
    const { contract, findings, reading } = readContractFile(
      path,
      { ...options, bounds },
      validateContract as SchemaCheck,
      names,
    )
    for (const problem of withoutFlood(findings.problems)) problems.push(problem)
    warnings.push(...findings.warnings)
    if (contract) (findings.problems.length > 0 ? faulty : contracts).push(contract)
    if (findings.problems.length > 0) for (const schema of reading.schemas.values()) if (schema) schemas.push(schema)
  }
  return { contracts, faulty, problems, warnings, schemas }
}

const refusedFile = (code: 'file-absent' | 'file-not-regular', file: string): Problem => ({
  code,
  args: { path: file },
  place: { file, line: 1, column: 1 },
})

function withoutFlood(problems: readonly Problem[]): readonly Problem[] {
  const last = problems[MOST_PROBLEMS]
  if (!last) return problems
  const more = {
    code: 'more-problems' as const,
    args: { path: last.place?.file ?? '' },
    ...(last.place && { place: last.place }),
  }
  return [...problems.slice(0, MOST_PROBLEMS), more]
}

interface FileRead {
  /** Good where nothing was found. */
  readonly contract: Contract | null
  readonly findings: Findings
  readonly reading: Reading
}

function readContractFile(
  path: string,
  options: LoadOptions & Pick<Reading, 'bounds'>,
  conforms: SchemaCheck,
  names: Map<string, string>,
): FileRead {
  const { port, cwd, bounds } = options
  const findings = new Findings()
  const reading: Reading = {
    port,
    cwd,
    findings,
    bounds,
    includes: 'keptBytes',
    digests: new Map(),
    schemas: new Map(),
  }
  const file = locateNamed(reading, joinPath(cwd, path))
  const source = file && readSource(reading, file)
  if (!file || !source) return { contract: null, findings, reading }
  const { problems, broken } = structureProblems(source, conforms, { places: CONTRACT_KEYS, inside: '' })
  for (const problem of problems) findings.problems.push(problem)
  reportRepeatedName(source, names, findings)
  const contract = readContract(
    { ...reading, file, source },
    {
      broken,
      seed: options.seed ?? 0,
      ...(options.batchInputs && { cases: entriesOf(options.batchInputs, file.shown) }),
    },
  )
  return { contract, findings, reading }
}

/** As a contract would name them: relative to itself. */
const entriesOf = ({ files, take, scanned }: BatchInputs, contract: string): readonly CaseEntry[] =>
  files.map((file) => {
    const rows = scanned?.get(file)
    return {
      from: `${'../'.repeat(contract.split('/').length - 1)}${file}`,
      format: 'openai-batch',
      ...(take === null ? {} : { take }),
      ...(rows && { scanned: rows }),
    }
  })

/**
 * A YAML file given by the user or found by a glob, at most 256 KiB. Problems go to the findings: where there are some,
 * the source, if any, only serves to look for more.
 */
export function readSource(reading: Reading, file: Included): Source | null {
  const { findings } = reading
  const place = { file: file.shown, line: 1, column: 1 }
  const bytes = reading.port.read(file.realPath, MAX_YAML_BYTES)
  if (isReadFault(bytes)) {
    findings.problem(...readProblem(bytes, file.shown, MAX_YAML_BYTES), place)
    return null
  }
  reading.digests.set(file.shown, sha256(bytes))
  const text = decodeUtf8(bytes)
  if (text === null) {
    findings.problem('file-not-text', { path: file.shown }, place)
    return null
  }
  const { source, problems, warnings } = readYamlParts(text, file.shown, reading.bounds)
  for (const problem of problems) findings.problems.push(problem)
  for (const warning of warnings) findings.warnings.push(warning)
  return source
}

function reportRepeatedName(source: Source, names: Map<string, string>, findings: Findings): void {
  const value = source.value
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined
  if (typeof name !== 'string') return
  const first = names.get(name)
  if (first !== undefined) findings.problem('contract-repeated', { name, first }, source.placeOf('/name'))
  else names.set(name, source.file)
}
