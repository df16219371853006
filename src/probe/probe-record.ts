import { wholeRun } from '../contract/bounds.ts'
import { joinPath, shownPath } from '../contract/files/include.ts'
import type { FilePort, Included } from '../contract/files/port.ts'
import { Findings } from '../contract/files/source.ts'
import { readSource } from '../contract/load.ts'
import { type SchemaCheck, structureProblems } from '../contract/structure.ts'
import { validateProbe } from '../contract/validators.generated.ts'
import type { JsonObject } from '../json/value.ts'
import { bad, good, type Result } from '../problem/problem.ts'
import type { ProbeFinding } from './probe.ts'

/** `schema/probe.schema.json`; member names are snake_case because this is a published format. */
export interface ProbeRecord {
  readonly format: 1
  /** ISO day. */
  readonly probed: string
  readonly provider: string
  readonly preset: string
  readonly base_url: string
  readonly model: string
  readonly served_model: string | null
  readonly server: string | null
  readonly fingerprint: string | null
  readonly calls: number
  readonly cost_usd: number | null
  readonly stopped: string | null
  readonly findings: readonly ProbeFinding[]
}

/** What `check` and `run` read of it. */
export type ProbeFacts = Pick<ProbeRecord, 'probed' | 'provider' | 'model' | 'served_model' | 'fingerprint'> & {
  readonly findings: readonly Pick<ProbeFinding, 'id' | 'state'>[]
  /** The file, as it is shown to people. */
  readonly file: string
}

/** Reads the file that a provider of the policy names, relative to `cwd`. */
export function readProbeRecord(file: string, port: FilePort, cwd: string): Result<ProbeFacts> {
  const findings = new Findings()
  const absolute = joinPath(cwd, file)
  const named: Included = { realPath: port.inspect(absolute)?.realPath ?? absolute, shown: shownPath(cwd, absolute) }
  const source = readSource(
    { port, cwd, findings, digests: new Map(), bounds: wholeRun(), includes: 'keptBytes', schemas: new Map() },
    named,
  )
  if (!source) return { ok: false, problems: findings.problems }
  const { problems } = structureProblems(source, validateProbe as SchemaCheck)
  if (findings.problems.length + problems.length > 0) return bad(...findings.problems, ...problems)
  const value = source.value as JsonObject & Omit<ProbeFacts, 'file'>
  return good({
    probed: value.probed,
    provider: value.provider,
    model: value.model,
    served_model: value.served_model ?? null,
    fingerprint: value.fingerprint ?? null,
    findings: value.findings.map(({ id, state }) => ({ id, state })),
    file: named.shown,
  })
}
