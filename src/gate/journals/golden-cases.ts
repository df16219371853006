import { posix } from 'node:path'
import { parseDocument } from 'yaml'
import { isReadFault } from '../../contract/files/port.ts'
import { AGREEMENT_PATH } from '../../contract/regressions.ts'
import { type Recorded, readRecorded } from '../../journal/recorded.ts'
import type { JsonObject, JsonValue } from '../../json/value.ts'
import type { Answered } from '../../model/answer.ts'
import type { Judge } from '../../outcome/judge.ts'
import type { PlannedContract, Unit } from '../../plan/plan.ts'
import { bad, good, type Result } from '../../problem/problem.ts'
import { digestOf } from '../../run/unit.ts'
import { schemasOf, wire } from '../../run/wiring.ts'
import { absolute } from '../request/absolute-path.ts'
import { type Prepared, prepare } from '../request/prepare.ts'
import { decodeRequest } from '../request/recorded-request.ts'
import type { GatePorts } from '../request/request.ts'
import { journalFault } from './journal-fault.ts'

/** Files that hold a model's answers as what must come back, and what is not in them. */
export interface GoldenCases {
  /** Relative to the working directory. */
  readonly files: readonly { readonly path: string; readonly text: string }[]
  /** A line each. */
  readonly says: readonly string[]
  readonly cases: number
  readonly model: string
}

/** Its answers are to come back in so many of a hundred cases, unless the contract asks for more or less. */
const AGREEMENT = 0.95
/** What a contract's name may have at most; its copy must have another one. */
const MOST_NAME = 64
const SUFFIX = '-golden'
/** So many that are left out are named one by one. */
const MOST_NAMED = 5

/**
 * Turns what the candidate of a recorded run answered into golden rows (`format: openai-chat`), beside a copy of each
 * contract that reads them. Answers that the contract itself does not take are left out, each with why.
 */
export async function goldenCases(file: string, cwd: string, ports: GatePorts): Promise<Result<GoldenCases>> {
  const fault = journalFault(file, cwd, ports.files)
  if (fault !== null) return bad(fault)
  const recorded = await readRecorded(absolute(cwd, file))
  if (recorded.header === null) return bad({ code: 'journal-without-header', args: { file } })
  const prepared = prepare({ ...decodeRequest(recorded.header, cwd), baselineReplay: null }, ports)
  if (!prepared.ok) return prepared
  const { plan } = prepared.value
  const judge = ports.createJudge()
  try {
    const unfit = await judge.prepare(schemasOf(plan))
    if (unfit.length > 0) return bad(...unfit)
    const made: Made[] = []
    for (const [index] of plan.contracts.entries())
      made.push(await rowsOf(index, prepared.value, recorded, judge, ports))
    return good({
      files: made.flatMap((one) => filesOf(one, cwd, ports)),
      says: made.flatMap(said),
      cases: made.reduce((sum, { rows }) => sum + rows.length, 0),
      model: plan.contracts[0]?.candidate.model ?? '',
    })
  } finally {
    await judge.close()
  }
}

