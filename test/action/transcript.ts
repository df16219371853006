import type { JsonObject, JsonValue } from '../../src/json/value.ts'
import type { FakeGitHub, Seen } from '../github/fake-github/fake-github.ts'
import type { Ended } from './runner.ts'

/** A step as a page to read and to compare whole: what differs between two runs (times, folders) is replaced. */
export function transcript(title: string, ended: Ended, github: FakeGitHub): string {
  // Comment and check run are written side by side; which of them is first means nothing.
  const seen = [...github.seen].sort((one, other) => Number(isCheck(one)) - Number(isCheck(other)))
  const requests = seen.map(({ method, path, query, body, status }) => {
    const asked = Object.entries(query).map(([name, value]) => `${name}=${value}`)
    const shown = body === null ? '' : `\n\n${bodyText(body)}`
    return `### ${method} ${path}${asked.length > 0 ? `?${asked.join('&')}` : ''} → ${status}${shown}`
  })
  const text = [
    `# ${title}`,
    `Exit code ${ended.code}.`,
    section('Log', ended.stdout),
    section('Standard error', ended.stderr),
    section(
      'Outputs',
      Object.entries(ended.outputs)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n'),
    ),
    section('Step summary', ended.summary),
    '## Requests to GitHub',
    ...(requests.length > 0 ? requests : ['None.']),
  ].join('\n\n')
  return `${steady(text, ended.workspace)}\n`
}

const isCheck = ({ path }: Seen): boolean => path.includes('/check-runs')

/** A body as JSON, its Markdown below it as it is. */
function bodyText(body: JsonObject): string {
  const texts: string[] = []
  const json = JSON.stringify(
    body,
    (name, value: JsonValue) => {
      if (typeof value !== 'string' || !value.includes('\n')) return value
      texts.push(`\`${name}\`:\n\n${fenced('markdown', value.trimEnd())}`)
      return '(below)'
    },
    2,
  )
  return [fenced('json', json), ...texts].join('\n\n')
}

const section = (title: string, text: string): string =>
  `## ${title}\n\n${text.trim() === '' ? 'Nothing.' : fenced('text', text.trimEnd())}`

const fenced = (language: string, text: string): string => `~~~~${language}\n${text}\n~~~~`

/** Times, their columns and folders of the machine. */
const steady = (text: string, workspace: string): string =>
  text
    .replaceAll(workspace, '<workspace>')
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replace(/(latency-p95-ms=)[\d.]+/g, '$1<ms>')
    .replace(/\d+(\.\d+)?[ \u00a0](ms|s)\b/g, '<time>')
    .replaceAll(new Date().toISOString().slice(0, 10), '<today>')
    .replace(/(\S) {2,}(?=\S)/g, '$1  ')
    .replace(/ +$/gm, (spaces) => (spaces.length >= 2 ? '  ' : ''))
    .replace(/modelgate \d+\.\d+\.\d+/g, 'modelgate <version>')
