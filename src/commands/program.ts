import { Command, CommanderError, Option } from 'commander'
import { EXIT } from '../exit-codes.ts'
import { parsed, withOptions } from '../gate/request/option-parser.ts'
import { readDollars, readInteger, readPort, readSeed, readText, readUrl } from '../gate/request/option-values.ts'
import { version } from '../version.ts'
import type { CommandIo } from './io.ts'
import { COMMANDS } from './load.ts'

/** Parses the command line and runs the command: its exit code, 2 for a usage error. */
export async function runProgram(argv: readonly string[], io: CommandIo): Promise<number> {
  let code: number = EXIT.good
  const program = new Command('modelgate')
    .description('Can this repository move from the model it runs on to another one? An answer with evidence.')
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({ writeOut: io.sink.out, writeErr: io.sink.err, outputError: withoutValue })
    .showSuggestionAfterError()
    .helpCommand(false)
    .addHelpText('before', example('modelgate run contracts/*.yaml --model gpt-4o-mini-2024-07-18', 'modelgate demo'))
  const done = (promise: Promise<number>): Promise<void> =>
    promise.then((result) => {
      code = result
    })
  addRun(program, io, done)
  addOffline(program, io, done)
  addJudging(program, io, done)
  addInit(program, io, done)
  addImport(program, io, done)
  addModels(program, io, done)
  addSwap(program, io, done)
  addProbe(program, io, done)
  addSimulator(program, io, done)
  try {
    if (argv.length === 0) {
      program.outputHelp()
      return EXIT.refused
    }
    await program.parseAsync(isUnknown(argv) ? argv.slice(0, 1) : [...argv], { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? EXIT.good : EXIT.refused
  }
}

/** An option that does not exist may be one for a key: what it was given is not repeated. */
const withoutValue = (text: string, write: (text: string) => void): void =>
  write(text.replace(/(unknown option '--?[^=']+)=[^\n]*'/, "$1'"))

/** Help that is asked for a command that does not exist is an error, not the help for all of them. */
const isUnknown = ([word = '']: readonly string[]): boolean => !word.startsWith('-') && !Object.hasOwn(COMMANDS, word)

type Done = (promise: Promise<number>) => Promise<void>

const example = (...lines: readonly string[]): string => `\nExample:\n${lines.map((line) => `  ${line}`).join('\n')}\n`

function addRun(program: Command, io: CommandIo, done: Done): void {
  const command = program
    .command('run [globs...]')
    .description('the gate: contracts in, a verdict, reports and an exit code out')
    .addHelpText('before', example('modelgate run contracts/*.yaml --model gpt-4o-mini-2024-07-18'))
  withOptions(command, 'run').action((globs, flags) => done(COMMANDS.run().then(({ run }) => run(globs, flags, io))))
}

function addOffline(program: Command, io: CommandIo, done: Done): void {
  const check = program
    .command('check [globs...]')
    .description('offline: contracts, schemas, provider dialects; no call is made')
    .addHelpText('before', example('modelgate check contracts/*.yaml'))
  const named = 'hold every schema against this engine alone (docs/providers.md lists them)'
  withOptions(check.option('--engine <name>', named), 'check').action((globs, flags) =>
    done(COMMANDS.check().then((module) => module.check(globs, flags, io))),
  )
  const plan = program
    .command('plan [globs...]')
    .description('what a run would send and could prove: calls, tokens, dollars, minutes; no call is made')
    .addHelpText('before', example('modelgate plan contracts/*.yaml --model gpt-4o-mini-2024-07-18 --confidence 0.95'))
  withOptions(plan, 'plan').action((globs, flags) =>
    done(COMMANDS.plan().then((module) => module.plan(globs, flags, io))),
  )
}

const repeated = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value]

function addJudging(program: Command, io: CommandIo, done: Done): void {
  const command = program
    .command('rejudge [journals...]')
    .description('the verdict again from journals (those of several shards are merged); no call is made')
    .addHelpText(
      'before',
      example(
        'modelgate rejudge modelgate-report/journal.jsonl',
        'modelgate rejudge shard-*/journal.jsonl',
        'modelgate rejudge contracts/triage.yaml --output out.jsonl --input in.jsonl --take 5000',
      ),
    )
    .option(
      '--output <file>',
      'results of a batch that production made, judged by the contract named (repeat)',
      repeated,
    )
    .option('--input <file>', 'what that batch was asked (repeat)', repeated)
    .option('--take <n>', 'of each input, a seeded sample of so many lines', parsed(readInteger(1)))
    .option('--model <model>', 'the model that answered (default: the one of the input)', parsed(readText))
  withOptions(command, 'rejudge').action((journals, flags) =>
    done(COMMANDS.rejudge().then((module) => module.rejudge(journals, flags, io))),
  )
}

function addInit(program: Command, io: CommandIo, done: Done): void {
  const text = parsed(readText)
  program
    .command('init')
    .description('a policy, a contract and a workflow from the calls, prompts and schemas of this repository')
    .addHelpText('before', example('modelgate init', 'modelgate init --yes --from src/triage.ts:12'))
    .option('--yes', 'write without asking; what is there already is never written over')
    .option('--from <file>', 'the call to make a contract of, as FILE or FILE:LINE (default: the first)', text)
    .option('--baseline <model>', 'the model in production (default: as the source says)', text)
    .option('--record <journal>', 'make the answers in this journal what must come back, to be reviewed', text)
    .option('--candidate <model>', 'the model to try (default: what replaces the one in production)', text)
    .action((flags) => done(COMMANDS.init().then((module) => module.init(flags, io))))
}

function addImport(program: Command, io: CommandIo, done: Done): void {
  program
    .command('import <files...>')
    .description(
      'contracts from promptfoo, .prompt.yml, chat JSONL, request logs, LangChain, CSV; nothing of them is run',
    )
    .addHelpText('before', example('modelgate import promptfooconfig.yaml --out contracts'))
    .option('--out <dir>', 'where the contracts go; nothing is written over', parsed(readText), 'contracts')
    .option('--take <n>', 'of a log, at most so many calls of each prompt', parsed(readInteger(1)), 1000)
    .option('--seed <n>', 'seed of that sample', parsed(readSeed), 1)
    .addOption(new Option('--format <format>', 'what is printed').choices(['text', 'json']).default('text'))
    .action((files, flags) => done(COMMANDS.import().then((module) => module.importCommand(files, flags, io))))
}

function addSync(models: Command, io: CommandIo, done: Done): void {
  models
    .command('sync')
    .description('where a provider’s models API and its page on deprecations say otherwise than the registry')
    .addHelpText(
      'before',
      example('modelgate models sync --provider mistral', 'modelgate models sync --from models.json --write'),
    )
    .option('--from <file|url>', 'a saved answer, a page or a model-eol feed (default: the provider’s API and page)')
    .option(
      '--provider <name>',
      "a preset, a vendor or a provider of the policy (default: the candidate's, else openai)",
    )
    .option('--policy <file...>', 'policy file (default: modelgate.yaml)')
    .option('--write', "write the difference into the policy's registry file")
    .addOption(new Option('--format <format>', 'what is printed').choices(['text', 'json']).default('text'))
    .action((flags) => done(import('./models-sync.ts').then(({ syncModels }) => syncModels(flags, io))))
}

function addSwap(program: Command, io: CommandIo, done: Done): void {
  const command = program
    .command('swap [old]')
    .description(
      'move from one model to another: contracts with both, the files that name the old one, price and policy',
    )
    .addHelpText('before', example('modelgate swap', 'modelgate swap gpt-4o-mini --to gpt-6-luna --write'))
    .option('--to <model>', 'the model to move to (default: what the registry names in its place)', parsed(readText))
    .option('--write', "where the gate passes, write the policy's candidate")
  withOptions(command, 'run').action((old, flags) =>
    done(COMMANDS.swap().then(({ swap }) => swap(old ?? null, flags, io))),
  )
}

function addProbe(program: Command, io: CommandIo, done: Done): void {
  const text = parsed(readText)
  program
    .command('probe')
    .description('asks an endpoint what it enforces, refuses and ignores, with requests that its prompts fight')
    .addHelpText(
      'before',
      example('modelgate probe --provider llamacpp --base-url http://127.0.0.1:8080/v1 --model local --out probe.json'),
    )
    .option('--model <model>', "the model to ask (default: the policy's candidate)", text)
    .option('--provider <name>', 'openai, compatible (needs --base-url), a preset or a provider of the policy', text)
    .option('--base-url <url>', 'where the endpoint answers, up to and with /v1', parsed(readUrl))
    .option('--policy <file...>', 'policy file (default: modelgate.yaml)')
    .option('--out <file>', "where the findings go; a provider of the policy names that file under 'probe'", text)
    .option('--max-cost <usd>', 'do not begin where the calls may cost more', parsed(readDollars))
    .option('--quiet', 'print the findings only')
    .addOption(new Option('--format <format>', 'what is printed').choices(['text', 'json']).default('text'))
    .action((flags) => done(COMMANDS.probe().then((module) => module.probe(flags, io))))
}

function addModels(program: Command, io: CommandIo, done: Done): void {
  const models = program.command('models').description('what is known of models: dates, replacements, prices, sources')
  const policy = ['--policy <file...>', 'policy file (default: modelgate.yaml)'] as const
  const formats = new Option('--format <format>', 'what is printed').default('text')
  models
    .command('list [id]')
    .description('the entries of the registry, with age and source')
    .addHelpText('before', example('modelgate models list', 'modelgate models list gpt-4o-mini --json'))
    .option(...policy)
    .option('--json', 'print the entries as JSON')
    .action((id, flags) => done(COMMANDS.models().then(({ listModels }) => listModels(id ?? null, flags, io))))
  models
    .command('check')
    .description('every model that the policy, routers and this repository’s files name: retired, retiring, unknown')
    .addHelpText(
      'before',
      example('modelgate models check', "modelgate models check --scan 'src/**' --routing litellm.yaml"),
    )
    .option(...policy)
    .option('--scan <glob...>', 'look through these files alone (default: all sources of the repository)')
    .option('--routing <file...>', 'configurations of LiteLLM, OpenRouter or Portkey')
    .option('--live', 'ask the models APIs of the providers that are named')
    .option('--quiet', 'print errors and the result only')
    .addOption(formats.choices(['text', 'json', 'sarif']))
    .action((flags) => done(COMMANDS.models().then(({ checkModels }) => checkModels(flags, io))))
  addSync(models, io, done)
}

function addSimulator(program: Command, io: CommandIo, done: Done): void {
  program
    .command('simulate')
    .description('the embedded OpenAI-compatible endpoint, on loopback')
    .addHelpText('before', example('modelgate simulate --port 8080'))
    .option('--port <n>', 'port to listen on (default: any that is free)', parsed(readPort))
    .option('--seed <n>', 'decides every answer together with the request', parsed(readSeed))
    .action((flags) => done(COMMANDS.simulate().then((module) => module.simulate(flags, io))))
  program
    .command('demo')
    .description('one passing and one failing gate against the simulator: no key, under five seconds')
    .addHelpText('before', example('modelgate demo'))
    .action(() => done(COMMANDS.demo().then((module) => module.demo(io))))
}
