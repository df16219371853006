import { memoryFiles } from '../../src/contract/files/memory.ts'
import { loadContracts } from '../../src/contract/load.ts'
import { defaultPolicy, loadPolicy } from '../../src/contract/policy/load-policy.ts'
import type { Gate } from '../../src/preflight/weakened/weakened.ts'

/** A contract to which tests add; `a.schema.json` is its schema. */
export const CONTRACT = `version: 1
name: a
request:
  messages: [{ role: user, content: "{{text}}" }]
expect:
  schema: ./a.schema.json
samples: 3
thresholds:
  schema_rate: 0.98
  match_rate: 0.95
  latency: { p95: 2s }
cases:
  - { id: one, vars: { text: hi }, expect: { match: { label: x, score: { $near: [1, 0.1] } } } }
  - { id: two, vars: { text: hi }, expect: { equals: { label: y } } }
`

export const SCHEMA = JSON.stringify(
  { type: 'object', required: ['label'], properties: { label: { enum: ['x', 'y'] } } },
  null,
  2,
)

/** The gate of a repository at /repo: its contracts, and its policy where it has one. */
export function gateOf(files: Readonly<Record<string, string>>): Gate {
  const port = memoryFiles(
    Object.fromEntries(Object.entries({ '.git/HEAD': '', ...files }).map(([path, text]) => [`/repo/${path}`, text])),
  )
  const contracts = loadContracts(['*.c.yaml'], { port, cwd: '/repo' })
  const policy = files['modelgate.yaml'] === undefined ? null : loadPolicy(['modelgate.yaml'], { port, cwd: '/repo' })
  if (!contracts.ok) throw new Error(JSON.stringify(contracts.problems, null, 1))
  if (policy && !policy.ok) throw new Error(JSON.stringify(policy.problems, null, 1))
  return { contracts: contracts.value, policy: policy ? policy.value : defaultPolicy() }
}
