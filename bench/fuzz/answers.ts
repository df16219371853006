import { randomOf } from './random.ts'

const FENCE = '```'

/** Invented answers of every shape that the diagnosis tells apart. */
const SEEDS: readonly string[] = [
  '{"category":"billing","priority":"high","urgent":true,"note":null}',
  '{\n  "id": 9007199254740993,\n  "lines": [\n    {"sku": "A-1", "price": 1.25e2},\n    {"sku": "A-2", "price": -0.5}\n  ]\n}',
  `Here you are:\n\n${FENCE}json\n{"a": ["x", "y", {"b": "c\\n\\"d\\""}]}\n${FENCE}\n\nHope this helps!`,
  `${FENCE}\n[1, 2, 3]\n${FENCE}`,
  `${FENCE}python\nprint({'a': 1})\n${FENCE}\n${FENCE}json\n{"a": 1}\n${FENCE}`,
  '<think>The user wants {"x": 1}, I think.\nNo.</think>\n{"x": 2}',
  '<tool_call>\n{"name": "get_weather", "arguments": {"city": "Paris"}}\n</tool_call>',
  '[TOOL_CALLS][{"name":"f","arguments":{}}]',
  "{'a': True, 'b': None, 'c': ('x', 1.5), 'd': [NaN, -Infinity]}",
  '{"a":1,"b":{"a":2,"\\u0061":3},}',
  '{"a":1}\n{"a":2}\n{"a":3}',
  "I'm sorry, but I can't help with that. See [1] and {name}.",
  '\ufeff{"emoji":"😀","lone":"\\ud800","__proto__":{"x":1}}',
  '{a: 1, // one\n "b": 01, \u201cc\u201d: +5}',
  '"a lone \\"string\\" with [brackets] and {braces}"',
]

/** What mutations insert: the tokens on which readers of JSON disagree. */
const TOKENS: readonly string[] = [
  ...'{}[]:,"\'`\\/-+.0123456789eEtfnuN \n\r\t\u00a0\ufeff\ud800\u0000',
  ...[
    FENCE,
    `${FENCE}json\n`,
    '"a":',
    '{"a":',
    'True',
    'None',
    'NaN',
    '<think>',
    '</think>',
    '<tool_call>',
    '\\u0061',
    '\\"',
  ],
  ...['9007199254740993', '1e400', '//', '/*', '"":"",', '[[[[', '{"":{"":', '...', '“', '😀'],
]

export function* mutatedAnswers(count: number, seed: number): Generator<string> {
  const random = randomOf(seed)
  const pick = (texts: readonly string[]): string => texts[random(texts.length)] as string
  for (let i = 0; i < count; i++) {
    let text = pick(SEEDS)
    for (let mutations = random(5); mutations >= 0; mutations--) text = mutate(text, random, pick)
    yield text
  }
}

function mutate(text: string, random: (below: number) => number, pick: (texts: readonly string[]) => string): string {
  const at = random(text.length + 1)
  const end = Math.min(text.length, at + 1 + random(random(4) === 0 ? 40 : 3))
  switch (random(6)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + text.slice(end)
    case 2:
      return text.slice(0, end) + text.slice(at, end).repeat(1 + random(8)) + text.slice(end)
    case 3:
      return text.slice(0, at) + pick(SEEDS) + text.slice(end)
    default:
      return text.slice(0, at) + pick(TOKENS) + text.slice(random(2) === 0 ? at : end)
  }
}

const SIZE = 1_048_576
const filled = (unit: string, size = SIZE): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)

const repeated = (units: readonly string[]) =>
  units.map((unit) => [`repeated ${JSON.stringify(unit)}`, filled(unit)] as const)

/** Texts of 1 MiB that make careless readers quadratic, by what they are made of. */
export const ADVERSARIAL: readonly (readonly [name: string, text: string])[] = [
  ...repeated([
    '`',
    '{',
    '[',
    '"',
    "'",
    '\\',
    ' ',
    ':',
    ',',
    '-',
    '0',
    '{"',
    '["',
    "{'",
    '[{',
    '{"a":',
    '[1,',
    '[ ',
    '{ ',
  ]),
  ...repeated([
    `${FENCE} `,
    `${FENCE}json\n`,
    `${FENCE}json\n{"a":1}\n${FENCE}\n`,
    `${FENCE}[",`,
    `${FENCE}["\\"`,
    `${FENCE}{"a":"`,
    `\n${FENCE}{`,
  ]),
  ...repeated([
    '<think>',
    '</think>',
    '<think></think>',
    '<tool_call>',
    '{"a":1}',
    '{"a":1} ',
    '[1] ',
    '{} ',
    '{"a":1,"a":',
    '{x',
    "{'a':1} ",
  ]),
  ...repeated([
    '{"a":{name} ',
    '[1e400,',
    '["\\u0061",',
    '123456789012345678',
    ' :',
    '" :',
    '":',
    '\\":',
    '\r',
    '😀',
    '{"a [ ',
    '(',
    '[("',
    '[+1',
    '//',
  ]),
  ['deep, closed', filled('[', SIZE / 2) + filled(']', SIZE / 2)],
  ['one array, cut', `[${filled('1,', SIZE - 1)}`],
  ['one array, whole', `[${filled('1,', SIZE - 2).slice(0, -1)}]`],
  ['one long string, cut', `{"a":"${filled('x', SIZE - 6)}`],
  ['one long string of escapes', `{"a":"${filled('\\n', SIZE - 8)}"}`],
  ['one long number', filled('7')],
  ['one long fraction', `0.${filled('0', SIZE / 2)}${filled('7', SIZE / 2)}`],
  ['one long exponent', `1e${filled('9', SIZE - 2)}`],
  ['single quotes, 64 KiB', `{'a':'${filled('x', 65_000)}'}`],
  ['unquoted names, 64 KiB', `{${filled('a:1,', 65_000)}}`],
  ['brackets to repair, 64 KiB', `[${filled('[', 65_000)}`],
  ['quotes to repair, 64 KiB', `[${filled('"a" "', 65_000)}`],
  ['quotes and commas to repair, 64 KiB', `{'a':${filled('"b,', 65_000)}`],
  ['backslashes to repair, 64 KiB', `{\\${filled('\\"', 65_000)}}`],
  ['comments to repair, 64 KiB', `{${filled('/**/', 65_000)}`],
  ['members, all different', `{${Array.from({ length: 80_000 }, (_, i) => `"k${i}":${i}`).join()}}`],
  ['members, the last one repeated', `{${Array.from({ length: 80_000 }, (_, i) => `"k${i}":${i}`).join()},"k0":0}`],
]
