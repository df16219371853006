import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compare } from '../../../bench/dialects/compare.ts'
import { rowsOf } from '../../../bench/dialects/rows.ts'

const FOLDER = new URL('../../../../shared/oracles/engines/', import.meta.url)
const present = existsSync(FOLDER)

/** Rows that say what each engine did with a schema; they are not part of the repository. */
describe.skipIf(!present)('what the engines were measured to do', () => {
  const files = present ? readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl')) : []
  test('is there', () => expect(files.length).toBeGreaterThan(0))
  test.each(files)('%s is told as it is', (file) => {
    const rows = rowsOf(readFileSync(new URL(file, FOLDER), 'utf8'))
    const { recall, precision, differing } = compare(file.replace('.jsonl', ''), rows)
    expect({ recall: recall >= 0.97, precision: precision >= 0.97, differing }).toEqual({
      recall: true,
      precision: true,
      differing: expect.anything(),
    })
  })
})
