import { FIGURE_RATES, shareOf } from '../figures.ts'
import type { RunResult } from '../reported-contract.ts'
import { headline } from '../text/headline.ts'
import type { Inline } from '../text/inline.ts'
import { code, inline, joinInline, plainText } from '../text/inline.ts'
import { count, counted, dollars, percent, span } from '../text/numbers.ts'
import { costIn, type Matrix, type MatrixCandidate, type MatrixChoice, p95In } from './matrix.ts'
import { MATRIX_TITLES } from './matrix-rows.ts'

/** The result in one sentence, and what to choose by; a run of a part of the cases says so first. */
export function matrixHeadline(matrix: Matrix): Inline {
  const part = matrix.candidates.find(({ report }) => report.narrowed)?.report.narrowed
  return part === undefined
    ? ofAll(matrix)
    : inline`${count(part.run)} of ${counted(part.of, 'case')}: ${ofAll(matrix)}`
}

function ofAll(matrix: Matrix): Inline {
  const { need, result, choice, candidates } = matrix
  const of = counted(countOf(matrix), 'candidate')
  const such = (one: RunResult): readonly MatrixCandidate[] => candidates.filter(({ report }) => report.result === one)
  switch (result) {
    case 'pass':
      return choice === null ? inline`${of} pass` : chosen(choice, matrix)
    case 'fail':
      return need === 'any'
        ? inline`Not yet: none of ${of} passes`
        : inline`Not yet: ${such('fail').length} of ${of} ${such('fail').length === 1 ? 'fails' : 'fail'} (${named(such('fail'))}), and all must pass`
    case 'inconclusive':
      return need === 'any'
        ? inline`Not decided: none of ${of} passes yet${those(such('inconclusive'), ' may')}`
        : inline`Not decided: all must pass${those(such('inconclusive'), such('inconclusive').length === 1 ? ' is open' : ' are open')}`
    case 'not-evaluated':
      return inline`Not evaluated: nothing is known of ${named(such('not-evaluated'))}`
    case 'error':
      return nothingJudged(such('error'), matrix)
  }
}

/** `; A, B may`: nothing where nobody is named. */
const those = (candidates: readonly MatrixCandidate[], rest: string): Inline =>
  candidates.length === 0 ? [] : inline`; ${named(candidates)}${rest}`

const countOf = ({ candidates, missing }: Matrix): number => candidates.length + missing

const named = (those: readonly MatrixCandidate[]): Inline =>
  joinInline(
    those.map(({ report }) => [code(report.candidate.model)]),
    ', ',
  )

/** What keeps all of them from being judged is said once. */
function nothingJudged(those: readonly MatrixCandidate[], matrix: Matrix): Inline {
  const said = new Map(those.map(({ report }) => [plainText(headline(report)), headline(report)]))
  const [only] = said.values()
  if (those.length === countOf(matrix) && said.size === 1 && only !== undefined) return only
  return inline`Nothing was judged of ${named(those)}: ${those.length} of ${counted(countOf(matrix), 'candidate')}`
}

/** One that passes with its figures; of several the best, the cheapest and the fastest. */
function chosen({ passing, best, cheapest, fastest }: MatrixChoice, matrix: Matrix): Inline {
  const { need, baseline } = matrix
  const of = counted(countOf(matrix), 'candidate')
  const before = baseline?.figures?.usd_per_1000_calls ?? null
  const was = before === null || baseline === null ? '' : `, was ${dollars(before)}`
  if (passing === 1) {
    const cost = costIn(best)
    const figures = [
      ...rateOf(best),
      ...(cost === null ? [] : [`${dollars(cost)} per 1,000 calls${was}`]),
      ...p95Of(best),
    ]
    return inline`${code(best.report.candidate.model)} passes, alone of ${of}${figures.length === 0 ? '' : `: ${figures.join(', ')}`}`
  }
  const all = need === 'all' ? `All ${of} pass` : `${passing} of ${of} pass`
  const cost = cheapest === null ? [] : [`${dollars(costIn(cheapest) ?? 0)} per 1,000 calls${was}`]
  const titles: readonly Title[] = [
    { title: 'best', one: best, figures: rateOf(best) },
    ...(cheapest === null ? [] : [{ title: 'cheapest', one: cheapest, figures: cost }]),
    ...(fastest === null ? [] : [{ title: 'fastest', one: fastest, figures: p95Of(fastest) }]),
  ]
  return inline`${all}: ${joinInline(titlesByCandidate(titles), '; ')}`
}

interface Title {
  readonly title: string
  readonly one: MatrixCandidate
  readonly figures: readonly string[]
}

/** `best and fastest A (…); cheapest B (…)`: one that has several titles is named once. */
function titlesByCandidate(titles: readonly Title[]): readonly Inline[] {
  return [...new Set(titles.map(({ one }) => one))].map((one) => {
    const own = titles.filter((title) => title.one === one)
    const names = own.map(({ title }) => title)
    const [last = '', ...others] = [...names].reverse()
    const said = others.length === 0 ? last : `${[...others].reverse().join(', ')} and ${last}`
    return inline`${said} ${withFigures(
      one,
      own.flatMap(({ figures }) => figures),
    )}`
  })
}

const withFigures = ({ report }: MatrixCandidate, figures: readonly string[]): Inline =>
  inline`${code(report.candidate.model)}${figures.length === 0 ? '' : ` (${figures.join(', ')})`}`

/** The strongest rate that was asked. */
function rateOf({ report }: MatrixCandidate): readonly string[] {
  const rates = report.figures?.candidate.rates
  const strongest = FIGURE_RATES.find((rate) => rates?.[rate])
  const share = strongest === undefined ? null : shareOf(rates?.[strongest] ?? null)
  return strongest === undefined || share === null ? [] : [`${MATRIX_TITLES[strongest]} ${percent(share)}`]
}

const p95Of = (candidate: MatrixCandidate): readonly string[] => {
  const ms = p95In(candidate)
  return ms === null ? [] : [`p95 ${span(ms)}`]
}

/** What holds for all of them: how many must pass, what each is held to, what it cost. */
export function matrixNotes(matrix: Matrix): readonly Inline[] {
  const { need, level, cost_usd, baseline, missing } = matrix
  const notes: Inline[] = []
  if (missing > 0)
    notes.push([`${missing} of ${counted(countOf(matrix), 'candidate')} left out: no journal was named.`])
  if (level !== null)
    notes.push([
      `Any of ${countOf(matrix)} that passes is enough, so that each is held to ${percent(level)} confidence to pass.`,
    ])
  const against = baseline === null ? [] : [inline`each against ${code(baseline.model)}`]
  const needed = need === 'any' ? [inline`one that passes is enough`] : []
  const cost = cost_usd === null ? [] : [inline`${dollars(cost_usd)} in all`]
  const line = joinInline([...against, ...needed, ...cost], ' · ')
  return line.length === 0 ? notes : [...notes, line]
}

/** Each candidate's own headline, which says no more than its comparison does. */
export const candidateLine = ({ report }: MatrixCandidate): Inline =>
  report.result === 'error' || report.result === 'inconclusive' || report.contracts.length === 0
    ? inline`${code(report.candidate.model)}: ${headline(report)}`
    : headline(report)
