import { codePoint, INVISIBLE } from '../report/words/visible.ts'

/** C0 but tab and line feed, DEL, C1; carriage returns and escape sequences with them. */
export const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g
const LONE_SURROGATE = /[\ud800-\udfff]/gu

/**
 * Text for a log, a terminal or GitHub: no control character, nothing invisible, and nothing that a runner takes for a
 * command. A runner trims a line before it looks for `::` and looks for `##[` anywhere in it (actions/runner,
 * ActionCommand.cs, TryParseV2 and TryParse).
 */
export const cleanText = (text: string): string =>
  text
    .replace(CONTROL, '')
    .replace(INVISIBLE, codePoint)
    .replace(LONE_SURROGATE, codePoint)
    .replace(/^(\s*):(?=:)/gm, '$1: ')
    .replaceAll('##[', '# #[')
