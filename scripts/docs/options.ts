import { OPTION_NAMES, type Option, optionOf } from '../../src/gate/request/options.ts'

const HEAD = `# Options

Every option of \`modelgate run\`, with the commands that read it too, and the Action's input of the same meaning. \`check\`
and \`plan\` take the others without a use for them, so that a line of \`run\` can be used again. What has no input of its
own goes into the Action's \`args\`. The table is made from the program's own by \`npm run generate:docs\`.

`

/** docs/options.md, whole. */
export const optionPage = (): string =>
  `${HEAD}${[...TABLE_HEAD, ...OPTION_NAMES.map((name) => row(optionOf(name)))].join('\n')}\n`

const TABLE_HEAD = ['| option | what it does | read by | input | judging again knows it |', '|-|-|-|-|-|']

function row(option: Option): string {
  const { flag, help, alsoReadBy = [], input, canWeaken } = option
  const recorded = option.kind === 'one' && option.recorded !== undefined ? 'yes' : '–'
  const lowers = canWeaken ? '; asking for less than the policy is told on a pull request' : ''
  const commands = ['run', ...alsoReadBy].map((name) => `\`${name}\``).join(', ')
  return `| \`${flag}\` | ${help}${lowers} | ${commands} | ${input === undefined ? '–' : `\`${input}\``} | ${recorded} |`
}
