import { type Command, Option as CommanderOption, InvalidArgumentError } from 'commander'
import { REJUDGE_FOLDER, REPORT_FOLDER } from '../../publish/report-folders.ts'
import type { Read } from './option-values.ts'
import { type CommandName, OPTION_NAMES, OPTIONS, type Option, type OptionName, optionOf } from './options.ts'

/** Adds the options of a command; what it takes without reading it is left out of its help. */
export function withOptions(command: Command, name: CommandName): Command {
  for (const option of OPTION_NAMES) {
    const isRead = name === 'run' || (optionOf(option).alsoReadBy ?? []).includes(name)
    if (!isRead && name === 'rejudge') continue
    command.addOption(commanderOption(option, name).hideHelp(!isRead))
  }
  return command
}

/** The name under which commander hands the option's value over. */
export const attributeOf = (name: OptionName): string => commanderOption(name, 'run').attributeName()

function commanderOption(name: OptionName, command: CommandName): CommanderOption {
  const option = optionOf(name)
  const made = new CommanderOption(option.flag, option.help)
  if (option.kind === 'switch') return made
  if (option.kind === 'one') made.argParser(parsed(option.read))
  else made.argParser(gathered(option))
  if (option.kind === 'one' && option.default !== undefined) made.default(option.default)
  // The report of the run itself is not written over by what is only asked of its journal.
  if (option === OPTIONS.reportDir && command === 'rejudge')
    made.default(undefined, `"${REJUDGE_FOLDER}", "${REPORT_FOLDER}" where shards are merged`)
  return made
}

function gathered({ read, separator }: Extract<Option, { readonly kind: 'many' }>) {
  const readOne = parsed(read)
  return (text: string, before?: readonly unknown[]): readonly unknown[] => {
    const texts = separator === undefined ? [text] : text.split(separator).filter((part) => part !== '')
    return [...(before ?? []), ...texts.map(readOne)]
  }
}

/** A reader of texts as commander takes one: it says what is wrong by throwing. */
export const parsed =
  <Value>(read: (text: string) => Read<Value>) =>
  (text: string): Value => {
    const result = read(text)
    if ('wanted' in result) throw new InvalidArgumentError(`${result.wanted}.`)
    return result.value
  }
