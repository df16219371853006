import { MODEL_RULES } from '../../src/provider/dialect.ts'
import type { Engine, Rule, Source } from '../../src/provider/engines/engine.ts'
import { ENGINES } from '../../src/provider/engines/register.ts'
import type { ProviderProfile } from '../../src/provider/profile.ts'
import { NOT_OFFERED, PRESETS } from '../../src/provider/profiles.ts'

import { mappingRows, unmappedRows } from './messages.ts'

const ENFORCED = { enforced: 'yes', partly: 'in part', ignored: 'no', unknown: 'not known' } as const
const STANDING = {
  vendor: 'the vendor’s own',
  measured: 'measured',
  read: 'read',
  'third-party': 'third party',
} as const

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  row(heads),
  row(heads.map(() => '---')),
  ...rows.map(row),
]

/** Facts that are conventions rather than read in a source are in italics. */
function presetRow(profile: ProviderProfile): readonly string[] {
  const cell = (name: keyof ProviderProfile, text: string): string =>
    profile.unverified.includes(name) ? `*${text}, not verified*` : text
  const spelled = [
    ...Object.entries(profile.renames).map(([ours, theirs]) => `\`${ours}\` → \`${theirs}\``),
    ...Object.entries(profile.toolChoices).map(([ours, theirs]) => `\`tool_choice: ${ours}\` → \`${theirs}\``),
  ]
  const { engine, dialect } = profile
  if (dialect === 'messages') spelled.push('[the Messages API](#anthropic-natively)')
  return [
    `\`${profile.id}\``,
    cell('baseUrl', profile.baseUrl === null ? 'yours to give' : `\`${profile.baseUrl}\``),
    cell('apiKeyEnv', profile.apiKeyEnv === null ? '`MODELGATE_API_KEY`' : `\`${profile.apiKeyEnv}\``),
    cell('enforcement', ENFORCED[profile.enforcement]),
    engine === null ? '–' : `\`${engine.id}\`${engine.of === 'strict' ? ' (where strict)' : ''}`,
    spelled.join(', ') || '–',
    profile.checked ?? 'undated',
  ]
}

const presets = (): readonly string[] =>
  table(
    ['preset', 'base URL', 'key', 'enforces a JSON Schema', 'engine', 'spelled differently', 'read'],
    [...PRESETS.values()].map(presetRow),
  )

const notOffered = (): readonly string[] => Object.entries(NOT_OFFERED).map(([id, reason]) => `- \`${id}\`: ${reason}.`)

const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ')
const sourceWords = ({ ref, checked, evidence }: Source): string => `${ref} (${STANDING[evidence]}, ${checked})`

/** Members of requests that an endpoint ignores, refuses or does not take, the closed ones, and those of single models. */
function members(): readonly string[] {
  const listed = [...PRESETS.values()].flatMap(({ id, parameters, closed, sources, checked }) => [
    ...[...new Set(Object.values(parameters))].map((effect) => [
      `\`${id}\``,
      names(Object.keys(parameters).filter((name) => parameters[name] === effect)),
      effect,
      `${sources[0] ?? ''} (read, ${checked ?? 'undated'})`,
    ]),
    ...(closed === null
      ? []
      : [[`\`${id}\``, `all but ${names(closed.members)}`, 'refused', sourceWords(closed.source)]]),
  ])
  const single = MODEL_RULES.map(({ providers, model, member, effect, says, source }) => [
    `${names(providers)}, \`${model.source}\``,
    `\`${member}\`: ${says}`,
    effect,
    sourceWords(source),
  ])
  return table(['preset', 'members', 'effect', 'source'], [...listed, ...single])
}

/** Every engine with its rules; keywords of one fate share a row. */
const engines = (): readonly string[] => ENGINES.flatMap((engine) => ['', ...engineSection(engine)]).slice(1)

function engineSection({ id, title, aliases, rules, limits, sources, hands }: Engine): readonly string[] {
  const grouped = new Map<string, Rule[]>()
  for (const rule of rules) {
    const key = JSON.stringify([
      rule.effect,
      rule.condition,
      rule.rewrite,
      rule.source.ref,
      rule.condition === 'always' ? '' : rule.says,
    ])
    grouped.set(key, [...(grouped.get(key) ?? []), rule])
  }
  const rows = [...grouped.values()].map((group) => ruleRow(group))
  const sizes = limits.map(({ keyword, noun, most, source }) => [
    `\`${keyword}\``,
    'refused',
    `more than ${most} ${noun}`,
    '–',
    sourceWords(source),
  ])
  const known = aliases.length === 0 ? '' : `, also ${names(aliases)}`
  return [
    `### ${title}`,
    '',
    `\`--engine ${id}\`${known}. ${sources.map(sourceWords).join('; ')}.`,
    ...(hands
      ? [
          '',
          'Hands a schema on to `xgrammar`; where its own check holds one back, or XGrammar refuses it, to `llguidance`; with `patternProperties` to `outlines`.',
        ]
      : []),
    ...(rows.length + sizes.length === 0
      ? []
      : ['', ...table(['keyword', 'effect', 'when', 'instead', 'source'], [...rows, ...sizes])]),
  ]
}

function ruleRow(group: readonly Rule[]): readonly string[] {
  const [first] = group as readonly [Rule]
  return [
    names([...new Set(group.map(({ keyword }) => keyword))]),
    first.effect,
    first.condition,
    first.rewrite ?? '–',
    sourceWords(first.source),
  ]
}

/** The document with what stands between each pair of marks made anew. */
export function filled(document: string): string {
  const parts: Readonly<Record<string, () => readonly string[]>> = {
    presets,
    'not-offered': notOffered,
    messages: () => table(['written', 'sent', 'said by `check`'], mappingRows()),
    'messages-refused': () => table(['found', 'instead'], unmappedRows()),
    members,
    engines,
  }
  return Object.entries(parts).reduce((text, [name, lines]) => {
    const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
    const [from, to] = [text.indexOf(start), text.indexOf(end)]
    if (from < 0 || to < from) throw new Error(`docs/providers.md lacks the marks of ${name}`)
    return `${text.slice(0, from + start.length)}\n\n${lines().join('\n')}\n\n${text.slice(to)}`
  }, document)
}
