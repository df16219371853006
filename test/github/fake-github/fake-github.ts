import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JsonObject, JsonValue } from '../../../src/json/value.ts'
import { exampleOf, faultsOf, type Matched, operationOf, strangersIn } from './description.ts'

/** One request as it came, its body read. */
export interface Seen {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: JsonObject | null
  readonly authorization: string
  readonly status: number
}

export interface Comment {
  readonly id: number
  body: string
  readonly login: string
}

export interface Issue extends Comment {
  readonly number: number
  title: string
  state: 'open' | 'closed'
  readonly isPullRequest: boolean
}

export interface CheckRun {
  readonly id: number
  readonly request: JsonObject
  readonly updates: JsonObject[]
}

/** What an answer is replaced by. `hang`: none ever comes; `cut`: the connection ends in the middle of the body. */
export type Fault =
  | { readonly status: number; readonly message: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'hang' | 'cut' | 'reset' | 'html' }

export interface FakeGitHub {
  readonly url: string
  readonly seen: Seen[]
  /** Requests and answers that GitHub's own description does not allow. */
  readonly violations: string[]
  readonly comments: Comment[]
  readonly issues: Issue[]
  readonly checkRuns: CheckRun[]
  /** Labels that the pull request has now. */
  readonly labels: string[]
  readonly close: () => Promise<void>
}

export interface FakeOptions {
  /** Who the token belongs to: an installation may not ask who it is. */
  readonly user?: string
  /** The login that GraphQL calls the viewer; null: GraphQL is not there. */
  readonly viewer?: string | null
  readonly comments?: readonly Comment[]
  /** One that somebody else writes between our look and our own comment. */
  readonly meanwhile?: Comment
  readonly issues?: readonly Issue[]
  /** Labels that the pull request has now. */
  readonly labels?: readonly string[]
  /** The base branch: path → text. */
  readonly base?: Readonly<Record<string, string>>
  /** Other commits than the base branch's, by their full name. */
  readonly commits?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly fault?: (matched: Matched, request: { readonly method: string; readonly number: number }) => Fault | null
  /** Answers of further operations, by operation id. */
  readonly answers?: Readonly<Record<string, (matched: Matched, body: JsonObject | null) => Reply>>
}

export interface Reply {
  readonly status: number
  readonly body: JsonValue
}

const BOT = 'github-actions[bot]'

/** GitHub on loopback, as far as its description says: every request and every answer is held against that. */
export async function fakeGitHub(options: FakeOptions = {}): Promise<FakeGitHub> {
  const seen: Seen[] = []
  const violations: string[] = []
  const comments = [...(options.comments ?? [])]
  const issues = [...(options.issues ?? [])]
  const checkRuns: CheckRun[] = []
  const labels = [...(options.labels ?? [])]
  const state = { comments, issues, checkRuns, labels, login: options.user ?? options.viewer ?? BOT }
  const server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      const url = new URL(request.url ?? '', 'http://127.0.0.1')
      const query = Object.fromEntries(url.searchParams)
      const method = request.method ?? ''
      const body = text === '' ? null : (JSON.parse(text) as JsonObject)
      const record = (status: number): void => {
        seen.push({
          method,
          path: url.pathname,
          query,
          body,
          authorization: request.headers.authorization ?? '',
          status,
        })
      }
      if (url.pathname === '/graphql') return answerGraphql(response, options.viewer ?? null, record)
      const matched = operationOf(method, url.pathname)
      if (!matched) {
        violations.push(`${method} ${url.pathname} is no operation`)
        record(404)
        return send(response, 404, { message: 'Not Found' })
      }
      violations.push(...requestFaults(matched, query, body))
      const fault = options.fault?.(matched, { method, number: seen.length }) ?? null
      if (fault) return answerFault(response, fault, record)
      const reply = (
        options.answers?.[matched.operation.operationId] ?? ((one, sent) => answer(one, sent, query, state, options))
      )(matched, body)
      const described = matched.operation.responses[reply.status]?.content?.['application/json']
      if (described)
        violations.push(...faultsOf(described.schema, reply.body, `answer of ${matched.operation.operationId}: `))
      else if (!(reply.status in matched.operation.responses))
        violations.push(`${matched.operation.operationId} never answers ${reply.status}`)
      record(reply.status)
      send(response, reply.status, reply.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, seen, violations, comments, issues, checkRuns, labels, close }
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  request.setEncoding('utf8')
  for await (const chunk of request) text += chunk
  return text
}

