import { isObject, type JsonObject } from '../json/value.ts'
import type { Source } from './engines/engine.ts'
import type { Effect } from './profile.ts'

/** What one model, or a family, does with a member of the request that its provider takes of others. */
export interface ModelRule {
  /** Providers at which the fact holds. */
  readonly providers: readonly string[]
  readonly model: RegExp
  readonly member: string
  readonly when: (body: JsonObject) => boolean
  readonly effect: Effect
  readonly says: string
  readonly source: Source
}

const LUNA: Source = { evidence: 'vendor', ref: 'developers.openai.com/api/docs/models/gpt-6-luna', checked: '2026-09' }
const CLAUDE: Source = {
  evidence: 'vendor',
  ref: 'anthropics/skills skills/claude-api @9d2f1ae',
  checked: '2026-07-01',
}
/** The compatibility layer is taken to pass on what the Messages API refuses. */
const CLAUDE_COMPAT: Source = { ...CLAUDE, evidence: 'read' }
const FABLE: Source = { evidence: 'read', ref: 'platform.claude.com/llms-full.txt, public copy', checked: '2026-09' }

const SAMPLING = ['temperature', 'top_p', 'top_k']
const FIXED_SAMPLING = /^claude-(?:opus-4-(?:[7-9]|\d\d)|sonnet-5|fable-5)(?!\d)/

const isForced = ({ tool_choice: choice }: JsonObject): boolean =>
  choice === 'required' ||
  choice === 'any' ||
  (isObject(choice) && ['function', 'any', 'tool'].includes(String(choice.type)))

/** Facts by model, one entry each. */
export const MODEL_RULES: readonly ModelRule[] = [
  {
    providers: ['openai'],
    model: /^gpt-6-luna(?:-|$)/,
    member: 'tools',
    when: ({ reasoning_effort: effort }) => effort !== 'none',
    effect: 'refused',
    says: 'work only with `reasoning_effort: none` on Chat Completions',
    source: LUNA,
  },
  ...SAMPLING.map(
    (member): ModelRule => ({
      providers: ['anthropic'],
      model: FIXED_SAMPLING,
      member,
      when: () => true,
      effect: 'refused',
      says: 'is refused where it is not the default',
      source: CLAUDE,
    }),
  ),
  ...SAMPLING.map(
    (member): ModelRule => ({
      providers: ['anthropic-compat'],
      model: FIXED_SAMPLING,
      member,
      when: () => true,
      effect: 'refused',
      says: 'is refused where it is not the default',
      source: CLAUDE_COMPAT,
    }),
  ),
  {
    providers: ['anthropic', 'anthropic-compat'],
    model: /^claude-fable-5-1(?:-|$)/,
    member: 'tool_choice',
    when: isForced,
    effect: 'refused',
    says: 'can not force a tool',
    source: FABLE,
  },
]
