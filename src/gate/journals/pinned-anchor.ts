import type { SchemaDocument } from '../../contract/schema-document.ts'
import type { JournalAnchor, JournalCall } from '../../journal/line.ts'
import { readJournal } from '../../journal/reader.ts'
import { readRecorded } from '../../journal/recorded.ts'
import { UNRECORDED } from '../../outcome/failure.ts'
import type { Judge } from '../../outcome/judge.ts'
import type { Plan } from '../../plan/plan.ts'
import { bad, good, type Result } from '../../problem/problem.ts'
import { createUnitSet } from '../../run/unit-set.ts'
import { schemasOf, wire } from '../../run/wiring.ts'
import { createLedger, type Ledger } from '../../verdict/ledger/ledger.ts'
import { plannedPlaces } from '../../verdict/ledger/places.ts'
import { callbacksOf } from '../callbacks.ts'
import { absolute } from '../request/absolute-path.ts'
import { prepare } from '../request/prepare.ts'
import type { GatePorts, GateRequest } from '../request/request.ts'
import { journalFault } from './journal-fault.ts'
import { movedPlaces } from './moved-places.ts'
import { dayOf, recordedModel } from './recorded-baseline.ts'
import { type JudgedLine, rejudgeLines } from './rejudge-journal.ts'

/** A second baseline beside the run's own: the same plan, held against the answers of a pinned journal. */
export interface PinnedAnchor {
  readonly plan: Plan
  readonly ledger: Ledger
  /** ISO day of the pinned run; null where its journal does not say. */
  readonly day: string | null
  readonly callbacks: ReadonlySet<string>
}

/** The same with the pinned answers, and what a journal's header keeps of whose they are. */
export interface OpenAnchor extends PinnedAnchor {
  readonly model: NonNullable<GateRequest['pinnedModel']>
  /** The lines that the run's own journal takes over, so that judging it again needs no other file. */
  readonly lines: () => Iterable<JournalAnchor>
}

/** Reads the pinned journal of a run that is about to be made; null where it has none. */
export async function openAnchor(
  request: GateRequest,
  ports: Pick<GatePorts, 'files' | 'environment'>,
): Promise<Result<OpenAnchor | null>> {
  const file = request.pinned ?? null
  if (file === null) return good(null)
  const fault = journalFault(file, request.cwd, ports.files)
  if (fault !== null) return bad(fault)
  const recorded = await readRecorded(absolute(request.cwd, file))
  const { header } = recorded
  if (header === null) return bad({ code: 'journal-without-header', args: { file } })
  const model = { ...recordedModel(header, request.cwd), day: dayOf(header) }
  const anchor = anchorOf({ ...request, pinnedModel: model }, ports)
  if (!anchor.ok || anchor.value === null) return bad(...(anchor.ok ? [] : anchor.problems))
  const { plan } = anchor.value
  return good({ ...anchor.value, model, lines: () => pinnedLines(recorded.lines(), plan) })
}

/** The anchor of a run whose header names one; null where it had none. */
export function anchorOf(
  request: GateRequest,
  ports: Pick<GatePorts, 'files' | 'environment'>,
): Result<PinnedAnchor | null> {
  const { pinnedModel } = request
  if (pinnedModel === undefined) return good(null)
  const { day, ...baseline } = pinnedModel
  const prepared = prepare({ ...request, baseline, baselineReplay: '' }, ports)
  if (!prepared.ok) return prepared
  const { plan, policy } = prepared.value
  return good({ plan, ledger: createLedger(plan), day, callbacks: callbacksOf(policy) })
}

/** Yesterday's candidate is the anchor, whatever else that run compared it with. */
function* pinnedLines(lines: Iterable<JournalCall>, plan: Plan): Generator<JournalAnchor> {
  const placeOf = movedPlaces(plan)
  for (const line of lines) {
    const place = line.role === 'candidate' ? placeOf(line) : null
    const isOurs = place !== null && (plan.shard === null || place % plan.shard.total === plan.shard.index - 1)
    if (isOurs) yield { ...line, type: 'anchor', role: 'baseline', place }
  }
}

/** Those that a run's journal took over. */
export function* anchorLines(path: string): Generator<JournalAnchor> {
  for (const { line } of readJournal(path)) if (line?.type === 'anchor') yield line
}

/** The schemas of a run's contracts, and of those that its anchor is judged by. */
export const schemasJudged = ({ contracts }: Plan, anchor: PinnedAnchor | null): readonly SchemaDocument[] =>
  schemasOf({ contracts: [...contracts, ...(anchor?.plan.contracts ?? [])] })

/** A ledger whose candidate the anchor hears of too. */
export const observedBy = (ledger: Ledger, anchor: PinnedAnchor | null): Ledger =>
  anchor === null
    ? ledger
    : {
        ...ledger,
        put: (observation) => {
          ledger.put(observation)
          if (observation.role === 'candidate') anchor.ledger.put(observation)
        },
      }

/** Judges the pinned answers; a unit that they hold none of was not asked. */
export async function judgeAnchor(
  { plan, ledger, callbacks }: PinnedAnchor,
  lines: Iterable<JournalAnchor>,
  judge: Judge,
): Promise<void> {
  await rejudgeLines(asCalls(lines), {
    plan,
    wiring: wire(plan),
    judge,
    observe: ledger.put,
    verify: true,
    moved: movedPlaces(plan),
    callbacks,
    seen: createUnitSet(plan),
    shard: null,
  })
  for (const place of plannedPlaces(plan))
    if (ledger.columns('baseline').kindAt(place) === null) ledger.put({ ...NOT_ASKED, place })
}

function* asCalls(lines: Iterable<JournalAnchor>): Generator<JudgedLine> {
  let number = 0
  for (const line of lines) yield { line: { ...line, type: 'call' }, number: ++number }
}

const NOT_ASKED = {
  role: 'baseline',
  outcome: {
    kind: 'unmeasured',
    failure: UNRECORDED,
    phase: 'connect',
    status: null,
    message: 'the pinned journal holds no answer to this request',
  },
  turn: 0,
  calls: [],
  valueDigest: null,
  answerText: null,
} as const
