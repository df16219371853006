import { COMPATIBLE, PRESETS } from '../provider/profiles.ts'
import type { Registry } from '../registry/registry.ts'
import { vendorOf } from '../registry/vendors.ts'

/** How a vendor spells the ids of its models, those of tomorrow too: what an id begins with, and all of it. */
interface Spelling {
  readonly vendor: string
  readonly begins: string
  readonly whole: RegExp
}

const SPELLINGS: readonly Spelling[] = [
  { vendor: 'openai', begins: 'gpt-\\d', whole: /^(?:ft:)?gpt-\d[\w.-]*(?::[\w.:-]*)?$/ },
  {
    vendor: 'openai',
    begins: 'o[134]\\b',
    whole: /^(?:ft:)?o[134](?:-(?:mini|pro|preview))?(?:-\d{4}-\d\d-\d\d)?(?::[\w.:-]*)?$/,
  },
  { vendor: 'openai', begins: 'chatgpt-', whole: /^chatgpt-[\w.-]+$/ },
  { vendor: 'anthropic', begins: 'claude-', whole: /^claude-(?:\d|instant|[a-z]+-\d)[\w.@-]*$/ },
  { vendor: 'gemini', begins: 'gemini-\\d', whole: /^gemini-\d[\w.-]*$/ },
  {
    vendor: 'mistral',
    begins: '(?:mi[sn]istral|codestral|mistral)-',
    whole: /^(?:ministral|codestral|mistral)-(?:tiny|small|medium|large|\d+b|latest|\d{4})[\w.-]*$/,
  },
  { vendor: 'deepseek', begins: 'deepseek-', whole: /^deepseek-(?:chat|reasoner|flash|v\d)[\w.-]*$/ },
  { vendor: 'xai', begins: 'grok-\\d', whole: /^grok-\d[\w.-]*$/ },
  { vendor: 'cohere', begins: 'command-', whole: /^command-(?:a|r|r-plus|light)(?:-[\w.-]+)?$/ },
  { vendor: 'dashscope', begins: 'qwen', whole: /^qwen(?:-(?:max|plus|turbo|flash|long)|\d[\w.]*-)[\w.-]*$/ },
]

/** What routers and clients put before a model's id, where it is no name of ours. */
const PREFIXES: Readonly<Record<string, string>> = {
  azure: 'azure-openai',
  azure_ai: 'azure-openai',
  vertex_ai: 'gemini',
  google: 'gemini',
  models: 'gemini',
  mistralai: 'mistral',
  codestral: 'mistral',
  'x-ai': 'xai',
  together_ai: 'together',
  fireworks_ai: 'fireworks',
  qwen: 'dashscope',
  '@openai': 'openai',
  '@anthropic': 'anthropic',
}
/** They forward to the provider that stands behind them. */
const FORWARDING = new Set(['openrouter', 'litellm', 'litellm_proxy', 'portkey'])

/** An id as it stands in a text, and the provider that it belongs to. */
export interface NamedModel {
  /** Without what stands before it for a router. */
  readonly model: string
  readonly provider: string
}

export interface ModelIds {
  /** Finds where an id may begin: one pattern for all. Global: `lastIndex` is the caller's. */
  readonly begins: RegExp
  /** What a whole word of a text names; null: no model. */
  readonly read: (word: string) => NamedModel | null
  /** The same where it is known to name a model, whatever its spelling. */
  readonly readAny: (word: string) => NamedModel
}

/** The ids that the registry lists, and those that are spelt as its vendors spell theirs. */
export function modelIds(registry: Registry): ModelIds {
  const listed = new Map<string, string>()
  for (const { provider, model, aliases } of registry.entries())
    for (const id of [model, ...aliases]) if (!listed.has(id) || provider === ownerOf(id)) listed.set(id, provider)
  const others = [...listed.keys()]
    .filter((id) => id.length > 2 && ownerOf(id) === null)
    .sort((a, b) => b.length - a.length)
  const begins = new RegExp([...SPELLINGS.map((one) => one.begins), ...others.map(escaped)].join('|'), 'g')
  const read = (word: string): NamedModel | null => readWord(word, listed)
  return { begins, read, readAny: (word) => read(word) ?? anyWord(word) }
}

/** The vendor whose spelling an id has; null: none's. */
const ownerOf = (id: string): string | null => SPELLINGS.find(({ whole }) => whole.test(id))?.vendor ?? null

const escaped = (id: string): string => id.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** What ends a name of a file and no id. */
const FILE_END = /\.(?:md|json|ya?ml|toml|py|[cm]?[jt]sx?|txt|html?|css|png|svg|go|rs|java|rb|php|sh)$/i

function readWord(word: string, listed: ReadonlyMap<string, string>): NamedModel | null {
  if (listed.has(word)) return { model: word, provider: listed.get(word) as string }
  const segments = word.split('/')
  const prefix = segments.slice(0, -1).filter((name) => !FORWARDING.has(name))
  // Ids that hold a slash themselves (`meta-llama/Llama-3`) may stand behind a router's name too.
  for (let from = 1; from < segments.length; from++) {
    const rest = segments.slice(from).join('/')
    if (segments.slice(0, from).every(isProvider) && listed.has(rest))
      return { model: rest, provider: namedProvider(prefix) ?? (listed.get(rest) as string) }
  }
  const id = segments.at(-1) as string
  const owner = ownerOf(id)
  if (owner === null || FILE_END.test(id) || !segments.slice(0, -1).every(isProvider)) return null
  return { model: id, provider: namedProvider(prefix) ?? owner }
}

function anyWord(word: string): NamedModel {
  const segments = word.split('/')
  const known = segments.findIndex((name) => !isProvider(name))
  const from = known < 0 ? segments.length - 1 : known
  const provider = namedProvider(segments.slice(0, from).filter((name) => !FORWARDING.has(name)))
  return { model: segments.slice(from).join('/'), provider: provider ?? COMPATIBLE.id }
}

const isProvider = (name: string): boolean =>
  FORWARDING.has(name) || Object.hasOwn(PREFIXES, name) || PRESETS.has(name) || vendorOf(name) !== null

/** The last of them answers; Gemini's `models/` names nobody else. */
function namedProvider(prefix: readonly string[]): string | null {
  const name = prefix.at(-1)
  if (name === undefined) return null
  const own = Object.hasOwn(PREFIXES, name) ? (PREFIXES[name] as string) : name
  return vendorOf(own)?.id ?? own
}