interface Made {
  readonly planned: PlannedContract
  readonly rows: readonly JsonObject[]
  /** Why → cases. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>
}

async function rowsOf(
  contractIndex: number,
  { plan }: Prepared,
  recorded: Recorded,
  judge: Judge,
  ports: GatePorts,
): Promise<Made> {
  const planned = plan.contracts[contractIndex] as PlannedContract
  const { contract } = planned
  const wiring = wire(plan)
  const rows: JsonObject[] = []
  const leftOut = new Map<string, string[]>()
  for (let caseIndex = 0; caseIndex < contract.cases.length; caseIndex++) {
    const one = contract.cases.at(caseIndex)
    const unit: Unit = { place: 0, contractIndex, contract, caseIndex, case: one, sample: 0 }
    const why = (reason: string): void => {
      leftOut.set(reason, [...(leftOut.get(reason) ?? []), one.id])
    }
    if (contract.api !== 'chat') why('golden rows are chat completions, and this contract is of the Responses API')
    else if (one.turns !== undefined) why('a golden row has one answer, and this is a flow')
    else {
      const body = wiring.request(unit, 'candidate')
      const answer = answerTo(unit, body, recorded)
      if (answer === null) why('the journal holds no answer to its request as it is now')
      else {
        const { outcome } = await judge.judge(wiring.criteria(body, contract, one.expect), answer)
        if (outcome.kind === 'ok') rows.push(goldenRow(unit, body, answer, ports))
        else why(`its answer is no model to follow: ${outcome.kind}`)
      }
    }
  }
  return { planned, rows, leftOut }
}

function answerTo({ contract, case: one }: Unit, body: JsonObject, recorded: Recorded): Answered | null {
  const key = { role: 'candidate', contract: contract.name, case: one.id, sample: 0, turn: 0 } as const
  const found = recorded.answer({ ...key, request: digestOf(body, contract) })?.answer
  return found?.kind === 'answered' ? found : null
}

/** Messages as they were sent, and the answer as the last of them. */
function goldenRow({ case: one }: Unit, body: JsonObject, { message }: Answered, { redact }: GatePorts): JsonObject {
  const { content, refusal, toolCalls } = message
  const calls = toolCalls.map(
    ({ id, name, arguments: args }): JsonValue => ({ id, type: 'function', function: { name, arguments: args } }),
  )
  const last: JsonObject = {
    role: 'assistant',
    content: calls.length > 0 || refusal !== null ? null : redact(content ?? ''),
    ...(refusal !== null && { refusal: redact(refusal) }),
    ...(calls.length > 0 && { tool_calls: calls }),
  }
  const messages = Array.isArray(body.messages) ? body.messages : []
  const own = ['tools', 'tool_choice', 'parallel_tool_calls'].flatMap(
    (name): readonly (readonly [string, JsonValue])[] => {
      const value = one.request?.[name]
      return value === undefined ? [] : [[name, value]]
    },
  )
  return {
    id: one.id,
    ...(one.group !== undefined && { group: one.group }),
    messages: [...messages, last],
    ...Object.fromEntries(own),
  }
}

/** A copy of the contract, comments and all, that reads the rows in place of its cases. */
function filesOf({ planned, rows }: Made, cwd: string, { files }: GatePorts): GoldenCases['files'] {
  const { file, name } = planned.contract
  const bytes = files.read(absolute(cwd, file), Number.POSITIVE_INFINITY)
  if (rows.length === 0 || isReadFault(bytes)) return []
  const stem = name.slice(0, MOST_NAME - SUFFIX.length) + SUFFIX
  const document = parseDocument(Buffer.from(bytes).toString('utf8'))
  document.set('name', stem)
  document.set('cases', document.createNode([{ from: `${stem}.jsonl`, format: 'openai-chat' }]))
  if (!document.hasIn(AGREEMENT_PATH)) document.setIn(AGREEMENT_PATH, document.createNode({ least: AGREEMENT }))
  const folder = posix.dirname(file)
  const header = `# ${planned.contract.name}, held against recorded answers: review each row of ${stem}.jsonl.\n`
  return [
    { path: posix.join(folder, `${stem}.yaml`), text: `${header}${document.toString({ lineWidth: 0 })}` },
    { path: posix.join(folder, `${stem}.jsonl`), text: rows.map((row) => `${JSON.stringify(row)}\n`).join('') },
  ]
}

function said({ planned, rows, leftOut }: Made): readonly string[] {
  const { name, cases } = planned.contract
  return [
    `${name}: ${rows.length} of ${cases.length} answers are golden rows`,
    ...[...leftOut].map(([why, ids]) => {
      const rest = ids.length - MOST_NAMED
      return `${name}: left out ${ids.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}: ${why}`
    }),
  ]
}
