/**
 * The page's only script: sorts the table of contracts by the column whose button is pressed. Numbers by value, names
 * by text, what was not asked last. Allowed by its own hash in the page's policy, so it is one fixed text.
 */
export const SCRIPT = `
for (const table of document.querySelectorAll('table.sortable')) {
  const heads = [...table.tHead.rows[0].cells]
  heads.forEach((head, column) => head.querySelector('button').addEventListener('click', () => {
    const down = head.getAttribute('aria-sort') === 'ascending'
    for (const other of heads) other.removeAttribute('aria-sort')
    head.setAttribute('aria-sort', down ? 'descending' : 'ascending')
    const value = (row) => row.cells[column].dataset.v
    const order = (a, b) => {
      const [x, y] = [value(a), value(b)]
      if (x === '' || y === '') return x === y ? 0 : x === '' ? 1 : -1
      const by = isNaN(x) || isNaN(y) ? x.localeCompare(y) : x - y
      return down ? -by : by
    }
    table.tBodies[0].append(...[...table.tBodies[0].rows].sort(order))
  }))
}
`
