import type { Decimal } from '../../contract/thresholds.ts'
import { REPORT_FOLDER } from '../../publish/report-folders.ts'
import { PRINT_FORMATS, type PrintFormat } from '../../report/formats.ts'
import {
  type Read,
  readConcurrency,
  readDollars,
  readDrop,
  readDuration,
  readInteger,
  readOneOf,
  readSamples,
  readSeed,
  readShard,
  readShare,
  readText,
  readUrl,
  readVia,
} from './option-values.ts'
import type { GateRequest, Need } from './request.ts'

export type CommandName = 'run' | 'plan' | 'check' | 'rejudge'

/** What is said of an option, whatever its value is. */
interface OptionFacts {
  /** As it is typed, with the name of its value: `--samples <n>`. */
  readonly flag: string
  readonly help: string
  /**
   * Commands that read it beside `run`. `check` and `plan` take the others without a use for them, so that a run's line
   * can be reused.
   */
  readonly alsoReadBy?: readonly Exclude<CommandName, 'run'>[]
  /** The Action's input of the same meaning; `args` may not say it again. */
  readonly input?: string
  /** Why `args` of the Action may not hold it, and what to do instead. */
  readonly notInArgs?: string
  /**
   * It can ask for less than policy and contracts do: on a pull request that is told
   * (preflight/weakened/weakened.ts).
   */
  readonly canWeaken?: true
}

interface OneFacts<Value, Field> extends OptionFacts {
  readonly read: (text: string) => Read<Value>
  readonly default?: Value
  /** The member of the request that takes the value as it is. */
  readonly field?: Field
  /** That member's name in a journal's header, where judging again needs it; what is no number, text or decimal is kept by hand in recorded-request.ts. */
  readonly recorded?: [Value] extends [number | string | Decimal] ? string : never
}

interface OneValue<Value, Field = keyof GateRequest> extends OneFacts<Value, Field> {
  readonly kind: 'one'
}

interface ManyValues<Value> extends OptionFacts {
  readonly kind: 'many'
  readonly read: (text: string) => Read<Value>
  /** Values of one text are apart by this; else the option is repeated. */
  readonly separator?: ','
}

interface Switch extends OptionFacts {
  readonly kind: 'switch'
}

export type Option<Value = unknown> = OneValue<Value> | ManyValues<Value> | Switch

const one = <Value, Field extends keyof GateRequest = never>(
  option: OneFacts<Value, Field>,
): OneValue<Value, Field> => ({ kind: 'one', ...option })
const many = <Value>(option: Omit<ManyValues<Value>, 'kind'>): ManyValues<Value> => ({ kind: 'many', ...option })
const flag = (option: Omit<Switch, 'kind'>): Switch => ({ kind: 'switch', ...option })

const PRINT_NAMES = Object.keys(PRINT_FORMATS) as readonly PrintFormat[]

/**
 * Every option of `run` (docs/options.md), in the order of its help. The command line, the Action's inputs, a journal's
 * header, the conflicts of `args` and docs/options.md read this table; action.yml is held to it by a test. Options that
 * may be given several times are repeated, never listed.
 */
