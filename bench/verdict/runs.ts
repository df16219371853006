import type { Random } from '../../src/contract/random.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { decide } from '../../src/verdict/decide.ts'
import { createLedger } from '../../src/verdict/ledger/ledger.ts'
import { characteristics, sequentialBoundaries } from '../../src/verdict/sequential/boundaries.ts'
import { clopperPearson } from '../../src/verdict/statistics/binomial.ts'
import { createStopping } from '../../src/verdict/stopping.ts'
import { FACTS, observation, simulatedPlan } from './plan.ts'
import { type Row, share, type Table } from './table.ts'

const RUNS = 10_000
const LEAST = '0.9'
const CONFIDENCE = '0.95'
const ALPHA = 0.05
const CASES = 120

interface Scenario {
  readonly name: string
  readonly concurrency: number
  /** Chance that a call on this case passes; 0.9 in the mean. */
  readonly rateOf: (caseIndex: number) => number
  /** ms that a call takes, by what it came to. */
  readonly tookMs: (passes: boolean, random: Random) => number
  readonly lost: (passes: boolean, random: Random) => boolean
  /** The runs' chances are those of the plain recursion; else only the bound α is known. */
  readonly exact: boolean
}

const plain = { concurrency: 1, rateOf: () => 0.9, tookMs: () => 1, lost: () => false, exact: true }
const slowFailures = (passes: boolean, random: Random): number => (passes ? 100 : 1000) * (0.5 + random())
const slowPasses = (passes: boolean, random: Random): number => (passes ? 1000 : 100) * (0.5 + random())
const SCENARIOS: readonly Scenario[] = [
  { ...plain, name: 'one at a time' },
  { ...plain, name: '16 at once, failures ten times slower', concurrency: 16, tookMs: slowFailures },
  { ...plain, name: '64 at once, failures ten times slower', concurrency: 64, tookMs: slowFailures },
  { ...plain, name: '16 at once, failures ten times faster', concurrency: 16, tookMs: slowPasses },
  { ...plain, name: '64 at once, failures ten times faster', concurrency: 64, tookMs: slowPasses },
  {
    ...plain,
    name: 'unequal cases: four in five always pass',
    rateOf: (index) => (index % 5 === 0 ? 0.5 : 1),
    exact: false,
  },
  {
    ...plain,
    name: 'unequal cases: one in ten always fails',
    rateOf: (index) => (index % 10 === 0 ? 0 : 1),
    exact: false,
  },
  { ...plain, name: '5 % lost at random', lost: (_, random) => random() < 0.05, exact: false },
  { ...plain, name: 'half of the failures lost', lost: (passes, random) => !passes && random() < 0.5, exact: false },
  {
    ...plain,
    name: 'all failures lost, 16 at once',
    concurrency: 16,
    tookMs: slowFailures,
    lost: (passes) => !passes,
    exact: false,
  },
]

/** Whole runs through ledger, early stop and verdict, at a true rate equal to the threshold. */
export function runsTable(random: Random): Table {
  const boundaries = sequentialBoundaries({ units: CASES, least: Number(LEAST), alpha: ALPHA, failAlpha: ALPHA })
  const exact = characteristics(boundaries, Number(LEAST))
  const rows = SCENARIOS.map((scenario): Row => {
    const seen = { pass: 0, fail: 0, inconclusive: 0 }
    for (let run = 0; run < RUNS; run++) {
      const plan = simulatedPlan({ cases: CASES, samples: 1, least: LEAST, confidence: CONFIDENCE, seed: run + 1 })
      seen[simulateRun(plan, scenario, random)]++
    }
    const [pass, fail] = [seen.pass, seen.fail].map((count) => clopperPearson(count, RUNS, 0.999)) as [
      Interval,
      Interval,
    ]
    const within = pass[0] <= ALPHA && fail[0] <= ALPHA
    const met = within && (!scenario.exact || (holds(pass, exact.pass) && holds(fail, exact.fail)))
    const cells = [
      scenario.name,
      share(seen.pass / RUNS),
      `${share(pass[0])}–${share(pass[1])}`,
      share(seen.fail / RUNS),
      `${share(fail[0])}–${share(fail[1])}`,
    ]
    return { cells: [...cells, scenario.exact ? `${share(exact.pass)} / ${share(exact.fail)}` : `≤ ${ALPHA}`], met }
  })
  const head = [
    `${RUNS.toLocaleString('en-US')} runs, t ${LEAST}, c ${CONFIDENCE}, N ${CASES}`,
    'false pass',
    '99.9 % interval',
    'false fail',
    '99.9 % interval',
    'exact or bound',
  ]
  return { title: 'Whole runs at the threshold itself', head, rows }
}

type Interval = readonly [number, number]
const holds = ([low, high]: Interval, exact: number): boolean => low <= exact && exact <= high

interface Call {
  readonly place: number
  readonly endsMs: number
  readonly ended: 'ok' | 'wrong' | 'lost'
}

/** Calls start in planned order and are put as they complete; a stop abandons those under way. */
function simulateRun(plan: Plan, scenario: Scenario, random: Random): 'pass' | 'fail' | 'inconclusive' {
  const ledger = createLedger(plan)
  const stopping = createStopping(ledger)
  const underWay: Call[] = []
  let next = 0
  let nowMs = 0
  while (!stopping.shouldStop() && (next < plan.unitCount || underWay.length > 0)) {
    while (underWay.length < scenario.concurrency && next < plan.unitCount)
      underWay.push(start(plan, scenario, next++, nowMs, random))
    let first = 0
    underWay.forEach((call, index) => {
      if (call.endsMs < (underWay[first] as Call).endsMs) first = index
    })
    const [done] = underWay.splice(first, 1) as [Call]
    nowMs = done.endsMs
    stopping.put(observation(done.place, done.ended))
  }
  return decide(plan, ledger, FACTS).result
}

function start(plan: Plan, scenario: Scenario, place: number, nowMs: number, random: Random): Call {
  const passes = random() < scenario.rateOf(plan.slotAt(place).caseIndex)
  const endsMs = nowMs + scenario.tookMs(passes, random)
  return { place, endsMs, ended: scenario.lost(passes, random) ? 'lost' : passes ? 'ok' : 'wrong' }
}