function send(
  response: ServerResponse,
  status: number,
  body: JsonValue,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

function answerGraphql(response: ServerResponse, viewer: string | null, record: (status: number) => void): void {
  const status = viewer === null ? 403 : 200
  record(status)
  send(
    response,
    status,
    viewer === null ? { message: 'Resource not accessible by integration' } : { data: { viewer: { login: viewer } } },
  )
}

function answerFault(response: ServerResponse, fault: Fault, record: (status: number) => void): void {
  record('status' in fault ? fault.status : 0)
  if ('status' in fault)
    return send(
      response,
      fault.status,
      { message: fault.message, documentation_url: 'https://docs.github.com/rest' },
      fault.headers,
    )
  if (fault.kind === 'hang') return
  if (fault.kind === 'reset') return void response.socket?.resetAndDestroy()
  if (fault.kind === 'html') {
    response.writeHead(200, { 'content-type': 'text/html' })
    return void response.end('<html>a proxy says hello</html>')
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('[{"id": 1')
  setImmediate(() => response.socket?.destroy())
}

function requestFaults(
  { operation, parameters }: Matched,
  query: Readonly<Record<string, string>>,
  body: JsonObject | null,
): readonly string[] {
  const faults: string[] = []
  const known = operation.parameters ?? []
  for (const parameter of known) {
    const given =
      parameter.in === 'path'
        ? parameters[parameter.name]
        : parameter.in === 'query'
          ? query[parameter.name]
          : undefined
    if (given === undefined) {
      if (parameter.required && parameter.in !== 'header')
        faults.push(`${operation.operationId}: ${parameter.name} is missing`)
    } else {
      const isNumber = parameter.schema.type === 'integer'
      faults.push(
        ...faultsOf(parameter.schema, isNumber ? Number(given) : given, `${operation.operationId}: ${parameter.name} `),
      )
    }
  }
  const strangers = Object.keys(query).filter((name) => !known.some((one) => one.in === 'query' && one.name === name))
  faults.push(...strangers.map((name) => `${operation.operationId}: ?${name} is not described`))
  const described = operation.requestBody?.content?.['application/json']
  if (described && body !== null) {
    faults.push(
      ...faultsOf(described.schema, body, `${operation.operationId} `),
      ...strangersIn(described.schema, body, operation.operationId),
    )
  } else if (described && operation.requestBody?.required) faults.push(`${operation.operationId}: no body`)
  return faults
}

interface State {
  readonly comments: Comment[]
  readonly issues: Issue[]
  readonly checkRuns: CheckRun[]
  readonly labels: readonly string[]
  readonly login: string
}

function answer(
  { operation, parameters }: Matched,
  body: JsonObject | null,
  query: Readonly<Record<string, string>>,
  state: State,
  options: FakeOptions,
): Reply {
  const page = <Item>(items: readonly Item[]): readonly Item[] => {
    const size = Number(query.per_page ?? 30)
    return items.slice((Number(query.page ?? 1) - 1) * size, Number(query.page ?? 1) * size)
  }
  const sent = body ?? {}
  switch (operation.operationId) {
    case 'users/get-authenticated':
      if (options.user === undefined)
        return { status: 403, body: { message: 'Resource not accessible by integration' } }
      return {
        status: 200,
        body: { ...(exampleOf('users/get-authenticated', 200) as JsonObject), login: options.user },
      }
    case 'issues/list-comments':
      return { status: 200, body: page(state.comments).map(writtenComment) }
    case 'issues/list-labels-on-issue':
      return { status: 200, body: state.labels.map(writtenLabel) }
    case 'issues/create-comment': {
      if (options.meanwhile) state.comments.push(options.meanwhile)
      const comment = { id: 1000 + state.comments.length, body: String(sent.body), login: state.login }
      state.comments.push(comment)
      return { status: 201, body: writtenComment(comment) }
    }
    case 'issues/update-comment': {
      const comment = state.comments.find(({ id }) => String(id) === parameters.comment_id)
      if (!comment) return { status: 404, body: { message: 'Not Found' } }
      comment.body = String(sent.body)
      return { status: 200, body: writtenComment(comment) }
    }
    case 'issues/delete-comment':
      state.comments.splice(
        state.comments.findIndex(({ id }) => String(id) === parameters.comment_id),
        1,
      )
      return { status: 204, body: null }
    case 'issues/list-for-repo':
      return {
        status: 200,
        body: page(state.issues.filter(({ state: is }) => query.state === 'all' || is === (query.state ?? 'open'))).map(
          writtenIssue,
        ),
      }
    case 'issues/create': {
      const issue: Issue = {
        id: 50,
        number: 50 + state.issues.length,
        body: String(sent.body),
        title: String(sent.title),
        state: 'open',
        login: state.login,
        isPullRequest: false,
      }
      state.issues.push(issue)
      return { status: 201, body: writtenIssue(issue) }
    }
    case 'issues/update': {
      const issue = state.issues.find(({ number }) => String(number) === parameters.issue_number)
      if (!issue) return { status: 404, body: { message: 'Not Found' } }
      Object.assign(issue, {
        body: sent.body ?? issue.body,
        title: sent.title ?? issue.title,
        state: sent.state ?? issue.state,
      })
      return { status: 200, body: writtenIssue(issue) }
    }
    case 'checks/create': {
      const check: CheckRun = { id: 70 + state.checkRuns.length, request: sent, updates: [] }
      state.checkRuns.push(check)
      return { status: 201, body: writtenCheck(check) }
    }
    case 'checks/update': {
      const check = state.checkRuns.find(({ id }) => String(id) === parameters.check_run_id)
      if (!check) throw new Error('an update of a check run that was never made')
      check.updates.push(sent)
      return { status: 200, body: writtenCheck(check) }
    }
    case 'repos/get-content':
      return contentAt(parameters.path ?? '', options.commits?.[query.ref ?? ''] ?? options.base ?? {})
    default:
      throw new Error(`the fake does not answer ${operation.operationId}`)
  }
}

const REPOSITORY = 'https://github.com/octo/triage'

const writtenLabel = (name: string, at: number): JsonObject => ({
  id: at + 1,
  node_id: `L${at}`,
  url: `https://api.github.com/repos/octo/triage/labels/${encodeURIComponent(name)}`,
  name,
  color: 'ededed',
  default: false,
  description: null,
})

function writtenComment({ id, body, login }: Comment): JsonObject {
  const example = exampleOf('issues/create-comment', 201) as JsonObject
  return {
    ...example,
    id,
    body,
    html_url: `${REPOSITORY}/pull/7#issuecomment-${id}`,
    user: { ...(example.user as JsonObject), login },
  }
}

function writtenIssue({ number, body, title, state, login, isPullRequest }: Issue): JsonObject {
  const { pull_request, ...example } = exampleOf('issues/create', 201) as Record<string, JsonValue>
  const written = {
    ...example,
    number,
    body,
    title,
    state,
    html_url: `${REPOSITORY}/issues/${number}`,
    user: { ...(example.user as JsonObject), login },
  }
  return isPullRequest ? { ...written, pull_request: pull_request as JsonValue } : written
}

function writtenCheck({ id, request }: CheckRun): JsonObject {
  const example = exampleOf('checks/create', 201) as JsonObject
  const { name, head_sha, status, conclusion } = request as Record<string, JsonValue>
  return {
    ...example,
    id,
    name: name ?? '',
    head_sha: head_sha ?? '',
    status: status ?? 'queued',
    conclusion: conclusion ?? null,
    html_url: `${REPOSITORY}/runs/${id}`,
  }
}

/** A file with its content, a folder as a list, or nothing (GitHub docs, "Get repository content"). */
function contentAt(path: string, base: Readonly<Record<string, string>>): Reply {
  const text = base[path]
  if (text !== undefined)
    return {
      status: 200,
      body: { ...entry(path, 'file', text.length), encoding: 'base64', content: Buffer.from(text).toString('base64') },
    }
  const prefix = path === '' ? '' : `${path}/`
  const names = new Map<string, JsonObject>()
  for (const [file, content] of Object.entries(base)) {
    if (!file.startsWith(prefix)) continue
    const [name = '', ...rest] = file.slice(prefix.length).split('/')
    names.set(name, entry(`${prefix}${name}`, rest.length > 0 ? 'dir' : 'file', rest.length > 0 ? 0 : content.length))
  }
  return names.size === 0 ? { status: 404, body: { message: 'Not Found' } } : { status: 200, body: [...names.values()] }
}

function entry(path: string, type: 'file' | 'dir', size: number): JsonObject {
  const url = `https://api.github.com/repos/octo/triage/contents/${path.split('/').map(encodeURIComponent).join('/')}`
  const links = { self: url, git: url, html: url }
  const name = path.slice(path.lastIndexOf('/') + 1)
  return {
    type,
    size,
    name,
    path,
    sha: 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
    url,
    git_url: url,
    html_url: url,
    download_url: type === 'file' ? url : null,
    _links: links,
  }
}
