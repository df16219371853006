import type { JsonObject } from '../json/value.ts'
import { chatCompletion, chatEvents, type Envelope, readChatRequest } from './chat-api.ts'
import { messageEvents, messageObject, readMessagesRequest } from './messages-api.ts'
import type { Reply, SimulatorRequest } from './request.ts'
import { readResponsesRequest, responseEvents, responseObject } from './responses-api.ts'

/** How one API is read and written. */
interface ApiShape {
  readonly path: string
  readonly read: (body: JsonObject) => SimulatorRequest
  readonly whole: (
    envelope: Envelope,
    replies: readonly [Reply, ...Reply[]],
    request: SimulatorRequest,
    body: JsonObject,
  ) => JsonObject
  readonly events: (
    envelope: Envelope,
    replies: readonly [Reply, ...Reply[]],
    request: SimulatorRequest,
    body: JsonObject,
  ) => readonly string[]
}

/** The APIs that are served. Only Chat Completions has several choices. */
export const APIS = {
  chat: { path: '/v1/chat/completions', read: readChatRequest, whole: chatCompletion, events: chatEvents },
  responses: {
    path: '/v1/responses',
    read: readResponsesRequest,
    whole: (envelope, [reply], _, body) => responseObject(envelope, reply, body),
    events: (envelope, [reply], _, body) => responseEvents(envelope, reply, body),
  },
  messages: {
    path: '/v1/messages',
    read: readMessagesRequest,
    whole: (envelope, [reply]) => messageObject(envelope, reply),
    events: (envelope, [reply]) => messageEvents(envelope, reply),
  },
} satisfies Record<string, ApiShape>

export type Api = keyof typeof APIS

/** The API of a path; null: none of them. */
export const apiOf = (path: string | undefined): Api | null =>
  (Object.keys(APIS) as readonly Api[]).find((api) => APIS[api].path === path) ?? null
