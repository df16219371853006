import type { Contract } from '../../contract/contract.ts'
import { compareDecimals } from '../../contract/decimal.ts'
import { DEFAULT_MAX_DROP } from '../../contract/policy/in-force.ts'
import { isWeakerMode, type JudgeMode, type Policy } from '../../contract/policy/policy.ts'
import type { Decimal } from '../../contract/thresholds.ts'
import { policyInForce } from '../base-policy.ts'
import type { Finding } from '../finding.ts'
import { contractWeakenings } from './contract-weakenings.ts'
import { policyWeakenings } from './policy-weakenings.ts'
import { patchWeakenings } from './request-weakenings.ts'
import type { Weakening } from './weakening.ts'

/** What a branch asks of its models. */
export interface Gate {
  readonly policy: Policy
  readonly contracts: readonly Contract[]
}

interface WeakenedOptions {
  /** The base policy's `severity.weakened`. */
  readonly severity: Policy['severity']['weakened']
  /** The base policy's `weakening_label` is on the pull request. */
  readonly approved: boolean
  /** The base policy's `weakening_label`; null: nothing here has labels. */
  readonly label: string | null
}

/**
 * What a change makes easier to pass: the base branch's contracts and policy against the head's. Contracts are the same
 * by name, else by file. Each finding stands in the head's file; what is gone stands in the base's.
 *
 * A lower bar is an `error`, which fails the gate, unless the label or the policy lets it in; what can't be compared
 * is a `warning`. `base` null: the base branch has no gate yet.
 */
export function weakenedFindings(base: Gate | null, head: Gate, options: WeakenedOptions): readonly Finding[] {
  if (base === null) return [{ code: 'gate-adopted', args: {}, severity: 'note' }]
  const severity = options.severity === 'fail' && !options.approved ? 'error' : 'warning'
  const approval = approvalOf(options)
  return weakenings(base, head).map((one) => ({
    ...one,
    args: { ...one.args, approval },
    severity: one.code.startsWith('changed-') ? 'warning' : severity,
  }))
}

/** Who lets a lower bar in, or did. */
function approvalOf({ severity, approved, label }: WeakenedOptions): string {
  if (approved) return `let in by the label \`${label}\``
  if (severity === 'warn') return 'let in by the policy: `severity.weakened` is `warn`'
  return label === null
    ? 'it lands by a run without `--base`, or by a policy on the base with `severity: { weakened: warn }`'
    : `a maintainer lets it in with the label \`${label}\``
}

function weakenings(base: Gate, head: Gate): readonly Weakening[] {
  const later = successors(base.contracts, head.contracts)
  const contracts = base.contracts.flatMap((contract): readonly Weakening[] => {
    const now = later.get(contract)
    const gone = {
      code: 'weakened-contract-removed',
      args: { contract: contract.name },
      place: contract.placeOf(''),
    } as const
    return now === undefined ? [gone] : contractWeakenings(contract, now, { base: base.policy, head: head.policy })
  })
  const policy = policyWeakenings(base.policy, head.policy).map(({ pointer, was, now }): Weakening => {
    const place = (head.policy.file === null ? base.policy : head.policy).placeOf(pointer)
    return { code: 'weakened-policy', args: { what: pointer.slice(1).replaceAll('/', '.'), was, now }, place }
  })
  return [...contracts, ...policy, ...patches(base.policy, head.policy)]
}

/** The candidates that judge this change, each against the one that it takes the place of. */
function patches(base: Policy, head: Policy): readonly Weakening[] {
  const inForce = policyInForce(base, head)
  const routes = inForce.routes.flatMap(({ candidate }, index) =>
    patchWeakenings(base.routes[index]?.candidate ?? null, candidate, head.placeOf('/routes')),
  )
  return [
    ...patchWeakenings(base.candidate ?? null, inForce.candidate ?? null, head.placeOf('/candidate/request')),
    ...routes,
  ]
}

/** A contract that was renamed in its file is still the same. */
function successors(base: readonly Contract[], head: readonly Contract[]): ReadonlyMap<Contract, Contract> {
  const found = new Map<Contract, Contract>()
  const named = new Map(head.map((contract) => [contract.name, contract]))
  for (const contract of base) {
    const same = named.get(contract.name)
    if (same) found.set(contract, same)
  }
  const taken = new Set(found.values())
  for (const contract of base) {
    const renamed = found.has(contract) ? undefined : head.find((one) => one.file === contract.file && !taken.has(one))
    if (renamed) found.set(contract, renamed)
  }
  return found
}

/** What a workflow or a command line asks for; null: nothing said. */
export interface Inputs {
  readonly confidence: Decimal | null
  readonly samples: number | null
  readonly cases: readonly string[]
  readonly maxCases: number | null
  readonly judge: JudgeMode | null
  readonly maxDrop: Decimal | null
  /** Contracts that will run, by name. */
  readonly contracts: readonly string[]
}

/** Inputs that ask for less than the policy and the contracts of the repository do. `contracts`: all that the policy names. */
export function weakenedInputs(
  gate: { readonly policy: Policy; readonly contracts: readonly Contract[] },
  inputs: Inputs,
  options: WeakenedOptions,
): readonly Finding[] {
  const { policy, contracts } = gate
  const weakenings: Weakening[] = []
  const note = (what: string, was: string | number, now: string | number, place = policy.placeOf('')): void => {
    weakenings.push({ code: 'weakened-input', args: { what, was, now }, place })
  }
  const { confidence, samples, maxCases, judge, maxDrop } = inputs
  if (confidence && policy.confidence && compareDecimals(confidence, policy.confidence) < 0)
    note('`confidence`', policy.confidence.text, confidence.text, policy.placeOf('/confidence'))
  if (judge && isWeakerMode(policy.judge, judge)) note(`\`--${judge}\``, policy.judge, judge, policy.placeOf('/judge'))
  if (maxDrop && compareDecimals(maxDrop, DEFAULT_MAX_DROP) > 0)
    note('`--max-drop`', DEFAULT_MAX_DROP.text, maxDrop.text)
  for (const contract of contracts) {
    if (!inputs.contracts.includes(contract.name))
      note(`\`contracts\` without \`${contract.name}\``, 'it', 'not run', contract.placeOf(''))
    else if (samples !== null && samples < contract.samples)
      note(`\`samples\` of \`${contract.name}\``, contract.samples, samples, contract.placeOf('/samples'))
  }
  if (maxCases !== null && contracts.some(({ cases }) => cases.length > maxCases))
    note('`--max-cases`', 'every case', maxCases)
  if (inputs.cases.length > 0) note('`--case`', 'every case', inputs.cases.map((id) => `\`${id}\``).join(', '))
  const severity = options.severity === 'fail' && !options.approved ? 'error' : 'warning'
  return weakenings.map((one) => ({ ...one, severity }))
}
