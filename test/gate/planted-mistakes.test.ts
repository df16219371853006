import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inside } from './inside.ts'
import { folderOf, removeFolder } from './process.ts'

/** A contract as it is written: JSON is YAML too. */
interface Draft {
  readonly contract: { [key: string]: unknown; request: { [key: string]: unknown }; cases: unknown[] }
  readonly files: Record<string, string>
}

/** A name, what is done to the contract, the code that must come and what its sentence must hold. */
type Mistake = readonly [name: string, plant: (draft: Draft) => void, code: string, says: string]

const add = (more: object) => (draft: Draft) => void Object.assign(draft.contract, more)
const addRequest = (more: object) => (draft: Draft) => void Object.assign(draft.contract.request, more)
/** Each mistake of a case has a case of its own. */
const addCase =
  (id: string, more: object, vars: object = {}) =>
  ({ contract }: Draft) =>
    void contract.cases.push({ id, vars: { text: 'x', ...vars }, ...more })
const expecting = (id: string, expected: object) => addCase(id, { expect: expected })

const MISTAKES: readonly Mistake[] = [
  ['a misspelt key', add({ treshholds: {} }), 'unknown-key', 'treshholds'],
  ['a rate at the wrong level', add({ match_rate: 1 }), 'unknown-key', 'it belongs under thresholds'],
  ['samples of nothing', add({ samples: 0 }), 'out-of-range', 'samples'],
  ['a volume without a unit', add({ volume: 'lots' }), 'malformed', 'volume'],
  ['a threshold above 1', add({ thresholds: { parse_rate: 1.5 } }), 'out-of-range', 'parse_rate'],
  ['a drop in points', add({ regression: { match_rate: { max_drop: 2 } } }), 'out-of-range', 'did you mean 0.02'],
  ['a load of nobody', add({ load: { concurrency: 0, calls: 10 } }), 'out-of-range', 'concurrency'],
  ['a member that the run sets', addRequest({ n: 2 }), 'request-key', 'n'],
  [
    'a choice of no tool',
    addRequest({ tool_choice: { type: 'function', function: { name: 'fnd' } } }),
    'tool-choice-unknown',
    'find',
  ],
  ['legacy functions', addRequest({ functions: [] }), 'request-functions', 'functions'],
  ['a contract’s key in the request', addRequest({ vars: {} }), 'request-member-of-contract', 'vars'],
  [
    'a role that nobody has',
    ({ contract }) => void (contract.request.messages as unknown[]).push({ role: 'usr', content: 'x' }),
    'role-unknown',
    'usr',
  ],
  [
    'a flat tool',
    ({ contract }) => void (contract.request.tools as unknown[]).push({ type: 'function', name: 'flat' }),
    'tool-shape',
    'flat',
  ],
  [
    'a tool’s schema',
    ({ contract }) =>
      void (contract.request.tools as unknown[]).push({
        type: 'function',
        function: { name: 'bad', parameters: { type: 'objekt' } },
      }),
    'schema-keyword-value',
    'objekt',
  ],
  ['a case’s key', addCase('case-key', { exspect: {} }), 'unknown-key', 'exspect'],
  ['a key of expect beside it', addCase('case-level', { match: { a: 1 } }), 'unknown-key', 'match in cases'],
  ['a variable that nothing uses', addCase('unused', {}, { txt: 'x' }), 'variable-unused', 'txt'],
  [
    'a variable that is missing',
    ({ contract }) => void contract.cases.push({ id: 'missing', vars: {} }),
    'variable-unknown',
    '{{text}}',
  ],
  ['an operator that is none', expecting('operator', { match: { $nir: [1, 2] } }), 'operator-unknown', '$nir'],
  ['an operator’s argument', expecting('argument', { match: { $near: [1] } }), 'operator-argument', '$near'],
  [
    'a pointer that is none',
    expecting('pointer', { pointers: { '/a~2': { equals: 1 } } }),
    'pointer-malformed',
    '/a~2',
  ],
  ['a refusal with a value', expecting('refusal', { outcome: 'refused', equals: 1 }), 'refusal-with-values', 'refused'],
  ['a call of no tool', expecting('call', { tool_calls: [{ name: 'serch' }] }), 'tool-undeclared', 'serch'],
  ['a value outside the enum', expecting('never', { match: { label: 'purple' } }), 'expected-never', 'purple'],
  [
    'an argument of another type',
    expecting('argument-type', { tool_calls: [{ name: 'find', arguments: { match: { q: 7 } } }] }),
    'arguments-never',
    '7',
  ],
  ['an id twice', addCase('one', {}), 'case-repeated', 'one'],
  ['an id that can’t be seen', addCase('a\u200bb', {}), 'case-id', 'U+200B'],
  ['a file that is absent', addCase('file', {}, { text: { $file: 'nowhere.txt' } }), 'file-absent', 'nowhere.txt'],
  [
    'rows that are absent',
    ({ contract }) => void contract.cases.push({ from: 'rows.jsonl' }),
    'file-absent',
    'rows.jsonl',
  ],
  [
    'a row with a cell too few',
    ({ contract, files }) => {
      contract.cases.push({ from: 'cells.csv' })
      files['cells.csv'] = 'id,text\nr1,x\nr2\n'
    },
    'row-cells',
    '1 cells',
  ],
  ['a turn that adds nothing', addCase('turn', { turns: [{ user: 'hi' }, {}] }), 'turn-empty', 'nothing'],
  ['results before any call', addCase('first', { turns: [{ tool_results: { find: 1 } }] }), 'turn-first', 'first turn'],
  ['a template that is none', addCase('template', { turns: [{ user: '{{ 1 }}' }] }), 'template-fault', '{{ 1 }}'],
]

const draft = (): Draft => ({
  contract: {
    version: 1,
    name: 'planted',
    request: {
      messages: [{ role: 'user', content: '{{text}}' }],
      tools: [
        {
          type: 'function',
          function: { name: 'find', parameters: { type: 'object', properties: { q: { type: 'string' } } } },
        },
      ],
    },
    expect: { schema: { type: 'object', properties: { label: { enum: ['red', 'green'] } }, required: ['label'] } },
    cases: [{ id: 'one', vars: { text: 'x' } }],
  },
  files: {},
})

interface Said {
  readonly code: string
  readonly message: string
}

async function checked({ contract, files }: Draft): Promise<{ readonly code: number; readonly said: readonly Said[] }> {
  const folder = folderOf({ ...files, 'c.yaml': JSON.stringify(contract, null, 1) })
  const told = await inside(['check', 'c.yaml', '--format', 'json'], folder)
  removeFolder(folder)
  const { problems, findings } = JSON.parse(told.stdout) as { problems: Said[]; findings: Said[] }
  return { code: told.code, said: [...problems, ...findings] }
}

describe('k independent mistakes are k problems', () => {
  it('the contract without any is good', async () => {
    expect((await checked(draft())).said).toEqual([])
  })

  it('any of them, in any number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...MISTAKES], { minLength: 1 }), async (planted) => {
        const one = draft()
        for (const [, plant] of planted) plant(one)
        const { code, said } = await checked(one)
        expect(code).not.toBe(0)
        const unsaid = planted.filter(
          ([, , wanted, says]) => !said.some((found) => found.code === wanted && found.message.includes(says)),
        )
        expect(
          unsaid.map(([name]) => name),
          JSON.stringify(said, null, 1),
        ).toEqual([])
      }),
      { numRuns: 60, examples: [...MISTAKES.map((one): [Mistake[]] => [[one]]), [[...MISTAKES]]] },
    )
  })
})
