import { codePoint, INVISIBLE } from '../report/text/visible.ts'

/** C0 but tab and line feed, DEL, C1; carriage returns and escape sequences with them. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
const LONE_SURROGATE = /[\ud800-\udfff]/gu

/** How a format writes what a runner would take for a command, so that its own readers lose as little as can be. */
interface Marks {
  /** In place of the first colon of `::`. */
  readonly colon: string
  /** In place of `##[`. */
  readonly hashes: string
}

const SHOWN: Marks = { colon: ': ', hashes: '# #[' }
const REFERENCES: Marks = { colon: '&#58;', hashes: '##&#91;' }

/** Reports by the end of their names. JSON escapes its own (`report/json.ts`), for it is printed too. */
const MARKS: Readonly<Record<string, Marks>> = { md: SHOWN, csv: SHOWN, html: REFERENCES, xml: REFERENCES }

/**
 * A runner trims a line before it looks for `::` and looks for `##[` anywhere in it (actions/runner, ActionCommand.cs,
 * TryParseV2 and TryParse).
 */
const withoutCommands = (text: string, { colon, hashes }: Marks): string =>
  // Looking for two colons first is a hundred times as fast, and few texts of a million rows have them.
  (text.includes('::') ? text.replace(/^([^\S\n]*):(?=:)/gm, `$1${colon}`) : text).replaceAll('##[', hashes)

/**
 * Text for a log, a terminal or GitHub: no control character, nothing invisible, and nothing that a runner takes for a
 * command.
 */
export const cleanText = (text: string): string =>
  withoutCommands(text.replace(CONTROL, '').replace(INVISIBLE, codePoint).replace(LONE_SURROGATE, codePoint), SHOWN)

/**
 * A file's text without control characters, and in a report, which a workflow may print, without commands. What is no
 * report (an imported contract) is otherwise written as it is.
 */
export function cleanFile(path: string, text: string): string {
  const marks = MARKS[path.slice(path.lastIndexOf('.') + 1)]
  const bare = text.toWellFormed().replace(CONTROL, '')
  return marks === undefined ? bare : withoutCommands(bare, marks)
}
