import type { Contract } from '../contract/contract.ts'
import type { Price } from '../contract/policy/policy.ts'
import { type RefusedMember, refusedByFeatures } from '../preflight/model-features.ts'
import type { Place } from '../problem/problem.ts'
import { dialectFindings } from '../provider/dialect.ts'
import type { ProviderProfile } from '../provider/profile.ts'
import type { ModelEntry } from '../registry/entry.ts'
import type { CostsByOwner } from '../report/costs-by-owner.ts'
import type { Report } from '../report/report.ts'
import { headline, RESULT_MARKS } from '../report/text/headline.ts'
import { plainText } from '../report/text/inline.ts'
import { dollars, NOT_ASKED } from '../report/text/numbers.ts'
import { ownerRows } from '../report/text/owner-rows.ts'
import type { ModelUse } from '../scan/model-use.ts'
import type { Swap, SwapModel } from './resolve-swap.ts'

/** What a swap comes to, as `--format json` prints it; member names are snake_case because this is a published format. */
export interface SwapReport {
  readonly format: 1
  readonly exit_code: number
  readonly result: Report['result']
  readonly headline: string
  readonly old: SwapSide
  readonly new: SwapSide
  /** Where the old model is named, but for the policy's candidate. */
  readonly files: readonly (Place & { readonly written: string })[]
  readonly refused_members: readonly (Place & { readonly member: string; readonly condition: string | null })[]
  /** Dollars a month, of contracts that name their volume and whose cost is known. */
  readonly monthly: readonly { readonly contract: string; readonly old_usd: number | null; readonly new_usd: number }[]
  /** The same by owner, with a total; absent where no contract names one. */
  readonly costs_by_owner?: CostsByOwner
  readonly policy: { readonly file: string; readonly state: PolicyState; readonly drops_request: boolean }
}

/** `unchanged`: the policy names the new model already. */
export type PolicyState = 'written' | 'not-asked' | 'gate-did-not-pass' | 'unchanged' | 'not-written'

interface SwapSide {
  readonly provider: string
  readonly model: string
  readonly shutdown: string | null
  readonly source: string | null
  readonly price: Price | null
}

interface SwapFacts {
  readonly swap: Swap
  readonly report: Report
  readonly prices: { readonly old: Price | null; readonly new: Price | null }
  readonly uses: readonly ModelUse[]
  readonly refused: readonly RefusedMember[]
  readonly policy: SwapReport['policy']
}

export function swapReport({ swap, report, prices, uses, refused, policy }: SwapFacts): SwapReport {
  return {
    format: 1,
    exit_code: report.exit_code,
    result: report.result,
    headline: `${RESULT_MARKS[report.result]} ${plainText(headline(report))}`,
    old: side(swap.old, prices.old),
    new: side(swap.new, prices.new),
    files: uses.map(({ place, written }) => ({ ...place, written })),
    refused_members: refused.map(({ place, member, condition }) => ({ ...place, member, condition })),
    monthly: report.contracts.flatMap(({ name, volume_per_month: volume, cost_per_call_usd: cost }) => {
      if (volume === null || cost === null) return []
      const before = report.comparison?.contracts.find((one) => one.name === name)?.baseline_cost_per_call_usd ?? null
      return [{ contract: name, old_usd: before && before * volume, new_usd: cost * volume }]
    }),
    ...(report.costs_by_owner === undefined ? {} : { costs_by_owner: report.costs_by_owner }),
    policy,
  }
}

const side = ({ provider, model, found }: SwapModel, price: Price | null): SwapSide => ({
  provider,
  model,
  shutdown: found?.ends?.shutdown ?? null,
  source: (found?.ends?.entry ?? found?.entry)?.fact?.source ?? null,
  price,
})

/** The same for people, a line each. */
export function swapLines(report: SwapReport): readonly string[] {
  const { old, new: next, files, refused_members: refused, monthly } = report
  const at = ({ file, line, column }: Place): string => `  ${file}:${line}:${column}: `
  const shutdown = old.shutdown === null ? [] : [`${old.model} is shut down on ${old.shutdown} (${old.source})`]
  return [
    report.headline,
    ...shutdown,
    ...listed(
      `${old.model} is named in`,
      files.map((place) => `${at(place)}${place.written}`),
    ),
    ...listed(
      `${next.model} refuses of the requests`,
      refused.map((one) => `${at(one)}${one.member}${one.condition === null ? '' : ` (it takes it ${one.condition})`}`),
    ),
    `price: ${priceWords(next.price)} (${old.model}: ${priceWords(old.price)})`,
    ...monthly.map(({ contract, old_usd: was, new_usd: now }) => {
      return `${contract}: ${dollars(now)} a month${was === null ? '' : ` (was ${dollars(was)})`}`
    }),
    ...ownerLines(report),
    policyLine(report),
  ]
}

function ownerLines({ costs_by_owner: costs }: SwapReport): readonly string[] {
  if (costs === undefined) return []
  return listed(
    'dollars a month by owner',
    ownerRows(costs).map(({ name, now, was, change }) => {
      const before = was === NOT_ASKED ? '' : ` (was ${was}, ${change})`
      return `  ${name ?? 'in all'}: ${now}${before}`
    }),
  )
}

const listed = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${title}:`, ...lines]

function priceWords(price: Price | null): string {
  if (price === null) return 'not known'
  if (price.kind === 'hour') return `$${price.perHour} an hour`
  return `$${price.input} in, $${price.output} out per 1M tokens`
}

const POLICY_WORDS: Readonly<Record<PolicyState, string>> = {
  written: 'written',
  'not-asked': 'not written, --write does it',
  'gate-did-not-pass': 'not written, the gate did not pass',
  unchanged: 'it says so already',
  'not-written': 'it could not be written',
}

function policyLine({ policy, old, new: next }: SwapReport): string {
  const drops = policy.drops_request ? `; candidate.request was made for ${old.model} and goes` : ''
  return `${policy.file}: candidate ${next.provider}/${next.model}: ${POLICY_WORDS[policy.state]}${drops}`
}

/** What of the contracts' requests a model refuses: by its entry's features, and by the rules of its provider. */
export function refusedMembers(
  contracts: readonly Contract[],
  entry: ModelEntry | null,
  called: { readonly profile: ProviderProfile; readonly model: string } | null,
): readonly RefusedMember[] {
  const all = contracts.flatMap((contract) => [
    ...(entry === null ? [] : refusedByFeatures(contract, entry, called?.profile.dialect ?? 'openai')),
    ...(called === null ? [] : byRules(contract, called)),
  ])
  // A member that both speak of is one to change.
  return [...new Map(all.map((one) => [JSON.stringify(one.place), one])).values()]
}

function byRules(
  contract: Contract,
  { profile, model }: { readonly profile: ProviderProfile; readonly model: string },
): readonly RefusedMember[] {
  return dialectFindings(contract.request, profile, model).flatMap(
    ({ effect, pointer, subject }): readonly RefusedMember[] =>
      effect === 'refused' && contract.request[subject] !== undefined
        ? [{ member: subject, condition: null, isCertain: true, place: contract.placeOf(`/request${pointer}`) }]
        : [],
  )
}
