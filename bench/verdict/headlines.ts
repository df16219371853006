import { memoryFiles } from '../../src/contract/files/memory.ts'
import { loadContracts } from '../../src/contract/load.ts'
import { defaultPolicy } from '../../src/contract/policy/load-policy.ts'
import { JUDGE_MODES, type JudgeMode } from '../../src/contract/policy/policy.ts'
import { goldenOutputs } from '../../src/gate/golden.ts'
import type { Outcome } from '../../src/outcome/outcome.ts'
import { buildPlan } from '../../src/plan/build.ts'
import type { Plan, Target } from '../../src/plan/plan.ts'
import { assembleReport } from '../../src/report/assemble/assemble.ts'
import { headline, RESULT_MARKS } from '../../src/report/text/headline.ts'
import { plainText } from '../../src/report/text/inline.ts'
import { problemText } from '../../src/report/text/problem-text.ts'
import { decide } from '../../src/verdict/decide.ts'
import { createLedger } from '../../src/verdict/ledger/ledger.ts'
import { decimal, FACTS, observation } from './plan.ts'

/** What the candidate and its baseline come to, case by case, and the bar of the match rate. */
interface Scenario {
  readonly title: string
  readonly cases: number
  readonly least: string
  readonly candidate: (n: number) => boolean
  /** null: it gave no answer. */
  readonly baseline: (n: number) => boolean | null
}

const SCENARIOS: readonly Scenario[] = [
  { title: '300 cases, both right in all', cases: 300, least: '0.9', candidate: () => true, baseline: () => true },
  {
    title: '300 cases, the old model right in 270, the new in all',
    cases: 300,
    least: '0.9',
    candidate: () => true,
    baseline: (n) => n >= 30,
  },
  {
    title: '60 cases, the old model right in all, the new in 57',
    cases: 60,
    least: '0.9',
    candidate: (n) => n >= 3,
    baseline: () => true,
  },
  {
    title: '300 cases, the old model right in all, the new in 277: above its bar of 90 %',
    cases: 300,
    least: '0.9',
    candidate: (n) => n >= 23,
    baseline: () => true,
  },
  {
    title: '300 cases, the old model right in 180, the new in 240: below its bar of 90 %',
    cases: 300,
    least: '0.9',
    candidate: (n) => n >= 60,
    baseline: (n) => n >= 120,
  },
  {
    title: '300 cases, the old model right in all, the new in 180: below its bar of 90 %',
    cases: 300,
    least: '0.9',
    candidate: (n) => n >= 120,
    baseline: () => true,
  },
  {
    title: '300 cases, the new model right in all, the old one without an answer to 30',
    cases: 300,
    least: '0.9',
    candidate: () => true,
    baseline: (n) => (n < 30 ? null : true),
  },
]

const BASELINES = ['live', 'journal', 'golden', 'gone'] as const
type From = (typeof BASELINES)[number]

/** What is said of a run, and its exit code. */
export interface Said {
  readonly text: string
  readonly exitCode: number
}

export function saidOf(scenario: Scenario, judge: JudgeMode, confidence: string | null, from: From): Said {
  const plan = planOf(scenario, judge, confidence, from)
  if ('said' in plan) return plan.said
  const ledger = createLedger(plan)
  for (let place = 0; place < plan.unitCount; place++) {
    const n = plan.slotAt(place).caseIndex
    put(ledger, place, 'candidate', scenario.candidate(n))
    if (plan.roles.includes('baseline')) put(ledger, place, 'baseline', from === 'golden' || scenario.baseline(n))
  }
  const facts = {
    ...FACTS,
    end: { reason: 'finished' } as const,
    baseline: from === 'gone' ? null : ({ from, missing: false } as const),
  }
  const report = assembleReport(plan, ledger, decide(plan, ledger, facts), {
    facts,
    requireEvidence: false,
    preflight: [],
    provenance: {},
    weakened: [],
    warnings: [],
    showValues: true,
    retiredBaseline: from === 'gone' ? { provider: 'p', model: 'old', shutdown: '2026-10-01' } : null,
  })
  return { text: `${RESULT_MARKS[report.result]} ${plainText(headline(report))}`, exitCode: report.exit_code }
}

const DIGESTS = { right: `sha256:${'1'.repeat(64)}`, wrong: `sha256:${'2'.repeat(64)}` }

function put(
  ledger: ReturnType<typeof createLedger>,
  place: number,
  role: 'candidate' | 'baseline',
  isRight: boolean | null,
): void {
  const { outcome } = observation(place, isRight === null ? 'lost' : isRight ? 'ok' : 'wrong')
  const said = { ...observation(place, 'ok'), role, outcome: outcome as Outcome }
  ledger.put({ ...said, valueDigest: isRight === null ? null : DIGESTS[isRight ? 'right' : 'wrong'] })
}

const target = (model: string): Target =>
  ({ providerName: 'p', baseUrl: 'http://localhost', model, request: {}, price: null }) as unknown as Target

function planOf(
  { cases, least }: Scenario,
  judge: JudgeMode,
  confidence: string | null,
  from: From,
): Plan | { readonly said: Said } {
  const rows = Array.from({ length: cases }, (_, n) =>
    JSON.stringify({
      messages: [
        { role: 'user', content: String(n) },
        { role: 'assistant', content: '{"a":1}' },
      ],
    }),
  )
  const files = {
    '/repo/rows.jsonl': rows.join('\n'),
    '/repo/c.yaml': `version: 1\nname: label\nrequest: { messages: [] }\ncases: [{ from: rows.jsonl, format: openai-chat }]\nthresholds: { match_rate: ${least} }\n`,
  }
  const contracts = loadContracts(['c.yaml'], { port: memoryFiles({ '/repo/.git/HEAD': '', ...files }), cwd: '/repo' })
  if (!contracts.ok) throw new Error(JSON.stringify(contracts.problems))
  const plan = buildPlan(contracts.value, defaultPolicy(), {
    seed: 1,
    confidence: confidence === null ? null : decimal(confidence),
    stopEarly: false,
    judge,
    shard: null,
    candidateFor: () => target('new'),
    baselineFor: (contract) =>
      from === 'gone' ? null : from === 'golden' ? goldenOutputs(contract, target('new')) : target('old'),
  })
  if (plan.ok) return plan.value
  const [problem] = plan.problems
  return { said: { text: problem ? problemText(problem).title : '', exitCode: 2 } }
}

/** Each scenario as a table: judge modes and baselines down, observed and confident across. */
export function headlineTables(): string {
  return SCENARIOS.map((scenario) => [`**${scenario.title}**`, '', ...scenarioTable(scenario)].join('\n')).join('\n\n')
}

function scenarioTable(scenario: Scenario): readonly string[] {
  const rows = JUDGE_MODES.flatMap((judge) => {
    const seen = new Map<string, From[]>()
    for (const from of BASELINES) {
      const cells = [null, '0.95'].map((confidence) => saidOf(scenario, judge, confidence, from))
      const text = cells.map(({ text, exitCode }) => `${text} · exit ${exitCode}`).join(' | ')
      const same = seen.get(text)
      if (same) same.push(from)
      else seen.set(text, [from])
    }
    return [...seen].map(([text, froms]) => `| ${judge} | ${froms.join(', ')} | ${text} |`)
  })
  return ['| judge | baseline | observed | at 0.95 |', '|-|-|-|-|', ...rows]
}
