import { memoryFiles } from '../contract/files/memory.ts'
import type { FilePort } from '../contract/files/port.ts'
import { loadContracts } from '../contract/load.ts'
import type { Problem } from '../problem/problem.ts'
import { type ContractFiles, contractFiles, uniqueNames } from './contract-files.ts'
import { FORMATS } from './formats.ts'
import { type Carried, ImportLog, type Remark } from './log.ts'
import { readDocument } from './source/document.ts'
import { ForeignFiles } from './source/foreign-files.ts'
import { Places } from './source/places.ts'

export interface ImportRequest {
  readonly files: readonly string[]
  readonly cwd: string
  readonly seed: number
  readonly take: number
}

export interface ImportResult {
  readonly contracts: readonly ContractFiles[]
  /** Of the source, each once whatever the number of its prompts. */
  readonly cases: number
  readonly carried: readonly Carried[]
  readonly changed: readonly Remark[]
  readonly leftOut: readonly Remark[]
  /** A file could not be read, or nothing here reads it. */
  readonly refused: boolean
  /** What `check` would say of what was made; empty, or a bug of ours. */
  readonly problems: readonly Problem[]
}

/** Reads files of other tools and makes contracts of them. Nothing is written, run or fetched. */
export function importFiles({ files, cwd, seed, take }: ImportRequest, port: FilePort): ImportResult {
  const log = new ImportLog()
  const places = new Places()
  const reader = new ForeignFiles(port, cwd, log)
  const unique = uniqueNames()
  const contracts: ContractFiles[] = []
  let [cases, refused] = [0, false]
  for (const path of files) {
    const file = reader.named(path)
    if (!file) {
      refused = true
      continue
    }
    const context = { files: reader, places, log, seed, take }
    const document = readDocument(file, context)
    const format = FORMATS.find(({ recognises }) => recognises(document))
    if (!format) {
      const names = FORMATS.map(({ name }) => name).join(', ')
      log.leftOut(`the file ${file.shown}`, `it is of no format that is read: ${names}`, { file: file.shown, line: 1 })
      refused = true
      continue
    }
    const imported = format.read(document, context)
    if (imported.drafts.length === 0) refused = true
    cases += imported.cases
    const header = `Imported from ${file.shown.split('/').at(-1) ?? ''} by modelgate import; see docs/import.md`
    contracts.push(...contractFiles(imported.drafts, header, unique))
  }
  const { carried, changed, left_out: leftOut } = log.all()
  return { contracts, cases, carried, changed, leftOut, refused, problems: checked(contracts) }
}

/** Reads what was made as `check` would. */
function checked(contracts: readonly ContractFiles[]): readonly Problem[] {
  if (contracts.length === 0) return []
  const texts = contracts.flatMap(({ files }) => files.map(({ path, text }) => [`/import/${path}`, text] as const))
  const port = memoryFiles({ '/import/.git/HEAD': '', ...Object.fromEntries(texts) })
  const loaded = loadContracts(
    contracts.map(({ file }) => file),
    { port, cwd: '/import' },
  )
  return loaded.ok ? [] : loaded.problems
}
