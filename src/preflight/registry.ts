import { type Included, joinPath, shownPath } from '../contract/files/include.ts'
import type { FilePort } from '../contract/files/port.ts'
import { Findings, type Source } from '../contract/files/source.ts'
import { readSource } from '../contract/load.ts'
import { type SchemaCheck, structureProblems } from '../contract/structure.ts'
import { validateModels } from '../contract/validators.generated.ts'
import { pointerOf } from '../json/pointer.ts'
import type { JsonObject } from '../json/value.ts'
import { bad, good, type Place, type Problem, type Result } from '../problem/problem.ts'
import { FIRST_PARTY_HOSTS, isFirstParty } from './first-party.ts'

/** What a provider says of a model's end. Days are ISO 8601, `2026-11-01`. */
export interface ModelRecord {
  /** null: none is announced. */
  readonly shutdown: string | null
  readonly replacement: string | null
  readonly source: string
  readonly checked: string
  readonly place: Place
}

/** By model, or provider/model. */
export type ModelRegistry = ReadonlyMap<string, ModelRecord>

export interface RegistryOptions {
  readonly port: FilePort
  /** Absolute; `file` is relative to it. */
  readonly cwd: string
  /** Hosts of the policy's own providers: first-party for what they serve. */
  readonly hosts: readonly string[]
}

/** Reads the registry that a policy names: `schema/models.schema.json`, days of the calendar, first-party sources only. */
export function loadRegistry(file: string, { port, cwd, hosts }: RegistryOptions): Result<ModelRegistry> {
  const findings = new Findings()
  const absolute = joinPath(cwd, file)
  const named: Included = { realPath: port.inspect(absolute)?.realPath ?? absolute, shown: shownPath(cwd, absolute) }
  const source = readSource(
    { port, cwd, findings, digests: new Map(), kept: { bytesLeft: 0 }, schemas: new Map() },
    named,
  )
  if (!source) return { ok: false, problems: findings.problems }
  const { problems } = structureProblems(source, validateModels as SchemaCheck)
  if (findings.problems.length + problems.length > 0) return bad(...findings.problems, ...problems)
  const models = new Map(
    Object.entries((source.value as JsonObject).models as JsonObject).map(([model, value]) => [
      model,
      recordOf(source, model, value as JsonObject),
    ]),
  )
  const faults = [...models].flatMap(([model, record]) => recordProblems(source, model, record, hosts))
  return faults.length > 0 ? bad(...faults) : good(models, findings.warnings)
}

function recordOf(source: Source, model: string, value: JsonObject): ModelRecord {
  const text = (key: string): string | null => (typeof value[key] === 'string' ? value[key] : null)
  return {
    shutdown: text('shutdown'),
    replacement: text('replacement'),
    source: text('source') ?? '',
    checked: text('checked') ?? '',
    place: source.keyPlaceOf(pointerOf(['models', model])),
  }
}

function recordProblems(
  source: Source,
  model: string,
  record: ModelRecord,
  hosts: readonly string[],
): readonly Problem[] {
  const place = (key: string): Place => source.placeOf(pointerOf(['models', model, key]))
  const days = (['shutdown', 'checked'] as const).flatMap((key): readonly Problem[] => {
    const found = record[key]
    return found === null || isDay(found) ? [] : [{ code: 'registry-day', args: { found }, place: place(key) }]
  })
  const host = URL.canParse(record.source) ? new URL(record.source).hostname : record.source
  if (isFirstParty(host, hosts)) return days
  const known = [...FIRST_PARTY_HOSTS, ...hosts].join(', ')
  return [...days, { code: 'registry-source', args: { model, host, known }, place: place('source') }]
}

/** 2026-02-30 has the form of a day and is none. */
function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
