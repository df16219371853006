import type { JsonObject } from '../json/value.ts'
import type { Engine, Rule, Source } from '../provider/engines/engine.ts'
import { READS_ALL } from '../provider/engines/reads-all.ts'
import { rules } from '../provider/engines/rules.ts'
import type { ProbeState } from './probe.ts'
import type { ProbeFacts } from './probe-record.ts'
import type { FOUGHT_SCHEMAS } from './schema-probes.ts'

/** What the probe of a keyword speaks of: which keywords, and in which schemas. */
interface Speaks {
  readonly keywords: readonly string[]
  readonly condition?: string
  readonly when?: (schema: JsonObject) => boolean
}

const BOUNDS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']
const isAnchored = ({ pattern }: JsonObject): boolean => typeof pattern === 'string' && /^\^.*\$$/s.test(pattern)
const isOf = (type: string) => (schema: JsonObject) =>
  schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type))

const SPEAKS: Readonly<Record<keyof typeof FOUGHT_SCHEMAS, Speaks>> = {
  enum: { keywords: ['enum', 'const'] },
  'pattern (anchored)': { keywords: ['pattern'], condition: 'with ^ and $', when: isAnchored },
  'pattern (unanchored)': { keywords: ['pattern'], condition: 'without ^ and $', when: (one) => !isAnchored(one) },
  'minimum and maximum (integer)': { keywords: BOUNDS, condition: 'of an integer', when: isOf('integer') },
  'minimum and maximum (number)': { keywords: BOUNDS, condition: 'of a number', when: isOf('number') },
  'minLength and maxLength': { keywords: ['minLength', 'maxLength'] },
  required: { keywords: ['required'] },
  additionalProperties: { keywords: ['additionalProperties'] },
  minItems: { keywords: ['minItems', 'maxItems'] },
  '$ref (nested)': { keywords: ['$ref'] },
  allOf: { keywords: ['allOf'] },
}

const WORDS: Readonly<Partial<Record<ProbeState, { readonly effect: 'refused' | 'ignored'; readonly says: string }>>> =
  {
    refused: { effect: 'refused', says: 'is refused' },
    ignored: { effect: 'ignored', says: 'is ignored' },
    'accepted, not enforced': { effect: 'ignored', says: 'is accepted and not enforced' },
  }

export const measuredBy = ({ file, probed }: ProbeFacts): Source => ({
  evidence: 'measured',
  ref: file,
  checked: probed,
})

/** An endpoint as an engine whose rules were measured: what it does not hold of the keywords that it was asked about. */
export function probedEngine(facts: ProbeFacts): Engine {
  const source = measuredBy(facts)
  return {
    id: 'probe',
    title: facts.provider,
    aliases: [],
    sources: [source],
    reading: READS_ALL,
    rules: spoken(facts).flatMap(({ speaks, state }): readonly Rule[] => {
      const words = WORDS[state]
      if (words === undefined) return []
      const { keywords, condition, when = () => true } = speaks
      const said = { ...words, says: `${condition ? `${condition} ` : ''}${words.says} (probed ${facts.probed})` }
      return rules(source, keywords, { ...said, ...(condition && { condition }) }, when)
    }),
    limits: [],
  }
}

/** Keywords that hold in each form in which they were asked about. */
export function heldKeywords(facts: ProbeFacts): ReadonlySet<string> {
  const found = spoken(facts)
  const named = (isHeld: boolean): readonly string[] =>
    found.flatMap(({ speaks, state }) => ((state === 'enforced') === isHeld ? speaks.keywords : []))
  const open = new Set(named(false))
  return new Set(named(true).filter((keyword) => !open.has(keyword)))
}

const spoken = ({ findings }: ProbeFacts): readonly { readonly speaks: Speaks; readonly state: ProbeState }[] =>
  Object.entries(SPEAKS).flatMap(([keyword, speaks]) => {
    const state = findings.find(({ id }) => id === `schema.${keyword}`)?.state
    return state === undefined ? [] : [{ speaks, state }]
  })