export const OPTIONS = {
  model: many({
    flag: '--model <model>',
    help: 'model to try; repeat or separate by commas for several',
    read: readText,
    separator: ',',
    alsoReadBy: ['plan', 'check'],
    input: 'model',
  }),
  need: one<Need>({
    flag: '--need <which>',
    help: 'of several models: any that passes is enough (the default), or all must',
    read: readOneOf(['any', 'all']),
    alsoReadBy: ['plan'],
  }),
  baseline: one({
    flag: '--baseline <model>',
    help: 'model to compare with, called on the same cases',
    read: readText,
    alsoReadBy: ['plan', 'check'],
    input: 'baseline',
  }),
  provider: one({
    flag: '--provider <name>',
    help: 'openai, compatible (needs --base-url), a preset or a provider of the policy',
    read: readText,
    alsoReadBy: ['plan', 'check'],
    input: 'provider',
  }),
  baselineProvider: one({
    flag: '--baseline-provider <name>',
    help: "the baseline's provider (default: the candidate's)",
    read: readText,
    alsoReadBy: ['plan', 'check'],
  }),
  baseUrl: one({
    flag: '--base-url <url>',
    help: 'where the endpoint answers, up to and with /v1',
    read: readUrl,
    alsoReadBy: ['plan', 'check'],
    input: 'base-url',
  }),
  baselineBaseUrl: one({
    flag: '--baseline-base-url <url>',
    help: "where the baseline's endpoint answers",
    read: readUrl,
    alsoReadBy: ['plan', 'check'],
  }),
  policy: many({
    flag: '--policy <file>',
    help: 'policy file (repeat: later ones may only tighten)',
    read: readText,
    alsoReadBy: ['plan', 'check', 'rejudge'],
    input: 'policy',
  }),
  samples: one({
    flag: '--samples <n>',
    help: 'calls per case',
    read: readSamples,
    alsoReadBy: ['plan'],
    input: 'samples',
    field: 'samples',
    recorded: 'samples',
    canWeaken: true,
  }),
  case: many({
    flag: '--case <id>',
    help: 'only this case (repeat for more)',
    read: readText,
    alsoReadBy: ['plan'],
    canWeaken: true,
  }),
  maxCases: one({
    flag: '--max-cases <n>',
    help: 'at most so many cases of each contract',
    read: readInteger(1),
    alsoReadBy: ['plan'],
    canWeaken: true,
  }),
  confidence: one({
    flag: '--confidence <p>',
    help: 'ask for proof at this confidence, such as 0.95',
    read: readShare,
    alsoReadBy: ['plan', 'rejudge'],
    input: 'confidence',
    field: 'confidence',
    recorded: 'confidence',
    canWeaken: true,
  }),
  concurrency: one({
    flag: '--concurrency <n>',
    help: 'calls under way at once',
    read: readConcurrency,
    alsoReadBy: ['plan'],
    input: 'concurrency',
    field: 'concurrency',
  }),
  maxCost: one({
    flag: '--max-cost <usd>',
    help: 'hard cap on what the run may spend, in US dollars',
    read: readDollars,
    alsoReadBy: ['plan'],
    input: 'max-cost',
    field: 'maxCostUsd',
    recorded: 'max_cost',
  }),
  maxCalls: one({
    flag: '--max-calls <n>',
    help: 'at most so many calls',
    read: readInteger(1),
    alsoReadBy: ['plan'],
    field: 'maxCalls',
    recorded: 'max_calls',
  }),
  deadline: one({
    flag: '--deadline <duration>',
    help: 'end the run after this time, such as 15m',
    read: readDuration,
    alsoReadBy: ['plan'],
    input: 'deadline',
    field: 'deadlineMs',
    recorded: 'deadline_ms',
  }),
  timeout: one({
    flag: '--timeout <duration>',
    help: 'give up on one call after this time (default 120s)',
    read: readDuration,
    field: 'timeoutMs',
  }),
  seed: one({
    flag: '--seed <n>',
    help: 'seed of the order and of every draw',
    read: readSeed,
    alsoReadBy: ['plan'],
    field: 'seed',
    recorded: 'seed',
  }),
  stopEarly: flag({
    flag: '--stop-early',
    help: 'end as soon as every requirement is decided (default with --confidence)',
    alsoReadBy: ['plan'],
  }),
  /** false where it was given. */
  earlyStop: flag({ flag: '--no-early-stop', help: 'make every planned call', alsoReadBy: ['plan'] }),
  relative: flag({
    flag: '--relative',
    help: "judge by the comparison: rates' thresholds are shown and do not decide",
    alsoReadBy: ['plan'],
    canWeaken: true,
  }),
  maxDrop: one({
    flag: '--max-drop <p>',
    help: 'how far a rate may fall below the baseline’s where nothing names it',
    read: readDrop,
    alsoReadBy: ['plan'],
    field: 'maxDrop',
    recorded: 'max_drop',
    canWeaken: true,
  }),
  via: one({
    flag: '--via <way>',
    help: 'how calls are made: online, or batch (half price, up to 24 hours)',
    read: readVia,
    alsoReadBy: ['plan', 'check'],
  }),
  detach: flag({ flag: '--detach', help: 'with --via batch: submit and leave; the same command collects' }),
  base: one({
    flag: '--base <ref>',
    help: 'hold the gate against this git ref: its policy judges, and a lowered bar fails',
    read: readText,
    alsoReadBy: ['check'],
    notInArgs: 'The Action holds a pull request against its base branch without it.',
  }),
  withoutKey: one({
    flag: '--without-key <result>',
    help: 'not-evaluated: where a key is missing, check offline and end so (exit 0) instead of refusing',
    read: readOneOf(['not-evaluated']),
    field: 'withoutKey',
  }),
  shard: one({
    flag: '--shard <i/n>',
    help: 'run only part i of n of the plan',
    read: readShard,
    alsoReadBy: ['plan'],
    input: 'shard',
    field: 'shard',
  }),
  journal: one({
    flag: '--journal <file>',
    help: 'write the journal here; a run resumes one that exists',
    read: readText,
  }),
  replay: one({
    flag: '--replay <file>',
    help: "take the candidate's answers from this journal instead of calling",
    read: readText,
    alsoReadBy: ['plan'],
    field: 'replay',
  }),
  baselineReplay: one({
    flag: '--baseline-replay <file>',
    help: "take the baseline's answers from this journal",
    read: readText,
    alsoReadBy: ['plan'],
    field: 'baselineReplay',
  }),
  reuse: one({
    flag: '--reuse <file>',
    help: 'take answers to unchanged requests from this earlier journal',
    read: readText,
    field: 'reuse',
  }),
  earlier: many({
    flag: '--earlier <file>',
    help: 'journal of an earlier run, shown as a trend in report.html (repeat for more)',
    read: readText,
    alsoReadBy: ['rejudge'],
  }),
  reportDir: one({
    flag: '--report-dir <dir>',
    help: 'where the reports go',
    read: readText,
    default: REPORT_FOLDER,
    alsoReadBy: ['rejudge'],
    input: 'report-dir',
    notInArgs: 'Use the input `report-dir`: the outputs name its files.',
  }),
  format: one<PrintFormat>({
    flag: '--format <format>',
    help: `what is printed on standard output: ${PRINT_NAMES.join(', ')}`,
    read: readOneOf(PRINT_NAMES),
    default: 'text',
    alsoReadBy: ['plan', 'check', 'rejudge'],
  }),
  quiet: flag({ flag: '--quiet', help: 'print the result only', alsoReadBy: ['plan', 'check', 'rejudge'] }),
}

