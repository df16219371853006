import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { SCRIPT } from '../../src/report/html/script.ts'

interface Row {
  readonly cells: readonly { readonly dataset: { readonly v: string } }[]
}

interface Body {
  rows: readonly Row[]
  readonly append: (...sorted: readonly Row[]) => void
}

/** As much of a page as the script touches: a table whose rows can be moved. */
function page(rows: readonly (readonly string[])[]) {
  const heads = (rows[0] ?? []).map(() => {
    const attributes = new Map<string, string>()
    const listeners: (() => void)[] = []
    return {
      querySelector: () => ({ addEventListener: (_event: string, listener: () => void) => listeners.push(listener) }),
      getAttribute: (name: string) => attributes.get(name) ?? null,
      setAttribute: (name: string, value: string) => attributes.set(name, value),
      removeAttribute: (name: string) => attributes.delete(name),
      click: () =>
        listeners.forEach((listener) => {
          listener()
        }),
    }
  })
  const body: Body = {
    rows: rows.map((values) => ({ cells: values.map((v) => ({ dataset: { v } })) })),
    append: (...sorted) => {
      body.rows = sorted
    },
  }
  const table = { tHead: { rows: [{ cells: heads }] }, tBodies: [body] }
  vm.runInNewContext(SCRIPT, { document: { querySelectorAll: () => [table], getElementById: () => null } })
  const column = (at: number): readonly string[] => body.rows.map((row) => row.cells[at]?.dataset.v ?? '')
  return { heads, column }
}

describe('sorting the table of contracts', () => {
  it('by name, by number, and back; what was not asked stays last', () => {
    const { heads, column } = page([
      ['b', '0.9'],
      ['c', ''],
      ['a', '0.91'],
      ['d', '0.1'],
    ])
    heads[0]?.click()
    expect(column(0)).toEqual(['a', 'b', 'c', 'd'])
    heads[0]?.click()
    expect(column(0)).toEqual(['d', 'c', 'b', 'a'])
    heads[1]?.click()
    expect(column(1)).toEqual(['0.1', '0.9', '0.91', ''])
    heads[1]?.click()
    expect(column(1)).toEqual(['0.91', '0.9', '0.1', ''])
    expect(heads.map((head) => head.getAttribute('aria-sort'))).toEqual([null, 'descending'])
  })
})
