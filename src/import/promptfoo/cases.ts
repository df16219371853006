import type { JsonObject } from '../../json/value.ts'
import { caseId, uniqueIds } from '../case-ids.ts'
import type { Case, Config, Test } from './config.ts'
import { lineOf } from './config.ts'
import { shownCode } from './providers.ts'
import { readDefaultTest, readScenarios, readTests, under } from './tests.ts'
import { combinations } from './vars.ts'

/** The cases that promptfoo would ask: tests and scenarios over the default test, once for each combination of variables. */
export function readCases(config: Config): readonly Case[] {
  const base = readDefaultTest(config)
  const tests = readTests(config, config.root.tests, lineOf(config, config.root, 'tests'))
  return casesOf(config, base, [...tests, ...readScenarios(config)])
}

function casesOf(config: Config, base: Test, tests: readonly Test[]): readonly Case[] {
  // A config without tests asks its prompts once as they are.
  const asked =
    tests.length === 0 && config.root.tests === undefined && config.root.scenarios === undefined ? [base] : tests
  const cases: Case[] = []
  const unique = uniqueIds()
  noteOptions(config, base)
  for (const [index, test] of asked.entries()) {
    const whole = test === base ? base : under(base, test)
    if (test !== base) noteOptions(config, test)
    const title = whole.description ?? `case-${index + 1}`
    const isWhole = whole.options.disableVarExpansion === true
    for (const vars of isWhole ? [whole.vars] : combinations(config, whole.vars, whole.place))
      cases.push({ ...whole, vars, id: unique(caseId(title, `case-${index + 1}`)) })
  }
  return cases
}

const OPTIONS: Readonly<Record<string, string>> = {
  provider: 'no model judges another',
  rubricPrompt: 'no model judges another',
  factuality: 'no model judges another',
  prefix: 'put it into the prompt',
  suffix: 'put it into the prompt',
  storeOutputAs: 'a case does not read another’s answer',
  transformVars: 'code is not run',
  runSerially: 'the order of calls is the run’s',
  repeat: 'say samples in the contract',
}

/** What the options of a test do that its case can't. */
function noteOptions(config: Config, { options, metadata, threshold, place }: Test): void {
  const at = (container: JsonObject, key: string) => config.places.at(container, key, place)
  for (const [key, value] of Object.entries(options)) {
    if (key === 'transform' || key === 'postprocess')
      config.log.changed(
        `transform of the output: ${shownCode(value)}`,
        'code is not run; assertions are carried where it only picks a place',
        at(options, key),
      )
    else if (key === 'provider' || key === 'rubricPrompt')
      config.log.leftOut('grading provider or prompt', OPTIONS[key] as string, at(options, key))
    else if (key !== 'disableVarExpansion' && key !== 'disableDefaultAsserts')
      config.log.leftOut(`options.${key}`, OPTIONS[key] ?? 'a contract has nothing like it', at(options, key))
  }
  if (metadata.conversationId !== undefined)
    config.log.leftOut(
      "conversationId: cases of one conversation depend on each other's answers",
      'each case stands for itself; write a flow (turns) where the order matters',
      at(metadata, 'conversationId'),
    )
  const others = Object.keys(metadata).filter((key) => key !== 'conversationId')
  if (others.length > 0)
    config.log.leftOut(
      `metadata: ${others.join(', ')}`,
      'name one of them as the cases’ group where rates by it matter',
      at(metadata, others[0] as string),
    )
  if (threshold !== null && threshold < 1)
    config.log.changed(
      `threshold ${threshold}`,
      'all assertions that are carried must hold; theirs needs a share of them',
      place,
    )
}
