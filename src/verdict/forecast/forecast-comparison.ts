import { counted, percentText } from '../number-text.ts'
import { normalQuantile } from '../statistics/normal.ts'
import { tangoInterval } from '../statistics/tango.ts'
import { fewestCasesForMargin } from './forecast.ts'

interface Comparison {
  readonly margin: number
  readonly named: boolean
  readonly confident: boolean
  readonly alpha: number
  readonly passAlpha: number
  readonly m: number
}

/** What a comparison over so many cases can show, before anything is spent. */
export function forecastComparison(
  cases: number,
  { margin, named, confident, alpha, passAlpha, m }: Comparison,
): { readonly provable: boolean; readonly says: readonly string[] } {
  if (margin === 0)
    return confident
      ? { provable: false, says: ['No number of calls proves "no drop at all": allow a margin above 0.'] }
      : { provable: true, says: ['Two equal models fail "no drop at all" in 36 to 45 of 100 runs.'] }
  const fewest = fewestCasesForMargin(margin, normalQuantile(1 - passAlpha) ** 2)
  const points = percentText(margin).replace(' %', '')
  const excludes = `To exclude a drop of ${points} ${points === '1' ? 'point' : 'points'} it takes at least ${counted(fewest, 'case')} without a flip; there are ${cases}.`
  const accuses = fewestToRegress(cases, margin, alpha / m)
  const shows =
    accuses === null
      ? `These cases can't show that it regressed.`
      : `It regressed from ${accuses} of ${counted(cases, 'case')} on, if none turns better.`
  if (named && !confident) return { provable: true, says: [excludes] }
  return {
    provable: !named || cases >= fewest,
    says: named ? [excludes, shows] : [excludes, `Nobody asks for it: only a proven drop fails. ${shows}`],
  }
}

/** The fewest cases that turn worse, none turning better, from which a drop of more than `margin` is proven. */
function fewestToRegress(cases: number, margin: number, alpha: number): number | null {
  const isProven = (worse: number): boolean =>
    tangoInterval({ n: cases, baselineOnly: worse, candidateOnly: 0 }, 1 - 2 * alpha)[1] < -margin
  if (cases === 0 || !isProven(cases)) return null
  let [below, above] = [0, cases]
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2)
    if (isProven(middle)) above = middle
    else below = middle
  }
  return above
}
