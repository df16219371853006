import type { Recorded } from '../journal/recorded.ts'
import type { Answer } from '../model/answer.ts'
import type { BatchClient } from '../model/batch/batch-client.ts'
import { createBatchClient } from '../model/batch/vendors.ts'
import type { CallKey, ModelClient } from '../model/client.ts'
import { createReplayClient } from '../model/replay-client.ts'
import { proxyFaults, proxySecrets, proxySettings } from '../model/wire/proxy.ts'
import type { Plan, PlannedContract, Role, Target } from '../plan/plan.ts'
import { bad, good, type Problem, type Result } from '../problem/problem.ts'
import type { ProviderProfile } from '../provider/profile.ts'
import { isLoopbackHost } from '../provider/resolve-provider.ts'
import { keyProblem, looksLikeAKey, secretsOf } from './endpoint-key.ts'
import { createGoldenClient } from './golden.ts'
import type { GatePorts } from './request/request.ts'

export interface Clients {
  readonly clientFor: (planned: PlannedContract, role: Role) => ModelClient
  readonly onThrottled: (listener: () => void) => void
  /** Whether a model's answers come from its endpoint. */
  readonly isLive: (planned: PlannedContract, role: Role) => boolean
  /** Whether a model is called without a key. */
  readonly isKeyless: (planned: PlannedContract, role: Role) => boolean
  /** The same where calls go in batches. */
  readonly batchFor: (planned: PlannedContract, role: Role) => BatchClient
  readonly close: () => Promise<void>
}

export interface ClientSources {
  readonly replay: Recorded | null
  readonly baselineReplay: Recorded | null
  readonly timeoutMs: number | null
  readonly via?: 'batch' | undefined
}

/** One client an endpoint and role, made when it is first needed; a missing key is a problem before any call. */
export async function clientsOf(plan: Plan, sources: ClientSources, ports: GatePorts): Promise<Result<Clients>> {
  const problems: Problem[] = [...proxyProblems(plan, sources, ports.environment)]
  ports.learnSecrets(proxySecrets(proxySettings(ports.environment)))
  const made: MadeClients = { clients: new Map(), batches: new Map(), throttled: [] }
  for (const planned of plan.contracts)
    for (const role of plan.roles) {
      const problem = await addClient(made, planned, role, { plan, sources, ports })
      if (problem !== null) problems.push(problem)
    }
  const close = async (): Promise<void> => {
    await Promise.all([...made.clients.values(), ...made.batches.values()].map((client) => client.close()))
  }
  if (problems.length > 0) {
    await close()
    return bad(...eachOnce(problems))
  }
  return good({ ...lookedUp(made, sources, ports), close })
}

/** By name; and who hears of a 429. */
interface MadeClients {
  readonly clients: Map<string, ModelClient>
  readonly batches: Map<string, BatchClient>
  readonly throttled: (() => void)[]
}

interface MakingClients {
  readonly plan: Plan
  readonly sources: ClientSources
  readonly ports: GatePorts
}

/** Makes the client of one model of a contract, unless there is one; what keeps it from being made is returned. */
async function addClient(
  made: MadeClients,
  planned: PlannedContract,
  role: Role,
  { plan, sources, ports }: MakingClients,
): Promise<Problem | null> {
  const { clients, batches, throttled } = made
  const target = targetOf(planned, role)
  const name = clientName(target, role)
  if (target === null || clients.has(name) || batches.has(name)) return null
  const key = keyOf(target, role, ports)
  if (!target.golden) ports.learnSecrets([key ?? '', ...secretsOf(new URL(target.baseUrl))])
  const recording = recordingFor(role, sources)
  const fault = keyProblem(target, key, ports.keyInputFor?.(target, role) ?? null)
  if (target.golden) clients.set(name, createGoldenClient(plan, ports.redact))
  else if (recording) clients.set(name, createReplayClient(recordedAnswer(recording)))
  else if (fault !== null) {
    if (!key && looksLikeAKey(target.apiKeyEnv)) ports.learnSecrets([target.apiKeyEnv])
    return fault
  } else if (sources.via === 'batch') {
    const { batch, title } = target.provider
    if (batch === null) return { code: 'batch-not-offered', args: { provider: title } }
    const proxy = proxySettings(ports.environment)
    batches.set(name, await createBatchClient(batch, { baseUrl: target.baseUrl, apiKey: key ?? null, proxy }))
  } else {
    const onThrottled = (): void => throttled.forEach((listener) => listener())
    clients.set(name, await calling(target, key ?? null, plan, sources.timeoutMs, ports, onThrottled))
  }
  return null
}

