import { parse } from 'yaml'
import { memoryFiles } from '../../src/contract/files/memory.ts'
import { loadContracts } from '../../src/contract/load.ts'
import { type ImportResult, importFiles } from '../../src/import/import.ts'
import type { Remark } from '../../src/import/log.ts'
import type { JsonObject } from '../../src/json/value.ts'

export type Files = Readonly<Record<string, string>>

/** Imports one file of a repository at /repo; the first one where none is named. */
export function importing(
  files: Files,
  named: readonly string[] = [Object.keys(files)[0] as string],
  options: { seed?: number; take?: number } = {},
) {
  const rooted = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.startsWith('/') ? path : `/repo/${path}`, text]),
  )
  const port = memoryFiles({ '/repo/.git/HEAD': '', ...rooted })
  const result = importFiles({ files: named, cwd: '/repo', seed: options.seed ?? 1, take: options.take ?? 1000 }, port)
  if (result.problems.length > 0) throw new Error(JSON.stringify(result.problems, null, 1))
  return { ...result, ...shownOf(result) }
}

const line = ({ what, place }: Remark): string => `${place.file}:${place.line} ${what}`

const shownOf = (result: ImportResult) => ({
  left: result.leftOut.map(line),
  differ: result.changed.map(line),
  /** The contracts as data. */
  contract: (index = 0): JsonObject => {
    const [yaml] = result.contracts[index]?.files ?? []
    return parse(yaml?.text ?? '')
  },
  /** What the cases of a contract hold once it is read. */
  casesOf: (index = 0) => {
    const files = result.contracts[index]?.files ?? []
    const port = memoryFiles({
      '/c/.git/HEAD': '',
      ...Object.fromEntries(files.map(({ path, text }) => [`/c/${path}`, text])),
    })
    const loaded = loadContracts([result.contracts[index]?.file ?? ''], { port, cwd: '/c' })
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems))
    const [contract] = loaded.value
    return Array.from({ length: contract?.cases.length ?? 0 }, (_, at) => contract?.cases.at(at))
  },
})
