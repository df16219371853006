import { getOctokit } from '@actions/github'
import { afterEach, expect, it } from 'vitest'
import { createGitHubApi } from '../../src/github/api/api.ts'
import { writeComment } from '../../src/github/api/comment.ts'
import { writtenOfLine } from '../../src/github/api/marker.ts'
import { type Comment, type FakeGitHub, fakeGitHub } from './fake-github/fake-github.ts'

let github: FakeGitHub | null = null
afterEach(() => github?.close())

const BOT = 'github-actions[bot]'
const MARKER = '<!-- modelgate:gate -->'
const OTHER = `${MARKER}\nthe other leg\n${writtenOfLine({ commit: 'abc', model: 'other' })}`

const write = ({ url }: FakeGitHub) =>
  writeComment(
    createGitHubApi({
      token: 'a-token',
      repository: { owner: 'octo', repo: 'triage' },
      callMs: 5000,
      allMs: 5000,
      load: async (token) => getOctokit(token, { baseUrl: url }),
      cancelled: new AbortController().signal,
    }),
    { number: 7, marker: MARKER, body: `${MARKER}\nours`, create: true },
  )

it.each<[string, Comment | undefined, readonly [number, string][], string | null]>([
  ['nobody else writes one', undefined, [[1000, `${MARKER}\nours`]], null],
  [
    'another leg wrote an older one meanwhile',
    { id: 900, body: OTHER, login: BOT },
    [[900, `${MARKER}\nours`]],
    'other',
  ],
  [
    'a stranger wrote our marker',
    { id: 900, body: OTHER, login: 'mallory' },
    [
      [900, OTHER],
      [1001, `${MARKER}\nours`],
    ],
    null,
  ],
])('a comment is created once where %s', async (_, meanwhile, left, replaced) => {
  github = await fakeGitHub(meanwhile ? { meanwhile, viewer: BOT } : { viewer: BOT })
  const wrote = await write(github)
  expect(github.violations).toEqual([])
  expect(github.comments.map(({ id, body }) => [id, body])).toEqual(left)
  expect(wrote?.replaced?.model ?? null).toBe(replaced)
  expect(wrote?.url).toContain(`issuecomment-${left.at(-1)?.[0]}`)
})