function lookedUp(
  { clients, batches, throttled }: MadeClients,
  sources: ClientSources,
  ports: GatePorts,
): Omit<Clients, 'close'> {
  return {
    clientFor: (planned, role) => clients.get(clientName(targetOf(planned, role), role)) as ModelClient,
    batchFor: (planned, role) => batches.get(clientName(targetOf(planned, role), role)) as BatchClient,
    onThrottled: (listener) => throttled.push(listener),
    isLive: (planned, role) => !targetOf(planned, role)?.golden && recordingFor(role, sources) === null,
    isKeyless: (planned, role) => {
      const target = targetOf(planned, role)
      return target !== null && !keyOf(target, role, ports)
    },
  }
}

const recordingFor = (role: Role, { replay, baselineReplay }: ClientSources): Recorded | null =>
  role === 'candidate' ? replay : baselineReplay

/** Of calls that leave this machine. */
function proxyProblems(
  { contracts, roles }: Plan,
  sources: ClientSources,
  environment: GatePorts['environment'],
): readonly Problem[] {
  const leaves = contracts.some((planned) =>
    roles.some((role) => {
      const target = targetOf(planned, role)
      const isRecorded = recordingFor(role, sources) !== null
      return target !== null && !target.golden && !isRecorded && !isLoopbackHost(new URL(target.baseUrl).hostname)
    }),
  )
  return leaves ? proxyFaults(environment).map((variable) => ({ code: 'proxy-invalid', args: { variable } })) : []
}

const keyOf = (target: Target, role: Role, ports: GatePorts): string | undefined =>
  ports.keyFor?.(target, role) ?? ports.environment[target.apiKeyEnv]

/** Contracts and models that share a provider lack one key together. */
const eachOnce = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
]

const targetOf = (planned: PlannedContract, role: Role): Target | null =>
  role === 'candidate' ? planned.candidate : planned.baseline

const clientName = (target: Target | null, role: Role): string => `${role} ${target?.providerName} ${target?.baseUrl}`

const clientCode = () =>
  Promise.all([
    import('../model/wire/model-client.ts'),
    import('../model/wire/sleep.ts'),
    import('../model/wire/transport.ts'),
  ])

/** Loads what live calls are made with, so that it is there when the first one begins. */
export async function loadClientCode(): Promise<void> {
  const [, , { wireCode }] = await clientCode()
  await wireCode()
}

async function calling(
  target: Target,
  apiKey: string | null,
  plan: Plan,
  timeoutMs: number | null,
  ports: GatePorts,
  onThrottled: () => void,
): Promise<ModelClient> {
  const [{ createModelClient }, { sleep }, { deadlinesWithin }] = await clientCode()
  return createModelClient({
    baseUrl: target.baseUrl,
    apiKey,
    dialect: target.provider.dialect,
    connections: Math.max(
      plan.limits.concurrency,
      ...plan.contracts.map(({ contract }) => contract.load?.concurrency ?? 1),
    ),
    ...(timeoutMs === null ? {} : { deadlines: deadlinesWithin(timeoutMs) }),
    proxy: proxySettings(ports.environment),
    streamUsage: asksForUsage(target.provider),
    now: ports.now,
    random: ports.random,
    sleep,
    redact: ports.redact,
    onThrottled,
  })
}

/** Where nothing is known it is asked for, as OpenAI's own clients do. */
const asksForUsage = ({ streamUsage }: ProviderProfile): boolean => streamUsage !== 'always'

/** A journal as a model: its candidate's answers serve as either role, because yesterday's candidate is today's baseline. */
const recordedAnswer =
  (recorded: Recorded) =>
  (key: CallKey): Answer | undefined =>
    (recorded.answer(key) ?? recorded.answer({ ...key, role: key.role === 'candidate' ? 'baseline' : 'candidate' }))
      ?.answer
