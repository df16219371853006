import type { Draft } from '../../contract/schema-document.ts'
import { childPointer, valueAt } from '../../json/pointer.ts'
import { isObject, type JsonObject, type JsonValue, type Pointer } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import type { Code } from '../../problem/problems.ts'
import { refusal, type SchemaProblem } from './schema-problem.ts'
import { resolveUri, withoutFragment } from './uris.ts'

/** One place at which a schema stands, in one of the files of a schema document. */
export interface SchemaPlace {
  /** '' for the root's own file, else the key of `resources`. */
  readonly file: string
  readonly pointer: Pointer
  readonly schema: boolean | JsonObject
  /** Absolute URI, without fragment, that a reference here is resolved against. */
  readonly base: string
}

/** All schema-valued places of a document and the names that they can be referred to by. */
export interface Survey {
  readonly draft: Draft
  readonly root: SchemaPlace
  /** By file and pointer (`placeKey`). */
  readonly places: ReadonlyMap<string, SchemaPlace>
  /** The URI at which each file stands. */
  readonly fileUris: ReadonlyMap<string, string>
  /** Absolute URI without fragment → the place that it names. */
  readonly resources: ReadonlyMap<string, SchemaPlace>
  /** `uri#anchor` → the place. */
  readonly anchors: ReadonlyMap<string, SchemaPlace>
  /** `$dynamicAnchor` name → how many schemas bear it. */
  readonly dynamicAnchors: ReadonlyMap<string, number>
  /** Whether a `$recursiveAnchor: true` stands anywhere. */
  readonly recursiveAnchor: boolean
  readonly placeOf: (file: string) => Place
}

export const placeKey = (file: string, pointer: Pointer): string => `${file}#${pointer}`

/** Where the references of each schema place lead: `$ref`, and dynamic ones that can lead to one place only. */
export interface Links {
  readonly targets: ReadonlyMap<SchemaPlace, readonly SchemaPlace[]>
  readonly problems: readonly SchemaProblem[]
}

const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef'] as const

export function linkReferences(survey: Survey, files: ReadonlyMap<string, JsonValue>): Links {
  const targets = new Map<SchemaPlace, SchemaPlace[]>()
  const problems: SchemaProblem[] = []
  for (const place of survey.places.values()) {
    if (!isObject(place.schema)) continue
    for (const keyword of REFERENCES) {
      const ref = Object.hasOwn(place.schema, keyword) ? place.schema[keyword] : undefined
      if (typeof ref !== 'string' || !isRead(keyword, survey)) continue
      const at = `${place.pointer}/${keyword}`
      const target = resolve(survey, files, place, ref)
      const fault = typeof target === 'string' ? target : dynamicFault(survey, keyword, ref, target)
      if (typeof target === 'string' || fault !== null) {
        const uri = withoutFragment(resolveUri(ref, place.base) ?? ref)
        problems.push(refusal(fault as Code, survey.placeOf(place.file), at, { ref, keyword, uri }))
      } else targets.set(place, [...(targets.get(place) ?? []), target])
    }
  }
  return { targets, problems }
}

const isRead = (keyword: string, survey: Survey): boolean =>
  keyword === '$ref' ||
  (keyword === '$dynamicRef' && survey.draft === '2020-12') ||
  (keyword === '$recursiveRef' && survey.draft === '2019-09')

function dynamicFault(survey: Survey, keyword: string, ref: string, target: SchemaPlace): Code | null {
  if (keyword === '$recursiveRef')
    return survey.recursiveAnchor && survey.resources.size > 1 ? 'schema-dynamic-ref' : null
  if (keyword === '$ref' || !isObject(target.schema)) return null
  const name = target.schema['$dynamicAnchor']
  const dynamic = typeof name === 'string' && ref.endsWith(`#${name}`)
  return dynamic && (survey.dynamicAnchors.get(name) ?? 0) > 1 ? 'schema-dynamic-ref' : null
}

function resolve(
  survey: Survey,
  files: ReadonlyMap<string, JsonValue>,
  from: SchemaPlace,
  ref: string,
): SchemaPlace | Code {
  const uri = knownUri(survey, from, ref)
  if (uri === null) return 'schema-ref-missing'
  const resource = survey.resources.get(withoutFragment(uri))
  if (resource === undefined) return uri.startsWith('modelgate:') ? 'schema-ref-missing' : 'schema-remote-ref'
  const fragment = decode(uri.slice(withoutFragment(uri).length + 1))
  if (fragment === null) return 'schema-ref-missing'
  if (fragment === '') return resource
  if (!fragment.startsWith('/')) return survey.anchors.get(uri) ?? 'schema-ref-missing'
  const steps = fragment.slice(1).split('/').map(unescapeStep)
  const pointer = steps.reduce<Pointer>(childPointer, resource.pointer)
  const target = survey.places.get(placeKey(resource.file, pointer))
  if (target !== undefined) return target
  return valueAt(files.get(resource.file) ?? null, pointer) !== undefined
    ? 'schema-ref-not-schema'
    : 'schema-ref-missing'
}

/**
 * A reference is resolved against the nearest identifier. Where that leads to no schema that is here, a relative one is
 * a path from the file in which it stands: schemas with an `$id` on the web refer to their neighbours so.
 */
function knownUri(survey: Survey, from: SchemaPlace, ref: string): string | null {
  const uri = resolveUri(ref, from.base)
  if (uri === null || survey.resources.has(withoutFragment(uri))) return uri
  const besides = resolveUri(ref, survey.fileUris.get(from.file) ?? from.base)
  return besides !== null && survey.resources.has(withoutFragment(besides)) ? besides : uri
}

const unescapeStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

function decode(fragment: string): string | null {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return null
  }
}
