import type { Policy } from '../contract/policy/policy.ts'
import { ENVELOPE_SHAPES } from '../model/envelope-shapes.ts'
import { REMARKS, type Remark } from '../outcome/remark.ts'
import type { Plan, Role, Target } from '../plan/plan.ts'
import type { Finding } from '../preflight/finding.ts'
import type { Problem } from '../problem/problem.ts'
import { baseUrlFault } from '../provider/base-url.ts'
import type { Registry } from '../registry/registry.ts'
import { bareId, familyOf } from '../registry/related-ids.ts'
import type { RunEnd } from '../run/stop.ts'
import { type Ledger, SERVED_FROM, type ServedFrom } from '../verdict/ledger/ledger.ts'
import { plannedPlaces } from '../verdict/ledger/places.ts'
import type { RunFacts } from '../verdict/run-facts.ts'
import { registeredModel } from './retired-baseline.ts'

/** Under which names one model was answered, and how many calls each. */
interface ServedBy {
  readonly role: Role
  readonly target: Target
  readonly calls: ReadonlyMap<string, number>
}

/** By model and role, in the plan's order; golden outputs are served by nobody. */
export function servedBy(plan: Plan, ledger: Ledger): readonly ServedBy[] {
  const found = new Map<string, ServedCount>()
  const known: Record<Role, ServedCount[]> = { candidate: [], baseline: [] }
  for (let place = 0; place < plan.unitCount; place++) {
    const { contractIndex } = plan.slotAt(place)
    for (const role of plan.roles) {
      const names = ledger.servedAt(role, place)
      const target = names.length === 0 ? null : (plan.contracts[contractIndex]?.[role] ?? null)
      if (target === null || target.golden) continue
      known[role][contractIndex] ??= countedBy(found, role, target)
      const { calls } = known[role][contractIndex]
      for (const name of names) calls.set(name, (calls.get(name) ?? 0) + 1)
    }
  }
  return [...found.values()]
}

interface ServedCount extends ServedBy {
  readonly calls: Map<string, number>
}

/** Contracts that ask the same model are counted together. */
function countedBy(found: Map<string, ServedCount>, role: Role, target: Target): ServedCount {
  const key = JSON.stringify([role, target.providerName, target.model])
  const one = found.get(key) ?? { role, target, calls: new Map() }
  found.set(key, one)
  return one
}

/** The model that was asked, a dated snapshot of it, or another name that the registry lists for it. */
function isAsked(target: Target, name: string, registry: Registry): boolean {
  const [asked, served] = [bareId(target.model), bareId(name)]
  if (asked === served || familyOf(served) === asked) return true
  const entryOf = (model: string) => {
    const found = registry.find({ ...registeredModel(target), model })
    return found !== null && (found.relation === 'itself' || found.relation === 'alias') ? found.entry : null
  }
  const entry = entryOf(asked)
  return entry !== null && entry === entryOf(served)
}

/** Names of one entry of the registry are one model. */
function modelsIn({ target, calls }: ServedBy, registry: Registry): number {
  const models = [...calls.keys()].map((name) => {
    const found = registry.find({ ...registeredModel(target), model: name })
    return found?.relation === 'itself' || found?.relation === 'alias' ? found.entry.model : bareId(name)
  })
  return new Set(models).size
}

/** A mixture of models proves nothing about the candidate, and a comparison with one nothing about the baseline. */
export const isMixed = (served: readonly ServedBy[], registry: Registry, { judge }: Pick<Plan, 'judge'>): boolean =>
  served.some((one) => modelsIn(one, registry) > 1 && (one.role === 'candidate' || judge !== 'absolute'))

/** Who answered in place of the model that was asked, with counts, most first. */
export function servedFindings(
  served: readonly ServedBy[],
  registry: Registry,
  severity: Policy['severity'],
): readonly Finding[] {
  return served.flatMap((one): readonly Finding[] => {
    const { target, calls, role } = one
    const listed = [...calls].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    const args = {
      model: target.model,
      role: role === 'candidate' ? '' : 'the baseline ',
      served: listed.map(([name, count]) => `\`${name}\` ${count} ${count === 1 ? 'call' : 'calls'}`).join(', '),
    }
    const others = listed.filter(([name]) => !isAsked(target, name, registry))
    const mixed: Finding = { code: 'models-mixed', args: { ...args, models: calls.size }, severity: 'warning' }
    const other: Finding = {
      code: 'model-served-other',
      args,
      severity: severity.servedModel === 'fail' && role === 'candidate' ? 'error' : 'warning',
    }
    return [...(modelsIn(one, registry) > 1 ? [mixed] : []), ...(others.length > 0 ? [other] : [])]
  })
}

