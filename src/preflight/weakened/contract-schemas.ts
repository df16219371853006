import type { Contract } from '../../contract/contract.ts'
import type { SchemaDocument } from '../../contract/schema-document.ts'
import { isObject, type JsonObject, type JsonValue } from '../../json/value.ts'
import type { Place } from '../../problem/problem.ts'
import { isSame } from './schema-change.ts'
import { schemaChanges } from './schema-loosened.ts'
import type { Weakening } from './weakening.ts'

/** Schemas of a contract that accept more than they did: the answer's own, and those of its tools' arguments. */
export function contractSchemaWeakenings(base: Contract, head: Contract): readonly Weakening[] {
  return [...answerSchema(base, head), ...toolSchemas(base, head)]
}

function answerSchema(base: Contract, head: Contract): readonly Weakening[] {
  const [was, now] = [base.expect.schema, head.expect.schema]
  if (was === undefined || was.digest === now?.digest) return []
  const schema = 'the answer'
  if (now === undefined)
    return [
      { code: 'weakened-schema-dropped', args: { contract: head.name, schema }, place: head.placeOf('/expect/schema') },
    ]
  return [
    ...changesOf(head.name, schema, was.root, now.root, (pointer) => placeIn(now, pointer)),
    ...otherFiles(head.name, was, now),
  ]
}

/** Where a place in a schema stands; its first line where nothing better is known. */
const placeIn = (schema: SchemaDocument, pointer: string): Place => schema.placeOf?.(pointer) ?? schema.place

/** Files that a schema refers to are compared whole: who refers to what in them is not followed. */
function otherFiles(contract: string, was: SchemaDocument, now: SchemaDocument): readonly Weakening[] {
  return Object.entries(was.resources).flatMap(([file, content]): readonly Weakening[] => {
    const later = Object.hasOwn(now.resources, file) ? now.resources[file] : undefined
    if (isSame(content, later)) return []
    const args = {
      contract,
      schema: `\`${file}\``,
      keyword: '$ref',
      at: '/',
      was: 'other content',
      now: later === undefined ? 'not used' : 'new content',
    }
    return [{ code: 'changed-schema', args, place: now.place }]
  })
}

function toolSchemas(base: Contract, head: Contract): readonly Weakening[] {
  const later = new Map(toolsOf(head.request).map((tool) => [tool.name, tool]))
  return toolsOf(base.request).flatMap((tool): readonly Weakening[] => {
    const now = later.get(tool.name)
    if (now === undefined)
      return [
        { code: 'changed-tool', args: { contract: head.name, tool: tool.name }, place: head.placeOf('/request/tools') },
      ]
    const place = (pointer: string): Place => head.placeOf(`/request/tools/${now.index}${now.path}${pointer}`)
    return changesOf(head.name, `a call of \`${tool.name}\``, tool.parameters, now.parameters, place)
  })
}

interface Tool {
  readonly index: number
  readonly name: string
  readonly parameters: JsonValue
  /** Of the parameters in the tool: chat puts them into `function`. */
  readonly path: string
}

/** The tools that a request names itself; those that cases bring are part of their input. */
function toolsOf(request: JsonObject): readonly Tool[] {
  const tools: readonly JsonValue[] = Array.isArray(request.tools) ? request.tools : []
  return tools.flatMap((tool, index): readonly Tool[] => {
    if (!isObject(tool)) return []
    const made = isObject(tool.function) ? tool.function : tool
    const path = made === tool ? '/parameters' : '/function/parameters'
    return typeof made.name === 'string' ? [{ index, name: made.name, parameters: made.parameters ?? true, path }] : []
  })
}

function changesOf(
  contract: string,
  schema: string,
  base: JsonValue,
  head: JsonValue,
  placeOf: (pointer: string) => Place,
): readonly Weakening[] {
  return schemaChanges(base, head).map(({ code, pointer, args }) => ({
    code,
    args: { contract, schema, at: pointer || '/', ...args },
    place: placeOf(pointer),
  }))
}
