import type { Contract } from '../../contract/contract.ts'
import type { Policy } from '../../contract/policy/policy.ts'
import { type CasesNamed, caseChanges } from './cases-loosened.ts'
import { contractSchemaWeakenings } from './contract-schemas.ts'
import { type Lowered, loweredRegressions, loweredThresholds, thresholdsInForce } from './thresholds-lowered.ts'
import type { Weakening } from './weakening.ts'

/** What one contract stopped asking. */
export function contractWeakenings(
  base: Contract,
  head: Contract,
  policies: { readonly base: Policy; readonly head: Policy },
): readonly Weakening[] {
  return [
    ...barWeakenings(base, head, policies),
    ...(hasSameFiles(base, head)
      ? []
      : [...shapeWeakenings(base, head), ...contractSchemaWeakenings(base, head), ...caseWeakenings(base, head)]),
  ]
}

/**
 * Thresholds as they are in force, under the policy that judges this change and under the one it brings: a bar that
 * moves from a contract into the policy is not lowered, and one that the policy lowers is told of the policy.
 */
function barWeakenings(
  base: Contract,
  head: Contract,
  policies: { readonly base: Policy; readonly head: Policy },
): readonly Weakening[] {
  const was = thresholdsInForce(base, policies.base)
  const merged = new Set(loweredThresholds(was, thresholdsInForce(head, policies.head)).map(({ pointer }) => pointer))
  const thresholds = loweredThresholds(was, thresholdsInForce(head, policies.base)).filter(({ pointer }) =>
    merged.has(pointer),
  )
  return [
    ...thresholds.map((lowered) => barWeakening(head, 'thresholds', lowered)),
    ...loweredRegressions(base.regression, head.regression).map((lowered) => barWeakening(head, 'regression', lowered)),
  ]
}

function barWeakening(head: Contract, member: 'thresholds' | 'regression', { pointer, was, now }: Lowered): Weakening {
  const dotted = pointer.slice(1).replaceAll('/', '.')
  const what = member === 'regression' ? `regression.${dotted}` : dotted
  const place = head.placeOf(`/${member}${pointer}`)
  const args = { contract: head.name, what, was }
  return now === null
    ? { code: 'weakened-threshold-dropped', args, place }
    : { code: 'weakened-threshold', args: { ...args, now }, place }
}

const hasSameFiles = (base: Contract, head: Contract): boolean =>
  base.files.size === head.files.size && [...base.files].every(([file, digest]) => head.files.get(file) === digest)

const LOOSER_PARSERS = ['strict', 'fenced', 'text']

function shapeWeakenings(base: Contract, head: Contract): readonly Weakening[] {
  const contract = head.name
  const weakenings: Weakening[] = []
  if (head.samples < base.samples)
    weakenings.push({
      code: 'weakened-samples',
      args: { contract, was: base.samples, now: head.samples },
      place: head.placeOf('/samples'),
    })
  const [was, now] = [base.expect.parser, head.expect.parser]
  if (LOOSER_PARSERS.indexOf(now) > LOOSER_PARSERS.indexOf(was))
    weakenings.push({ code: 'weakened-parser', args: { contract, was, now }, place: head.placeOf('/expect/parser') })
  for (const what of ['calls', 'concurrency'] as const) {
    const [before, after] = [base.load?.[what] ?? 0, head.load?.[what] ?? 0]
    if (after < before)
      weakenings.push({
        code: 'weakened-load',
        args: { contract, what, was: before, now: after || 'not asked' },
        place: head.placeOf(`/load/${what}`),
      })
  }
  return weakenings
}

function caseWeakenings(base: Contract, head: Contract): readonly Weakening[] {
  const { removed, looser, changed } = caseChanges(base, head)
  const contract = head.name
  const of = (code: Weakening['code'], cases: CasesNamed | null, more: Weakening['args'] = {}): readonly Weakening[] =>
    cases === null ? [] : [{ code, args: { contract, cases: listed(cases), ...more }, place: cases.place }]
  return [
    ...of('weakened-cases', removed, { count: removed?.count ?? 0, was: base.cases.length }),
    ...of('weakened-expectation', looser),
    ...of('changed-expectation', changed),
  ]
}

const listed = ({ count, ids }: CasesNamed): string =>
  ids.map((id) => `\`${id}\``).join(', ') + (count > ids.length ? ` and ${count - ids.length} more` : '')
