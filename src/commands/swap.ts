import { decodeUtf8, joinPath } from '../contract/files/include.ts'
import { isReadFault } from '../contract/files/port.ts'
import { MAX_YAML_BYTES } from '../contract/files/yaml-caps.ts'
import type { Policy } from '../contract/policy/policy.ts'
import { type RunFlags, requestOf } from '../gate/request/options.ts'
import { readInputs } from '../gate/request/prepare.ts'
import type { GateEnd, GateRequest } from '../gate/request/request.ts'
import { priceOf } from '../plan/targets.ts'
import type { Problem } from '../problem/problem.ts'
import { PRESETS } from '../provider/profiles.ts'
import type { Registry } from '../registry/registry.ts'
import { renderProblem } from '../report/text/problem-text.ts'
import type { ModelUse } from '../scan/model-use.ts'
import { modelUses } from '../scan/scan-models.ts'
import { type PolicyEdit, statesCandidate, statesJudge, withCandidate } from '../swap/policy-edit.ts'
import { isGone, resolveSwap, type Swap, type SwapModel } from '../swap/resolve-swap.ts'
import { type PolicyState, refusedMembers, type SwapReport, swapLines, swapReport } from '../swap/swap-report.ts'
import type { CommandIo } from './io.ts'
import { knownModels, refuse } from './models.ts'
import { refusedPaths } from './refused-paths.ts'
import { runRequest } from './run.ts'

export type SwapFlags = RunFlags & { readonly to?: string; readonly write?: boolean }

/**
 * `modelgate swap [OLD] [--to NEW]`: the gate with both models, and what else a move comes to. The exit code is the
 * gate's. Swap bots name both models, and the file for their pull request, in the environment.
 */
export async function swap(old: string | null, flags: SwapFlags, io: CommandIo): Promise<number> {
  const ports = io.gatePorts(io.signals.signal)
  const day = ports.today()
  const known = knownModels(flags, io)
  if (!known.ok) return refuse(known.problems, io, flags.format)
  const { policy, registry } = known.value
  const { MODEL_EOL_OLD_ID: oldId, MODEL_EOL_NEW_ID: newId, MODEL_EOL_REPORT: receipt } = io.environment
  const asked = {
    old: old ?? flags.baseline ?? (oldId || null),
    new: flags.to ?? flags.model?.[0] ?? (newId || null),
    provider: flags.provider ?? null,
    day,
  }
  const resolved = resolveSwap(asked, policy, registry)
  if (!resolved.ok) return refuse(resolved.problems, io, flags.format)
  const inputs = readInputs({ cwd: io.cwd, contracts: [], policyFiles: flags.policy ?? null, seed: null }, ports)
  if (!inputs.ok)
    return refuse(
      inputs.problems.map((one) => withoutContracts(one, resolved.value.old.model)),
      io,
      flags.format,
    )
  const outside = refusedPaths([receipt || undefined], io)
  if (outside !== null) return outside
  const file = policyFile(flags, io)
  const uses = usesOf(resolved.value.old, policy, registry, flags, io)
  const request = swapRequest(resolved.value, flags, file, day, io)
  // What the run itself would print, the reports hold: here its headline stands beside what else must change.
  const silent = { ...io, sink: { ...io.sink, out: () => {} } }
  const { code, end } = await runRequest(request, flags.reportDir, flags, silent)
  if (end === null || end.kind === 'refused') return code
  const { preset, model, found } = resolved.value.new
  const profile = PRESETS.get(preset)
  const refused = refusedMembers(inputs.value.contracts, found?.entry ?? null, profile ? { profile, model } : null)
  const prices = { old: priceIn(policy, resolved.value.old), new: priceIn(policy, resolved.value.new) }
  const changed = await changePolicy(resolved.value.new, file, { end, isAsked: flags.write === true }, io)
  const report = swapReport({ swap: resolved.value, report: end.report, prices, uses, refused, policy: changed })
  const lines = swapLines(io.sink.data(report))
  io.sink.out(flags.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : `${lines.join('\n')}\n`)
  if (receipt) await writeReceipt(receipt, lines, io)
  return changed.state === 'not-written' ? 2 : code
}

