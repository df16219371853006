import { isObject, type JsonValue } from '../json/value.ts'
import { extractSchema } from './extract/schema.ts'
import type { Sources } from './extract/sources.ts'
import { nameWords, overlap, stems } from './extract/word-stems.ts'
import type { SimulatorRequest, Tool } from './request.ts'

/** A tool to call, and what its arguments are read from. */
export interface ChosenCall {
  readonly tool: Tool
  readonly sources: Sources
}

/**
 * The calls to make next: the tool whose name and description share most with the last user message among those
 * whose required arguments the conversation holds; none where nothing is shared. A tool is called once a message.
 */
export function chooseCalls(request: SimulatorRequest, sources: Sources): readonly ChosenCall[] {
  const { toolChoice: choice, tools } = request
  if (choice === 'none' || tools.length === 0) return []
  if (typeof choice === 'object')
    return tools.filter((tool) => tool.name === choice.name).map((tool) => ({ tool, sources }))
  const open = tools.filter((tool) => !sources.called.has(tool.name))
  const ranked = open
    .map((tool) => ({ tool, score: relevance(tool, sources.user), held: argumentsHeld(tool, sources) }))
    .toSorted((a, b) => b.score - a.score)
  const best = ranked.find(({ score, held }) => score > 0 && held)
  if (best !== undefined) return perPlace(request, best.tool, sources)
  const forced = choice === 'required' && sources.called.size === 0 ? (ranked[0]?.tool ?? tools[0]) : undefined
  return forced === undefined ? [] : [{ tool: forced, sources }]
}

/** Shared words; those of the name count twice. */
function relevance(tool: Tool, text: string): number {
  const asked = stems(text)
  const named = stems(nameWords(tool.name).join(' '))
  const described = new Set([...stems(tool.description)].filter((word) => !named.has(word)))
  return 2 * overlap(named, asked) + overlap(described, asked)
}

function argumentsHeld(tool: Tool, sources: Sources): boolean {
  const required = Array.isArray(tool.parameters.required) ? tool.parameters.required : []
  const properties = isObject(tool.parameters.properties) ? tool.parameters.properties : {}
  return required.every((name) => {
    const schema = properties[String(name)]
    const alone = { ...tool.parameters, properties: { [String(name)]: schema ?? {} }, required: [] } as JsonValue
    return extractSchema(alone, sources).found > 0
  })
}

/** `the weather in Paris and in Rome`: one call for each part, where every part holds the arguments by itself. */
function perPlace(request: SimulatorRequest, tool: Tool, sources: Sources): readonly ChosenCall[] {
  const joined =
    /^(.*?)(\b(?:in|for|at|of|to)\s+)(\p{Lu}[\p{L}-]*)(?:,\s*(\p{Lu}[\p{L}-]*))*,?\s+and\s+(?:(?:in|for|at|of|to)\s+)?(\p{Lu}[\p{L}-]*)(.*)$/su.exec(
      sources.user,
    )
  if (joined === null || !request.parallelCalls || sources.results.length > 0) return [{ tool, sources }]
  const places = (
    sources.user.slice(joined[1]?.length ?? 0).match(/\p{Lu}[\p{L}-]*(?=,|\s+and\b|[^\p{L}]|$)/gu) ?? []
  ).slice(0, 8)
  const parts = places.map((place) => ({ ...sources, user: `${joined[1]}${joined[2]}${place}${joined[6]}` }))
  return parts.every((part) => argumentsHeld(tool, part))
    ? parts.map((part) => ({ tool, sources: part }))
    : [{ tool, sources }]
}
