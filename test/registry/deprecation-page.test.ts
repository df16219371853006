import { describe, expect, it } from 'vitest'
import { readDeprecationPage } from '../../src/registry/deprecation-page.ts'
import { isEolFeed, readEolFeed } from '../../src/registry/eol-feed.ts'
import { statedDay } from '../../src/registry/stated-day.ts'

describe('a date as vendors write it', () => {
  const on = (day: string) => ({ day, precision: 'day' })
  const from = (day: string) => ({ day, precision: 'earliest' })
  const rows: readonly (readonly [text: string, stated: object | null | undefined])[] = [
    ['2026-12-11', on('2026-12-11')],
    ['2026-12-11T00:00:00Z', on('2026-12-11')],
    ['2026-12', from('2026-12-01')],
    ['2027', from('2027-01-01')],
    ['Dec 11, 2026', on('2026-12-11')],
    ['December 11th, 2026', on('2026-12-11')],
    ['11 December 2026', on('2026-12-11')],
    ['`2026-12-11` (Friday)', on('2026-12-11')],
    ['June 2027', from('2027-06-01')],
    ['Not sooner than June 9, 2027', from('2027-06-09')],
    ['No earlier than 2027-06-09', from('2027-06-09')],
    ['N/A', null],
    ['—', null],
    ['', null],
    ['TBD', null],
    ['No shutdown date announced', null],
    ['Not yet scheduled', null],
    ['2026-02-30', undefined],
    ['soon', undefined],
    ['13/12/2026', undefined],
    ['Q1 2027', undefined],
  ]
  it.each(rows)('%s', (text, stated) => expect(statedDay(text)).toEqual(stated))
})

const OPENAI = `# Deprecations

| Kind | Notice |
| --- | --- |
| Preview | 2 weeks |

## Upcoming

| Shutdown date | Affected model | Status | Recommended replacement | Notice date |
| --- | --- | --- | --- | --- |
| Dec 11, 2026 | gpt-5, gpt-5-2025-08-07 | Deprecated | gpt-6.1-sol | Jun 11, 2026 |
| Dec 1, 2026 | \`gpt-image-1\` | Deprecated | [gpt-image-2](x) or gpt-image-3 | Jun 2, 2026 |
| Nov 30, 2026 | Evals dashboard and API | Deprecated | — | Jun 2, 2026 |
| 2027-03 | o9 | Deprecated | | 2026-11 |
`
const ANTHROPIC = `<html><head><script>var t = "<table><tr><th>Model</th></tr></table>"</script></head><body>
<table><thead><tr><th>API model name</th><th>Current state</th><th>Deprecated</th><th>Tentative retirement date</th></tr></thead>
<tbody>
<tr><td><code>claude-fable-5</code></td><td>Active</td><td>N/A</td><td>Not sooner than June&nbsp;9, 2027</td></tr>
<tr><td><code>claude-2</code></td><td>Retired</td><td>June 1, 2026</td><td>August 5, 2026</td></tr>
</tbody></table>
<!-- <table><tr><th>Retirement date</th><th>Model</th></tr><tr><td>never</td><td>a-1</td></tr></table> -->
<table><tr><th>Retirement date</th><th>Deprecated model</th><th>Recommended replacement</th></tr>
<tr><td>August 5, 2026</td><td><code>claude-2</code></td><td><code>claude-3</code></td></tr></table></body></html>`

