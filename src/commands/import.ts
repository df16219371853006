import { joinPath } from '../contract/files/include.ts'
import { EXIT } from '../exit-codes.ts'
import { type ImportResult, importFiles } from '../import/import.ts'
import type { Remark } from '../import/log.ts'
import { counted } from '../report/text/numbers.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import { visible } from '../report/text/visible.ts'
import type { CommandIo } from './io.ts'
import { refusedPaths } from './refused-paths.ts'

export interface ImportFlags {
  readonly out: string
  readonly seed: number
  readonly take: number
  readonly format: 'text' | 'json'
}

/**
 * `modelgate import`: contracts from files of other tools. Exit 0 where each file gave a contract, 2 where one could not
 * be read; what was made of the others is written all the same. Nothing is written, and it is 2, where a contract would be
 * written over or out of the repository.
 */
export async function importCommand(files: readonly string[], flags: ImportFlags, io: CommandIo): Promise<number> {
  const port = io.gatePorts(io.signals.signal).files
  const result = importFiles({ files, cwd: io.cwd, seed: flags.seed, take: flags.take }, port)
  const out = joinPath(io.cwd, flags.out)
  const written = result.contracts.flatMap((contract) => contract.files)
  const existing = written.map(({ path }) => path).filter((path) => port.inspect(`${out}/${path}`) !== null)
  if (existing.length > 0) {
    for (const path of existing)
      io.sink.err(`${renderProblem({ code: 'import-exists', args: { file: `${flags.out}/${path}` } })}\n`)
    return EXIT.refused
  }
  const outside = refusedPaths(
    written.map(({ path }) => `${out}/${path}`),
    io,
  )
  if (outside !== null) return outside
  let isWhole = true
  for (const { path, text } of written) {
    const unwritten = await io.sink.file(`${out}/${path}`, text)
    if (unwritten) io.sink.err(`${renderProblem(unwritten)}\n`)
    isWhole &&= unwritten === null
  }
  io.sink.out(
    flags.format === 'json'
      ? `${JSON.stringify(importJson(result, flags.out), null, 2)}\n`
      : importText(result, flags.out),
  )
  for (const problem of result.problems) io.sink.err(`${renderProblem(problem)}\n`)
  return result.refused || !isWhole || result.problems.length > 0 ? EXIT.refused : EXIT.good
}

const importJson = (result: ImportResult, out: string) => ({
  contracts: result.contracts.map(({ file, name, cases }) => ({ file: `${out}/${file}`, name, cases })),
  cases: result.cases,
  carried: result.carried,
  changed: result.changed,
  left_out: result.leftOut,
})

/** A remark that is the same in many places is one line with its first place. */
function importText(result: ImportResult, out: string): string {
  const { contracts, cases, carried, changed, leftOut } = result
  return [
    ...contracts.map((contract) => `${out}/${contract.file}: ${counted(contract.cases, 'case')}`),
    ...(carried.length > 0 ? ['', `carried: ${carried.map(({ what, count }) => `${what} ${count}`).join(', ')}`] : []),
    ...listed('changed', changed),
    ...listed('left out', leftOut),
    '',
    `${counted(contracts.length, 'contract')}, ${counted(cases, 'case')}, ${counted(leftOut.length, 'part')} left out`,
    ...(contracts.length > 0
      ? [
          `next: modelgate check ${contracts
            .map(({ file }) => `${out}/${file}`)
            .slice(0, 3)
            .join(' ')}`,
        ]
      : []),
    '',
  ].join('\n')
}

function listed(title: string, remarks: readonly Remark[]): readonly string[] {
  const groups = new Map<string, { readonly first: Remark; count: number }>()
  for (const remark of remarks) {
    const key = `${remark.what}\n${remark.why}`
    const known = groups.get(key)
    if (known) known.count++
    else groups.set(key, { first: remark, count: 1 })
  }
  const lines = [...groups.values()].map(({ first: { what, why, place }, count }) => {
    const more = count > 1 ? ` and ${count - 1} more` : ''
    return `  ${visible(place.file)}:${place.line}${more}: ${visible(what)}: ${visible(why)}`
  })
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines]
}
