import { decimalToNumber } from '../../contract/decimal.ts'
import { fewestCasesForMargin } from '../forecast/forecast.ts'
import { counted, percentText } from '../number-text.ts'
import { normalQuantile } from '../statistics/normal.ts'
import { moreCasesNeeded, type PairedRate } from './paired-rate.ts'

/** `2 points`: a margin in words. */
export function pointsText(margin: number): string {
  const number = percentText(margin).replace(' %', '')
  return `${number} ${number === '1' ? 'point' : 'points'}`
}

/** What stands behind a comparison's word: what it can't exclude, how many more cases would, and why it was not made. */
export function dropSentences(rate: PairedRate, stopped: boolean): readonly string[] {
  const { interval, word } = rate
  const margin = decimalToNumber(rate.margin)
  if (rate.notCompared) return [notComparedSentence(rate)]
  if (interval === null) return []
  switch (word) {
    case 'no-worse':
      return interval[1] < 0 ? ['Lower, within the margin.'] : []
    case 'regressed':
      return rate.named && rate.observed
        ? []
        : [`Proven worse by more than ${pointsText(margin)} at ${percentText(1 - rate.alpha)}${amongText(rate.m)}.`]
    case 'improved':
      return []
    case 'unclear':
      return [
        ...(interval[1] < -margin ? [`Not proven for ${rate.m} rates at once.`] : []),
        ...(stopped && rate.pairs.open > 0 ? ['Stopped before it was compared.'] : unclearSentences(rate)),
      ]
  }
}

const amongText = (m: number): string => (m === 1 ? '' : `, for ${m} rates at once`)

function notComparedSentence({ ended, pairs }: PairedRate): string {
  if (ended) return 'Not compared: the baseline rejected twelve calls in a row and was asked no further.'
  const total = pairs.both + pairs.baselineOnly + pairs.candidateOnly + pairs.neither + pairs.open
  return `Not compared: ${counted(pairs.open, 'pair')} of ${total} ${pairs.open === 1 ? 'is' : 'are'} open, more than limits.max_unmeasured leaves out.`
}

function unclearSentences(rate: PairedRate): readonly string[] {
  const margin = decimalToNumber(rate.margin)
  const { cases } = rate.pairs.lowest
  if (rate.named && rate.observed) return [`${counted(rate.pairs.open, 'pair')} may still decide it.`]
  if (margin === 0) return ['No number of calls proves "no drop at all": allow a margin above 0.']
  const seen = `${counted(cases, 'case')} can't exclude a drop of ${pointsText(margin)}`
  const fewest = fewestCasesForMargin(margin, normalQuantile(1 - rate.alpha) ** 2)
  if (cases < fewest) return [`${seen}; it takes at least ${fewest} without a flip.`]
  const more = moreCasesNeeded(rate)
  return [more === null ? `${seen}.` : `${seen}; about ${more} more would.`]
}
