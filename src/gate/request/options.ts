import { Command, InvalidArgumentError, Option } from 'commander'
import { PRINT_FORMATS } from '../../report/formats.ts'
import {
  type Read,
  readConcurrency,
  readDollars,
  readDrop,
  readDuration,
  readInteger,
  readSamples,
  readSeed,
  readShard,
  readShare,
  readText,
  readVia,
} from './option-values.ts'

export { type RunFlags, requestOf } from './run-flags.ts'

/** Adds every option of `run` (surface.md). Options that may be given several times are repeated, never listed. */
export function withRunOptions(command: Command): Command {
  const text = parsed(readText)
  const repeated = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value]
  return command
    .option(
      '--model <model>',
      'model to try; repeat or separate by commas for several',
      (value: string, before?: string[]) => [...(before ?? []), ...value.split(',').filter((name) => name !== '')],
    )
    .option('--baseline <model>', 'model to compare with, called on the same cases', text)
    .option('--provider <name>', 'openai, compatible (needs --base-url), a preset or a provider of the policy', text)
    .option('--baseline-provider <name>', "the baseline's provider (default: the candidate's)", text)
    .option('--base-url <url>', 'where the endpoint answers, up to and with /v1', text)
    .option('--baseline-base-url <url>', "where the baseline's endpoint answers", text)
    .option('--policy <file>', 'policy file (repeat: later ones may only tighten)', (value, before?: string[]) =>
      repeated(text(value), before),
    )
    .option('--samples <n>', 'calls per case', parsed(readSamples))
    .option('--case <id>', 'only this case (repeat for more)', repeated)
    .option('--max-cases <n>', 'at most so many cases of each contract', parsed(readInteger(1)))
    .option('--confidence <p>', 'ask for proof at this confidence, such as 0.95', parsed(readShare))
    .option('--concurrency <n>', 'calls under way at once', parsed(readConcurrency))
    .option('--max-cost <usd>', 'hard cap on what the run may spend, in US dollars', parsed(readDollars))
    .option('--max-calls <n>', 'at most so many calls', parsed(readInteger(1)))
    .option('--deadline <duration>', 'end the run after this time, such as 15m', parsed(readDuration))
    .option('--timeout <duration>', 'give up on one call after this time (default 120s)', parsed(readDuration))
    .option('--seed <n>', 'seed of the order and of every draw', parsed(readSeed))
    .option('--stop-early', 'end as soon as every requirement is decided (default with --confidence)')
    .option('--no-early-stop', 'make every planned call')
    .option('--relative', "judge by the comparison: rates' thresholds are shown and do not decide")
    .option('--max-drop <p>', 'how far a rate may fall below the baseline’s where nothing names it', parsed(readDrop))
    .option('--via <way>', 'how calls are made: online, or batch (half price, up to 24 hours)', parsed(readVia))
    .option('--detach', 'with --via batch: submit and leave; the same command collects')
    .option('--shard <i/n>', 'run only part i of n of the plan', parsed(readShard))
    .option('--journal <file>', 'write the journal here; a run resumes one that exists', text)
    .option('--replay <file>', "take the candidate's answers from this journal instead of calling", text)
    .option('--baseline-replay <file>', "take the baseline's answers from this journal", text)
    .option('--report-dir <dir>', 'where the reports go', text, REPORT_FOLDER)
    .addOption(
      new Option('--format <format>', 'what is printed on standard output')
        .choices(Object.keys(PRINT_FORMATS))
        .default('text'),
    )
    .option('--quiet', 'print the result only')
}

/** The options that mean something where no call is made: what to judge by, and where the verdict goes. */
export function withJudgingOptions(command: Command): Command {
  const all = withRunOptions(new Command('all')).options
  for (const option of all.filter(({ long }) => JUDGING.includes(long ?? ''))) {
    // The report of the run itself is not written over by what is only asked of its journal.
    if (option.long === '--report-dir')
      option.default(undefined, `"${REJUDGE_FOLDER}", "${REPORT_FOLDER}" where shards are merged`)
    command.addOption(option)
  }
  return command
}

/** Where a run writes, and where the judgement of one journal does. */
export const REPORT_FOLDER = 'modelgate-report'
export const REJUDGE_FOLDER = 'modelgate-rejudge'

const JUDGING: readonly string[] = ['--policy', '--confidence', '--report-dir', '--format', '--quiet']

/** A reader of texts as commander takes one: it says what is wrong by throwing. */
export const parsed =
  <Value>(read: (text: string) => Read<Value>) =>
  (text: string): Value => {
    const result = read(text)
    if ('wanted' in result) throw new InvalidArgumentError(`${result.wanted}.`)
    return result.value
  }
