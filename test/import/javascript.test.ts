import { expect, test } from 'vitest'
import { conditionsOf } from '../../src/import/promptfoo/javascript/parser.ts'

const PLAIN = { text: false, number: false, anyCase: false, trimmed: false, length: false }
const is = (path: readonly (string | number)[], value: unknown, as = {}) => ({
  kind: 'is',
  path,
  value,
  as: { ...PLAIN, ...as },
})
const range = (path: readonly (string | number)[], sign: string, bound: number, as = {}) => ({
  kind: 'range',
  path,
  sign,
  bound,
  as: { ...PLAIN, ...as },
})
const PARSE = '\u0000parse'

test.each<[string, unknown]>([
  ["output === 'a'", [is([], 'a')]],
  ["output.a.b === 'v'", [is(['a', 'b'], 'v')]],
  ["output?.a?.['b'] == 3", [is(['a', 'b'], 3)]],
  ["'v' === output.a", [is(['a'], 'v')]],
  ['JSON.parse(output).a === true', [is([PARSE, 'a'], true)]],
  ["const o = JSON.parse(output); return String(o.f) === 'V'", [is([PARSE, 'f'], 'V', { text: true })]],
  [
    'const o = JSON.parse(output)\nconst v = Number(o.n);\nreturn v >= 1 && v <= 5;',
    [range([PARSE, 'n'], '>=', 1, { number: true }), range([PARSE, 'n'], '<=', 5, { number: true })],
  ],
  ['try { return JSON.parse(output).n > 1 } catch (e) { return false }', [range([PARSE, 'n'], '>', 1)]],
  ['(output) => output.n < 2', [range(['n'], '<', 2)]],
  ['output.n === context.vars.want', [is(['n'], 'w')]],
  ['output.a === 1 ? 1 : 0', [is(['a'], 1)]],
  ["output.a === 'x' || output.a === 'y'", [{ kind: 'one-of', path: ['a'], values: ['x', 'y'], as: PLAIN }]],
  ["['x', 'y'].includes(output.a)", [{ kind: 'one-of', path: ['a'], values: ['x', 'y'], as: PLAIN }]],
  [
    "output.a.toLowerCase().includes('x')",
    [{ kind: 'contains', path: ['a'], text: 'x', as: { ...PLAIN, anyCase: true } }],
  ],
  ['output.length > 100', [range([], '>', 100, { length: true })]],
  ['Math.abs(output.n - 4.5) <= 0.5', [range(['n'], '>=', 4), range(['n'], '<=', 5)]],
  ["typeof output.a === 'string'", [{ kind: 'type', path: ['a'], type: 'string' }]],
  ["output.a !== 'x'", [{ kind: 'is-not', path: ['a'], value: 'x', as: PLAIN }]],
  // Everything else is code.
  ['true', null],
  ['output', null],
  ["output.a === 'x' || output.b === 'y'", null],
  ['output.list.some((one) => one.a)', null],
  ["require('fs')", null],
  ["process.env.A === 'x'", null],
  ['output.a === output.b', null],
  ['output.a === context.vars.none', null],
  ["output.replace(/x/g, '') === 'y'", null],
  ['output.a === 1; run()', null],
  ['while (true) {}', null],
  ["!output.a.includes('x')", null],
  ['', null],
  [`${'('.repeat(400)}output`, null],
])('%s', (code, expected) => {
  expect(conditionsOf(code, { want: 'w' })).toEqual(expected)
})
