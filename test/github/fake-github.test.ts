import { getOctokit } from '@actions/github'
import { afterEach, describe, expect, it } from 'vitest'
import { type FakeGitHub, fakeGitHub } from './fake-github/fake-github.ts'

let github: FakeGitHub | null = null
afterEach(() => github?.close())

const repository = { owner: 'octo', repo: 'triage' }

describe('the fake holds requests and answers against the description of GitHub', () => {
  it('and answers the real octokit as it says', async () => {
    github = await fakeGitHub({
      user: 'alice',
      issues: [{ id: 1, number: 3, body: 'x', title: 't', state: 'open', login: 'bob', isPullRequest: true }],
    })
    const octokit = getOctokit('a-token', { baseUrl: github.url })
    await octokit.rest.issues.createComment({ ...repository, issue_number: 7, body: 'hello' })
    const listed = await octokit.rest.issues.listComments({ ...repository, issue_number: 7 })
    expect(listed.data.map(({ body, user }) => [body, user?.login])).toEqual([['hello', 'alice']])
    await octokit.rest.issues.updateComment({ ...repository, comment_id: listed.data[0]?.id ?? 0, body: 'again' })
    await octokit.rest.issues.listForRepo({ ...repository, state: 'all' })
    const issue = await octokit.rest.issues.create({ ...repository, title: 'a', body: 'b' })
    await octokit.rest.issues.update({ ...repository, issue_number: issue.data.number, state: 'open' })
    const check = await octokit.rest.checks.create({
      ...repository,
      name: 'n',
      head_sha: 'a'.repeat(40),
      status: 'completed',
      conclusion: 'neutral',
      output: { title: 't', summary: 's' },
    })
    await octokit.rest.checks.update({
      ...repository,
      check_run_id: check.data.id,
      output: { title: 't', summary: 's' },
    })
    expect((await octokit.rest.users.getAuthenticated()).data.login).toBe('alice')
    expect(github.violations).toEqual([])
    expect(github.seen.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'POST 201',
      'GET 200',
      'PATCH 200',
      'GET 200',
      'POST 201',
      'PATCH 200',
      'POST 201',
      'PATCH 200',
      'GET 200',
    ])
  })

  it.each([
    [
      'a body without what it needs',
      'POST',
      '/repos/octo/triage/issues/7/comments',
      {},
      "issues/create-comment  must have required property 'body'",
    ],
    [
      'a member that GitHub does not know',
      'POST',
      '/repos/octo/triage/issues/7/comments',
      { body: 'x', bodi: 'y' },
      'issues/create-comment/bodi is not described',
    ],
    [
      'too many annotations',
      'PATCH',
      '/repos/octo/triage/check-runs/70',
      {
        output: {
          title: 't',
          summary: 's',
          annotations: Array.from({ length: 51 }, () => ({
            path: 'p',
            start_line: 1,
            end_line: 1,
            annotation_level: 'notice',
            message: 'm',
          })),
        },
      },
      'checks/update /output/annotations must NOT have more than 50 items',
    ],
    [
      'a parameter of the wrong type',
      'GET',
      '/repos/octo/triage/issues/seven/comments',
      null,
      'issues/list-comments: issue_number  must be integer',
    ],
    [
      'a question that is not described',
      'GET',
      '/repos/octo/triage/issues/7/comments?pag=1',
      null,
      'issues/list-comments: ?pag is not described',
    ],
    [
      'a path that is none',
      'GET',
      '/repos/octo/triage/nothing/here',
      null,
      'GET /repos/octo/triage/nothing/here is no operation',
    ],
  ])('%s is noticed', async (_, method, path, body, violation) => {
    github = await fakeGitHub({
      fault: ({ operation }) => (operation.operationId === 'checks/update' ? { status: 422, message: 'no' } : null),
    })
    await fetch(`${github.url}${path}`, { method, ...(body === null ? {} : { body: JSON.stringify(body) }) })
    expect(github.violations).toContain(violation)
  })
})
