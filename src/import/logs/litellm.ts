import { callLogFormat } from './call-log.ts'
import { asObject, messagesIn, parametersIn, toolsIn } from './recorded-call.ts'

/** What says how a call is made, not what is asked. */
const OF_THE_CALL = new Set(
  'tools functions stream stream_options user metadata n model messages max_retries'.split(' '),
)

/** LiteLLM: the payload of its logging callbacks, and rows of its spend logs. */
export const litellm = callLogFormat({
  name: 'LiteLLM log',
  isRow: ({ value }) =>
    value.messages !== undefined &&
    (value.model_parameters !== undefined || value.call_type !== undefined) &&
    (value.spend !== undefined || value.response_cost !== undefined || value.custom_llm_provider !== undefined),
  callOf: ({ value, place }, { log }) => {
    const kind = String(value.call_type ?? 'completion')
    if (!/completion|response|message|chat/.test(kind)) {
      log.leftOut(`a call of type ${kind}`, 'it asks no chat model', place)
      return null
    }
    if (value.messages === 'redacted-by-litellm') {
      log.leftOut('messages redacted by LiteLLM', 'content was not stored, nothing to import', place)
      return null
    }
    const messages = messagesIn(value.messages) ?? messagesIn(asObject(value.proxy_server_request)?.messages)
    if (messages === null) {
      const shown = typeof value.messages === 'string' ? `"${value.messages.slice(0, 20)}"` : 'empty'
      log.leftOut(
        `messages and response are ${shown}: content was not stored, nothing to import`,
        'let LiteLLM store prompts in spend logs',
        place,
      )
      return null
    }
    const given = asObject(value.model_parameters) ?? asObject(value.proxy_server_request)
    const parameters = parametersIn(given ?? {})
    for (const key of Object.keys(asObject(value.model_parameters) ?? {}))
      if (!(key in parameters) && !OF_THE_CALL.has(key))
        log.leftOut(`model_parameters.${key}`, 'no parameter of a contract’s request', place)
    if (Object.keys(parameters).length === 0)
      log.leftOut(
        'model_parameters are empty: temperature and response_format of production are not in the log',
        'write them into the request',
        place,
      )
    return { messages, tools: toolsIn(given?.tools), parameters, place }
  },
})