const WORDS: Readonly<Record<ServedFrom, string>> = {
  upstream: 'were passed on to several providers',
  fingerprint: 'came from several configurations',
  server: 'came from several servers',
}

const MOST_NAMES = 5

/** Where the answers of one model say that not one and the same software gave them all, with counts. */
export const servingChanges = (ledger: Ledger): readonly Finding[] =>
  ledger.plan.roles.flatMap((role) => SERVED_FROM.flatMap((what) => changesOf(ledger, role, what)))

function changesOf(ledger: Ledger, role: Role, what: ServedFrom): readonly Finding[] {
  const counts = [...ledger.servedFrom(what, role)].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  if (counts.length < 2) return []
  const shown = counts
    .slice(0, MOST_NAMES)
    .map(([name, calls]) => `\`${name.replaceAll('`', "'")}\` ${calls} ${calls === 1 ? 'call' : 'calls'}`)
  const rest = counts.length - shown.length
  const names = [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
  const whose = role === 'candidate' ? 'The candidate\u2019s calls' : 'The baseline\u2019s calls'
  return [{ code: 'serving-changed', args: { what, whose, how: WORDS[what], names }, severity: 'warning' }]
}

/** A router's other providers are other deployments, often otherwise quantised: that belongs in the first lines. */
export const isOfRouter = ({ args }: Finding): boolean => args.what === 'upstream'

/** Told of answers that were judged by their meaning, because production's client or parser may not read them. */
export function answerRemarks(ledger: Pick<Ledger, 'plan' | 'columns'>): readonly Problem[] {
  return ledger.plan.roles.flatMap((role) => {
    const counts = countsOf(ledger, role)
    return REMARKS.flatMap((remark) =>
      (['whole', 'streamed'] as const).flatMap((mode) => {
        const count = counts.get(`${remark} ${mode}`) ?? 0
        return count === 0 ? [] : [problemOf(remark, mode, { count, role })]
      }),
    )
  })
}

function countsOf({ plan, columns }: Pick<Ledger, 'plan' | 'columns'>, role: Role): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const { remarksAt } = columns(role)
  for (const place of plannedPlaces(plan))
    for (const remark of remarksAt(place)) {
      const isStreamed = remark in ENVELOPE_SHAPES && plan.contracts[plan.slotAt(place).contractIndex]?.stream
      const key = `${remark} ${isStreamed ? 'streamed' : 'whole'}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return counts
}

interface AnswerCount {
  readonly count: number
  readonly role: Role
}

function problemOf(remark: Remark, mode: 'whole' | 'streamed', counted: AnswerCount): Problem {
  if (remark === 'bom') return { code: 'answers-with-bom', args: { ...counted } }
  if (remark === 'at-limit') return { code: 'answers-at-limit', args: { ...counted } }
  const { words, unreadBy } = ENVELOPE_SHAPES[remark]
  return { code: 'answers-unread-by', args: { ...counted, shape: words, clients: unreadBy[mode].join(', ') } }
}

/**
 * 401, 403, 404 and an exhausted quota before any answer are a fault of the configuration, exit code 2
 * (docs/outcomes.md).
 */
export const isRefusedUnanswered = (end: RunFacts['end']): boolean =>
  end.reason === 'refused-by-endpoint' && !end.answered

/** What an endpoint meant when it ended the run. */
export function endpointProblem(
  { failure, role, contract, isKeyless }: Extract<RunEnd, { reason: 'refused-by-endpoint' }>,
  plan: Plan,
): Problem {
  const planned = plan.contracts.find((one) => one.contract.name === contract)
  const target = role === 'baseline' ? planned?.baseline : planned?.candidate
  const bare = target ? baseUrlFault(target.baseUrl) : null
  const args = {
    provider: target?.providerName ?? '',
    model: target?.model ?? '',
    variable: target?.apiKeyEnv ?? '',
    status: failure.status ?? 0,
    message: failure.message,
    advice: bare === null ? '' : `, which ${bare.fault}: most endpoints stand below ${bare.write}`,
    input: role === 'baseline' ? 'baseline-api-key' : 'api-key',
  }
  switch (failure.kind) {
    case 'unauthorized':
      return { code: isKeyless ? 'endpoint-wants-key' : 'endpoint-unauthorized', args }
    case 'not-found':
      return { code: 'endpoint-not-found', args }
    default:
      return { code: 'endpoint-quota', args }
  }
}