/** Where nothing is there to prove a move with, the first contract comes before any option. */
const withoutContracts = (problem: Problem, old: string): Problem =>
  problem.code === 'no-contracts' ? { code: 'swap-without-contracts', args: { old } } : problem

interface PolicyText {
  /** Relative to the working directory. */
  readonly file: string
  readonly text: string
}

/** The policy file that names the candidate; without one, the first. */
function policyFile(flags: SwapFlags, io: CommandIo): PolicyText {
  const { files } = io.gatePorts(io.signals.signal)
  const texts = (flags.policy ?? ['modelgate.yaml']).map((file): PolicyText => {
    const bytes = files.read(joinPath(io.cwd, file), MAX_YAML_BYTES)
    return { file, text: isReadFault(bytes) ? '' : (decodeUtf8(bytes) ?? '') }
  })
  return texts.find(({ text }) => statesCandidate(text)) ?? (texts[0] as PolicyText)
}

/** The comparison decides where the policy says nothing else; a model that is gone leaves nothing to compare with but its journal. */
function swapRequest(
  { old, new: next }: Swap,
  flags: SwapFlags,
  policy: PolicyText,
  day: string,
  io: CommandIo,
): GateRequest {
  const request = requestOf([], { ...flags, baseline: old.model }, next.model, io.cwd)
  const isCompared = !isGone(old, day) || flags.baselineReplay !== undefined
  return isCompared && !statesJudge(policy.text) ? { ...request, judge: request.judge ?? 'relative' } : request
}

/** Every place that names the old model by any of its names, but for the policy's own candidate. */
function usesOf(
  old: SwapModel,
  policy: Policy,
  registry: Registry,
  flags: SwapFlags,
  io: CommandIo,
): readonly ModelUse[] {
  const { files } = io.gatePorts(io.signals.signal)
  const scanned = modelUses({
    policy,
    registry,
    port: files,
    cwd: io.cwd,
    globs: [],
    routing: [],
    policyFiles: flags.policy ?? ['modelgate.yaml'],
  })
  const names = new Set([old.model, ...(old.found?.entry.aliases ?? []), old.found?.entry.model ?? old.model])
  const candidate = policy.candidate && policy.placeOf('/candidate/model')
  const uses = scanned.ok ? scanned.value.uses : []
  return uses.filter(({ model, place }) => {
    return (
      names.has(model) &&
      !(place.file === candidate?.file && place.line === candidate.line && place.column === candidate.column)
    )
  })
}

const priceIn = (policy: Policy, { provider, model, found }: SwapModel) =>
  priceOf(policy, provider, model) ?? found?.entry.price ?? null

/** Writes the policy's candidate where that is asked for and the gate passes. */
async function changePolicy(
  next: SwapModel,
  { file, text }: PolicyText,
  { end, isAsked }: { readonly end: GateEnd; readonly isAsked: boolean },
  io: CommandIo,
): Promise<SwapReport['policy']> {
  const edit: PolicyEdit = withCandidate(text, { provider: next.provider, model: next.model })
  const policyEnd = (state: PolicyState): SwapReport['policy'] => ({ file, state, drops_request: edit.dropsRequest })
  if (edit.text === text) return policyEnd('unchanged')
  if (end.report.result !== 'pass') return policyEnd('gate-did-not-pass')
  if (!isAsked) return policyEnd('not-asked')
  if (refusedPaths([file], io) !== null) return policyEnd('not-written')
  const unwritten = await io.sink.file(joinPath(io.cwd, file), edit.text)
  if (unwritten === null) return policyEnd('written')
  io.sink.err(`${renderProblem(unwritten)}\n`)
  return policyEnd('not-written')
}

/** The lines as they are, in a block that nothing in them can close. */
async function writeReceipt(receipt: string, lines: readonly string[], io: CommandIo): Promise<void> {
  const text = lines.join('\n')
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const unwritten = await io.sink.file(joinPath(io.cwd, receipt), `${fence}text\n${text}\n${fence}\n`)
  if (unwritten !== null) io.sink.err(`${renderProblem(unwritten)}\n`)
}