describe('a page on deprecations', () => {
  it('in Markdown: models by their cells, one replacement or none, features left out', () => {
    expect(readDeprecationPage(OPENAI, 'openai', 'd.md')).toMatchObject({
      ok: true,
      value: [
        { model: 'gpt-5', shutdown: '2026-12-11', datePrecision: 'day', replacement: 'gpt-6.1-sol' },
        { model: 'gpt-5-2025-08-07', shutdown: '2026-12-11', datePrecision: 'day', replacement: 'gpt-6.1-sol' },
        { model: 'gpt-image-1', shutdown: '2026-12-01', datePrecision: 'day' },
        { model: 'o9', shutdown: '2027-03-01', datePrecision: 'earliest' },
      ],
    })
  })

  it('in HTML: scripts and comments are none of it, and two tables of one model are one', () => {
    expect(readDeprecationPage(ANTHROPIC, 'anthropic', 'd.html')).toEqual({
      ok: true,
      warnings: [],
      value: [
        { model: 'claude-fable-5', shutdown: '2027-06-09', datePrecision: 'earliest' },
        { model: 'claude-2', shutdown: '2026-08-05', datePrecision: 'day', replacement: 'claude-3' },
      ],
    })
  })

  it('days of a vendor that names the first possible ones are that', () => {
    const page =
      '| Model | Release date | Shutdown date | Substitute |\n|---|---|---|---|\n| `gemini-9` | May 2026 | December 1, 2027 | `gemini-10` |\n| `gemini-8` | May 2026 | No shutdown date announced | |\n'
    expect(readDeprecationPage(page, 'gemini', 'd.md')).toMatchObject({
      ok: true,
      value: [
        { model: 'gemini-9', shutdown: '2027-12-01', datePrecision: 'earliest', replacement: 'gemini-10' },
        { model: 'gemini-8', shutdown: null },
      ],
    })
  })

  const changed: readonly (readonly [string, string, string, number])[] = [
    ['no table', '# Deprecations\n\nSee the changelog.\n', 'it has no table', 1],
    [
      'other columns',
      OPENAI.replace('Shutdown date', 'When').replace('Notice date', 'Told'),
      'no table has dates of shutdowns beside models; this one has "Kind", "Notice"',
      3,
    ],
    ['a date that is none', OPENAI.replace('Dec 1, 2026', 'early winter'), '"early winter" is no date', 12],
    ['a day that is none', OPENAI.replace('Dec 1, 2026', 'Feb 30, 2026'), '"Feb 30, 2026" is no date', 12],
    [
      'a row that lacks cells',
      OPENAI.replace('| Deprecated | gpt-6.1-sol | Jun 11, 2026 |', '| Deprecated |'),
      'the row has 3 of 5 cells',
      11,
    ],
    [
      'two dates of a model',
      OPENAI.replace('| 2027-03 | o9', '| Dec 12, 2026 | gpt-5'),
      'gpt-5 has two dates: this one and that of line 11',
      14,
    ],
    ['an empty HTML page', '<html><body><div id="root"></div></body></html>', 'it has no table', 1],
    [
      'a row of HTML',
      ANTHROPIC.replace('August 5, 2026</td></tr>\n</tbody>', 'later</td></tr>\n</tbody>'),
      '"later" is no date',
      5,
    ],
  ]
  it.each(changed)('whose form changed is told with its line: %s', (_, text, says, line) => {
    expect(readDeprecationPage(text, 'openai', 'd.md')).toMatchObject({
      ok: false,
      problems: [{ code: 'models-page-form', args: { says }, place: { file: 'd.md', line } }],
    })
  })
})

const feed = (...models: readonly object[]): string =>
  JSON.stringify(
    {
      spec: 'model-eol/0.1',
      publisher: 'cohere',
      generated: '2026-09-09T00:22:25.924Z',
      source: 'https://docs.cohere.com/docs/deprecations',
      models,
    },
    null,
    1,
  )

describe('a model-eol feed', () => {
  it('is hearsay of three precisions', () => {
    const text = feed(
      { id: 'a', shutdown: '2026-04-04', replacement: 'b' },
      { id: 'b', shutdown: '2027-03' },
      { id: 'c', shutdown: '2028', source: 'https://x.example/y' },
      { id: 'd', replacement_options: ['e', 'f'] },
      { id: 'g', shutdown: '2026-04-04', date_precision: 'earliest' },
    )
    expect(isEolFeed(text)).toBe(true)
    const read = readEolFeed(text, 'f.json')
    const about = { source: 'https://docs.cohere.com/docs/deprecations', checked: '2026-09-09' }
    expect(read).toEqual({
      ok: true,
      warnings: [],
      value: [
        {
          model: 'a',
          hint: { says: 'a model-eol feed of cohere', shutdown: '2026-04-04', replacement: 'b', ...about },
        },
        { model: 'b', hint: { says: 'a model-eol feed of cohere; shut down in 2027-03', ...about } },
        {
          model: 'c',
          hint: { says: 'a model-eol feed of cohere; shut down in 2028', ...about, source: 'https://x.example/y' },
        },
        { model: 'd', hint: { says: 'a model-eol feed of cohere; replaced by one of e, f', ...about } },
        { model: 'g', hint: { says: 'a model-eol feed of cohere; at the earliest', shutdown: '2026-04-04', ...about } },
      ],
    })
  })

  const refused: readonly (readonly [string, string, number])[] = [
    [feed({ id: 'a', shutdown: 'soon' }), '`shutdown` of a is no date', 8],
    [feed({ name: 'a' }), 'entry 1 has no `id`', 1],
    [feed({ id: 'a', source: 'ftp://x' }), 'a names no https page as its `source`', 8],
    [feed().replace('2026-09-09T00:22:25.924Z', 'today'), '`generated` is no day', 1],
    ['{"spec":"model-eol/0.1",', '', 1],
  ]
  it.each(refused)('%s is refused', (text, says, line) => {
    expect(readEolFeed(text, 'f.json')).toMatchObject({
      ok: false,
      problems: [
        { code: 'eol-feed-form', args: { says: expect.stringContaining(says) }, place: { line: expect.any(Number) } },
      ],
    })
    expect(line).toBeGreaterThan(0)
  })
})
