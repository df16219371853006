import { callLogFormat } from './call-log.ts'
import { asObject, messagesIn, parametersIn, toolsIn } from './recorded-call.ts'

/** LiteLLM: the payload of its logging callbacks, and rows of its spend logs. */
export const litellm = callLogFormat({
  name: 'LiteLLM log',
  isRow: ({ value }) =>
    value.messages !== undefined &&
    (value.model_parameters !== undefined || value.call_type !== undefined) &&
    (value.spend !== undefined || value.response_cost !== undefined || value.custom_llm_provider !== undefined),
  callOf: ({ value, place }, { log }) => {
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
    if (Object.keys(parameters).length === 0)
      log.leftOut(
        'model_parameters are empty: temperature and response_format of production are not in the log',
        'write them into the request',
        place,
      )
    return { messages, tools: toolsIn(given?.tools), parameters, place }
  },
})
