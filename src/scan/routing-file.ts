import { joinPath, locateNamed } from '../contract/files/include.ts'
import type { FilePort } from '../contract/files/port.ts'
import { Findings, type Source } from '../contract/files/source.ts'
import { readSource } from '../contract/load.ts'
import { soleReading } from '../contract/named-file.ts'
import { pointerOf } from '../json/pointer.ts'
import { isObject, type JsonValue } from '../json/value.ts'
import { bad, good, type Place, type Problem, type Result } from '../problem/problem.ts'

/** A model that a router's configuration sends calls to. */
export interface RoutedModel {
  readonly written: string
  readonly place: Place
}

/**
 * Members that name a model (LiteLLM: docs.litellm.ai/docs/proxy/configs, `litellm_params.model`; OpenRouter:
 * openrouter.ai/docs, `model` and `models`; Portkey: portkey.ai/docs, `override_params.model`; read 2026-11).
 */
const MODEL_MEMBERS = new Set(['model', 'models', 'base_model'])
/** Members that give a group of models a second name (LiteLLM: docs.litellm.ai/docs/proxy/load_balancing). */
const ALIAS_MEMBERS = new Set(['model_group_alias', 'model_alias_map', 'aliases'])

/** Reads a LiteLLM, OpenRouter or Portkey configuration, YAML or JSON. */
export function readRoutingFile(path: string, port: FilePort, cwd: string): Result<readonly RoutedModel[]> {
  const findings = new Findings()
  const reading = soleReading({ port, cwd }, findings)
  const file = locateNamed(reading, joinPath(cwd, path))
  const source = file && readSource(reading, file)
  if (!source || findings.problems.length > 0) return bad(...findings.problems)
  const models: RoutedModel[] = []
  const aliases: Alias[] = []
  const enter = (value: JsonValue, at: readonly (string | number)[]): void => {
    if (Array.isArray(value)) value.forEach((item, index) => enter(item, [...at, index]))
    else if (isObject(value))
      for (const [name, member] of Object.entries(value)) {
        const inside = [...at, name]
        if (MODEL_MEMBERS.has(name)) models.push(...namedBy(member, inside, source))
        if (ALIAS_MEMBERS.has(name) && isObject(member)) aliases.push(...aliasesOf(member, inside, source))
        enter(member, inside)
      }
  }
  enter(source.value, [])
  const circles = circlesOf(aliases)
  if (circles.length > 0) return bad(...circles)
  if (models.length > 0) return good(models, findings.warnings)
  return bad({ code: 'routing-without-models', args: {}, place: source.placeOf('') })
}

function namedBy(value: JsonValue, at: readonly (string | number)[], source: Source): readonly RoutedModel[] {
  const items = Array.isArray(value)
    ? value.map((item, index) => [item, [...at, index]] as const)
    : [[value, at] as const]
  return items.flatMap(([item, inside]) =>
    typeof item === 'string' && item !== '' ? [{ written: item, place: source.placeOf(pointerOf(inside)) }] : [],
  )
}

interface Alias {
  readonly from: string
  readonly to: string
  readonly place: Place
}

/** `{alias: name}`, or `{alias: {model: name}}`. */
function aliasesOf(members: JsonValue & object, at: readonly (string | number)[], source: Source): readonly Alias[] {
  return Object.entries(members).flatMap(([from, value]: [string, JsonValue]): readonly Alias[] => {
    const to = isObject(value) ? value.model : value
    return typeof to === 'string' ? [{ from, to, place: source.keyPlaceOf(pointerOf([...at, from])) }] : []
  })
}

/** Names that lead back to themselves, each circle once. */
function circlesOf(aliases: readonly Alias[]): readonly Problem[] {
  const next = new Map(aliases.map(({ from, to }) => [from, to]))
  const told = new Set<string>()
  return aliases.flatMap(({ from, place }): readonly Problem[] => {
    const chain = [from]
    let name = next.get(from)
    while (name !== undefined && !chain.includes(name)) {
      chain.push(name)
      name = next.get(name)
    }
    if (name !== from || told.has(from)) return []
    for (const one of chain) told.add(one)
    return [{ code: 'routing-circle', args: { chain: [...chain, from].join(' → ') }, place }]
  })
}
