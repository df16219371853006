import type { FilePort } from '../contract/files/port.ts'
import { readCheckedFile } from '../contract/named-file.ts'
import type { SchemaCheck } from '../contract/structure.ts'
import { validateProbe } from '../contract/validators.generated.ts'
import type { JsonObject } from '../json/value.ts'
import { good, type Result } from '../problem/problem.ts'
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
  const checked = readCheckedFile(file, validateProbe as SchemaCheck, { port, cwd })
  if (!checked.ok) return checked
  const { source, shown } = checked.value
  const value = source.value as JsonObject & Omit<ProbeFacts, 'file'>
  return good({
    probed: value.probed,
    provider: value.provider,
    model: value.model,
    served_model: value.served_model ?? null,
    fingerprint: value.fingerprint ?? null,
    findings: value.findings.map(({ id, state }) => ({ id, state })),
    file: shown,
  })
}
