import type { Contract } from '../../contract/contract.ts'
import { compareDecimals } from '../../contract/decimal.ts'
import { DEFAULT_MAX_DROP } from '../../contract/policy/in-force.ts'
import { isWeakerMode, type JudgeMode, type Policy } from '../../contract/policy/policy.ts'
import type { Decimal } from '../../contract/thresholds.ts'
import type { Finding } from '../finding.ts'
import type { WeakenedOptions } from './weakened.ts'

import type { Weakening } from './weakening.ts'

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
