/**
 * The page's only script, allowed by its own hash in the page's policy, so it is one fixed text. It sorts the table of
 * contracts (numbers by value, names by text, what was not asked last), answers search and filters, and opens the call
 * that a link names. Without it the page shows everything.
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
const filters = document.getElementById('filters')
if (filters) {
  const field = (name) => document.getElementById('f-' + name)
  const chosen = (name) => field(name)?.value ?? ''
  const show = (node, on) => { if (node.hidden === on) node.hidden = !on }
  const contracts = [...document.querySelectorAll('section.contract')].map((node) => ({
    node,
    name: node.dataset.contract,
    blocks: [...node.querySelectorAll('.calls')].map((block) => ({
      node: block,
      calls: [...block.children].map((call) => ({ node: call, text: null })),
    })),
  }))
  const calls = contracts.flatMap((each) => each.blocks.flatMap((block) => block.calls))
  const textOf = (call) => call.text ??= call.node.textContent.toLowerCase()
  const apply = () => {
    const words = chosen('text').toLowerCase().split(/\\s+/).filter((word) => word !== '')
    const [contract, group, outcome] = ['contract', 'group', 'outcome'].map(chosen)
    const narrows = words.length > 0 || group !== '' || outcome !== ''
    let shown = 0
    for (const { node, name, blocks } of contracts) {
      const title = name.toLowerCase()
      let own = 0
      for (const block of contract === '' || contract === name ? blocks : []) {
        let here = 0
        for (const call of block.calls) {
          const { dataset } = call.node
          const on = (group === '' || dataset.group === group) && (outcome === '' || dataset.outcome === outcome)
            && words.every((word) => title.includes(word) || textOf(call).includes(word))
          show(call.node, on)
          if (on) here++
        }
        show(block.node, here > 0)
        if (block.calls.length === 50) block.node.style.containIntrinsicSize = 'auto ' + here * 37 + 'px'
        own += here
      }
      shown += own
      show(node, contract === '' || contract === name ? !narrows || own > 0 : false)
    }
    filters.querySelector('output').textContent = shown === calls.length
      ? calls.length.toLocaleString('en') + ' failing calls'
      : shown.toLocaleString('en') + ' of ' + calls.length.toLocaleString('en') + ' failing calls'
  }
  const clear = () => {
    for (const each of filters.querySelectorAll('input, select')) each.value = ''
    apply()
  }
  filters.addEventListener('input', apply)
  field('clear').addEventListener('click', clear)
  filters.hidden = false
  let next = 0
  const index = () => {
    const until = performance.now() + 20
    while (next < calls.length && performance.now() < until) textOf(calls[next++])
    if (next < calls.length) setTimeout(index)
    else filters.dataset.indexed = 'yes'
  }
  addEventListener('load', () => setTimeout(index, 50))
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1))
    if (!target) return
    if (target.closest('[hidden]')) clear()
    for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
    ;(target.closest('.calls > details') ?? target).scrollIntoView()
  }
  addEventListener('hashchange', reveal)
  reveal()
}
`
