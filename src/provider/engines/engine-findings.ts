import { childPointer } from '../../json/pointer.ts'
import { isObject, type JsonValue } from '../../json/value.ts'
import { contextOf } from '../schema/context.ts'
import { disjoint } from '../schema/disjoint.ts'
import { impliesSchema } from '../schema/implies.ts'
import { type Place, placesRead } from '../schema/places.ts'
import type { Engine, EngineFinding, Limit, Rule } from './engine.ts'

/** What an engine refuses or ignores of a schema, and what it lets nobody write, in the order of the schema's places. */
export function engineFindings(schema: JsonValue, engine: Engine): readonly EngineFinding[] {
  if (engine.hands)
    return engineFindings(
      schema,
      engine.hands(schema, (other) => refuses(schema, other)),
    )
  const context = contextOf(schema, engine.reading, { implies: impliesSchema, disjoint })
  const places = placesRead(context)
  const byKeyword = rulesByKeyword(engine)
  const found = places.flatMap((place) => {
    const holding = candidates(place, byKeyword).filter((rule) => rule.when(place, context))
    const refused = new Set(holding.flatMap(({ effect, keyword }) => (effect === 'refused' ? [keyword] : [])))
    return holding
      .filter(({ effect, keyword }) => effect === 'refused' || !refused.has(keyword))
      .map((rule) => ruleFinding(rule, place, engine))
  })
  return [...engine.limits.flatMap((limit) => limitFinding(limit, places, engine)), ...found]
}

const refuses = (schema: JsonValue, engine: Engine): boolean =>
  engineFindings(schema, engine).some(({ effect }) => effect === 'refused')

/** Rules that look at one keyword are asked only where it stands; those under `*` everywhere. */
function candidates({ schema }: Place, byKeyword: ReadonlyMap<string, readonly Rule[]>): readonly Rule[] {
  const named = isObject(schema) ? Object.keys(schema).flatMap((keyword) => byKeyword.get(keyword) ?? []) : []
  return [...(byKeyword.get('*') ?? []), ...named]
}

const INDEXED = new WeakMap<Engine, ReadonlyMap<string, readonly Rule[]>>()

function rulesByKeyword(engine: Engine): ReadonlyMap<string, readonly Rule[]> {
  const known = INDEXED.get(engine)
  if (known) return known
  const index = new Map<string, Rule[]>()
  for (const rule of engine.rules) {
    const key = rule.everywhere ? '*' : rule.keyword
    index.set(key, [...(index.get(key) ?? []), rule])
  }
  INDEXED.set(engine, index)
  return index
}

function ruleFinding(rule: Rule, { schema, pointer }: Place, engine: Engine): EngineFinding {
  const { keyword, effect, says, rewrite, source } = rule
  const at = isObject(schema) && Object.hasOwn(schema, keyword) ? childPointer(pointer, keyword) : pointer
  return { engine: engine.id, keyword, effect, pointer: at, message: `\`${keyword}\` ${says}`, rewrite, source }
}

function limitFinding(limit: Limit, places: readonly Place[], engine: Engine): readonly EngineFinding[] {
  const count = limit.count(places)
  if (count <= limit.most) return []
  const { keyword, noun, most, source } = limit
  const message = `${count} ${noun}, at most ${most}`
  return [{ engine: engine.id, keyword, effect: 'refused', pointer: '', message, rewrite: null, source }]
}