export type OptionName = keyof typeof OPTIONS
export const OPTION_NAMES = Object.keys(OPTIONS) as readonly OptionName[]
export const optionOf = (name: OptionName): Option => OPTIONS[name]

type ValueOf<Entry> =
  Entry extends OneValue<infer Value, infer _>
    ? Value
    : Entry extends ManyValues<infer Value>
      ? readonly Value[]
      : boolean

/** The options that were given, each value already read. */
export type GivenOptions = { readonly [Name in OptionName]?: ValueOf<(typeof OPTIONS)[Name]> }

/** What a command is asked to do: the options that were given, and the defaults of the others. */
export type RunFlags = GivenOptions & {
  readonly reportDir: string
  readonly format: PrintFormat
  /** `check` alone: hold schemas against this engine. */
  readonly engine?: string
}

/** The gate's request for one model; the entries add what only they know. */
export function requestOf(globs: readonly string[], flags: RunFlags, model: string | null, cwd: string): GateRequest {
  const asGiven = OPTION_NAMES.flatMap((name) => {
    const option = optionOf(name)
    return option.kind !== 'one' || option.field === undefined ? [] : [[option.field, flags[name] ?? null]]
  })
  return {
    cwd,
    contracts: globs,
    policyFiles: flags.policy ?? null,
    candidate: { model, provider: flags.provider ?? null, baseUrl: flags.baseUrl ?? null },
    baseline: {
      model: flags.baseline ?? null,
      provider: flags.baselineProvider ?? null,
      baseUrl: flags.baselineBaseUrl ?? null,
    },
    selection: { cases: flags.case ?? [], ...(flags.maxCases === undefined ? {} : { maxCases: flags.maxCases }) },
    stopEarly: flags.earlyStop === false ? false : (flags.stopEarly ?? null),
    judge: flags.relative ? 'relative' : null,
    journal: flags.journal === undefined ? null : { file: flags.journal, resume: true },
    ...(flags.via === 'batch' ? { via: 'batch' as const } : {}),
    ...(flags.detach ? { detach: true } : {}),
    ...(flags.earlier ? { earlier: flags.earlier } : {}),
    ...(Object.fromEntries(asGiven) as Pick<GateRequest, PlainField>),
  }
}

/** Members of the request that some option's value goes into as it is. */
type PlainField = { [Name in OptionName]: FieldOf<(typeof OPTIONS)[Name]> }[OptionName]
type FieldOf<Entry> = Entry extends OneValue<infer _, infer Field> ? Field : never
