import type { Contract } from '../../src/contract/contract.ts'
import { memoryFiles } from '../../src/contract/files/memory.ts'
import { loadContracts } from '../../src/contract/load.ts'
import { expectOfRow } from './expect.ts'
import type { Row } from './rows.ts'

const YAML = `version: 1
name: recorded
request:
  messages: [{ role: user, content: "{{prompt}}" }]
  tools: "{{tools}}"
cases:
  - from: rows.jsonl
`

/** A contract whose nth case is the nth row, read as the gate reads contracts: parsed, checked and compiled. */
export async function contractOf(rows: readonly Row[]): Promise<Contract> {
  const lines = rows.map((row, n) =>
    JSON.stringify({ id: String(n), vars: { prompt: row.case_id, tools: row.tools }, expect: expectOfRow(row) }),
  )
  const port = memoryFiles({ '/recorded.yaml': YAML, '/rows.jsonl': `${lines.join('\n')}\n` })
  const loaded = await loadContracts(['recorded.yaml'], { port, cwd: '/' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 5)))
  return loaded.value[0] as Contract
}
