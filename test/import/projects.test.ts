import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { diskFiles } from '../../src/contract/files/disk.ts'
import { importFiles } from '../../src/import/import.ts'

const PROJECTS = join(import.meta.dirname, '../../../shared/import')

interface Project {
  readonly file: string
  readonly cases: number
  readonly carried: { readonly prompts?: number | string }
  readonly must_report: readonly string[]
}

const projects = (): readonly Project[] =>
  readFileSync(join(PROJECTS, 'INDEX.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))

describe.skipIf(!existsSync(PROJECTS))('files of public projects', () => {
  test.each(existsSync(PROJECTS) ? projects().map((one) => [one.file, one] as const) : [])('%s', (file, project) => {
    const result = importFiles({ files: [file], cwd: PROJECTS, seed: 1, take: 1000 }, diskFiles())
    expect(result.problems).toEqual([])
    expect(result.cases).toBe(project.cases)
    if (typeof project.carried.prompts === 'number') expect(result.contracts).toHaveLength(project.carried.prompts)
    const said = [...result.changed, ...result.leftOut].map(({ what, why }) => `${what}\n${why}`)
    const unsaid = project.must_report.filter((one) => !said.some((text) => text.includes(one)))
    expect(unsaid).toEqual([])
    for (const { place } of [...result.changed, ...result.leftOut]) expect(place.line).toBeGreaterThan(0)
  })
})
