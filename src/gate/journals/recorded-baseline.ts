import type { JournalHeader } from '../../journal/line.ts'
import { isObject, type JsonValue } from '../../json/value.ts'
import { good } from '../../problem/problem.ts'
import { absolute } from '../request/absolute-path.ts'
import { readPolicy } from '../request/prepare.ts'
import { decodeRequest } from '../request/recorded-request.ts'
import type { GatePorts, GateRequest } from '../request/request.ts'
import { journalFault } from './journal-fault.ts'
import { firstHeader } from './journal-headers.ts'

/**
 * The request with the day of its `baselineReplay`, and with that journal's model as baseline where neither a flag nor
 * the policy names one: a journal says in its header whose answers it holds. One that can't be read is left to whoever
 * reads it.
 */
export async function withRecordedBaseline(
  request: GateRequest,
  ports: Pick<GatePorts, 'files'>,
): Promise<GateRequest> {
  const { cwd, baseline, baselineReplay } = request
  if (baselineReplay === null || journalFault(baselineReplay, cwd, ports.files) !== null) return request
  const header = await firstHeader(absolute(cwd, baselineReplay))
  if (header === null) return request
  const dated = { ...request, baselineDay: dayOf(header) }
  if (baseline.model !== null) return dated
  const policy = request.policy ? good(request.policy.value) : readPolicy(request, ports)
  if (!policy.ok || policy.value.baseline) return dated
  return { ...dated, baseline: { ...recordedModel(header, cwd), ...given(baseline) } }
}

/** ISO day of the run that wrote a journal; null where it does not say. */
export const dayOf = (header: JournalHeader): string | null => decodeRequest(header, '').day ?? null

/** Whom the journal's run tried, and where: the endpoint's dialect is part of what was sent. */
export function recordedModel(header: JournalHeader, cwd: string): GateRequest['baseline'] {
  const { candidate } = header.settings
  const target = isObject(candidate) ? candidate : {}
  const text = (value: JsonValue | undefined): string | null => (typeof value === 'string' ? value : null)
  const { baseUrl } = decodeRequest(header, cwd).candidate
  return { model: text(target.model), provider: text(target.provider), baseUrl }
}

const given = (flags: GateRequest['baseline']): Partial<GateRequest['baseline']> =>
  Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== null))
