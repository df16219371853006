import { expected, RepeatedText, WrittenText } from '../json/written-text.ts'
import {
  type Answer,
  type AssistantMessage,
  type FinishReason,
  type Timing,
  type ToolCall,
  UNIFIED_REASONS,
  type Usage,
} from '../model/answer.ts'
import type { JournalCall } from './line.ts'

/** Members with what stands in front of their values. */
const [CANDIDATE, BASELINE] = [
  expected('{"type":"call","role":"candidate","contract":'),
  expected('{"type":"call","role":"baseline","contract":'),
]
const [CASE, SAMPLE, TURN, PLACE, REQUEST] = [
  expected(',"case":'),
  expected(',"sample":'),
  expected(',"turn":'),
  expected(',"place":'),
  expected(',"request":'),
]
const [STATUS, SERVED_MODEL, FINGERPRINT, UPSTREAM, SERVER] = [
  expected(',"answer":{"status":'),
  expected(',"served_model":'),
  expected(',"fingerprint":'),
  expected(',"upstream":'),
  expected(',"server":'),
]
const [UNIFIED, RAW, CONTENT, REFUSAL, REASONING] = [
  expected(',"finish_reason":{"unified":'),
  expected(',"raw":'),
  expected('},"message":{"role":"assistant","content":'),
  expected(',"refusal":'),
  expected(',"reasoning_content":'),
]
const [CALLS, ANOTHER, CALLED, ARGUMENTS, CALL_END, CALLS_END] = [
  expected(',"tool_calls":[{"id":'),
  expected(',{"id":'),
  expected(',"type":"function","function":{"name":'),
  expected(',"arguments":'),
  expected('}}'),
  expected(']'),
]
const [USAGE, INPUT, OUTPUT, CACHED, CACHE_WRITE, REASONED, COST, USAGE_END] = [
  expected('},"usage":'),
  expected('{"input":'),
  expected(',"output":'),
  expected(',"cached_input":'),
  expected(',"cache_write":'),
  expected(',"reasoning":'),
  expected(',"cost_usd":'),
  expected('}'),
]
const [QUEUED, FIRST_BYTE, FIRST_TOKEN, TOTAL, TIMED_OUT] = [
  expected('},"ms":{"queued":'),
  expected(',"first_byte":'),
  expected(',"first_token":'),
  expected(',"total":'),
  expected(',"timed_out":'),
]
const [ATTEMPTS, REQUEST_ID, END] = [expected('},"attempts":'), expected(',"request_id":'), expected('}')]

/**
 * The line of an answered call as `encodeLine` writes it, from its bytes: its members once each, in their order. `decodeLine`
 * says the same of such a line, in several times the time. Names that stand in most lines are kept from one to the next.
 */
export class WrittenCalls {
  private readonly text = new WrittenText()
  private readonly contract = new RepeatedText(this.text)
  private readonly servedModel = new RepeatedText(this.text)
  private readonly fingerprint = new RepeatedText(this.text)
  private finish: FinishReason = { unified: 'stop', raw: 'stop' }

  /** null where the line is any other, which `decodeLine` must read. */
  read(bytes: Buffer, start: number, end: number): JournalCall | null {
    const { text } = this
    text.begin(bytes, start)
    const isBaseline = text.has(BASELINE)
    if (!isBaseline && !text.has(CANDIDATE)) return null
    const contract = this.contract.read()
    text.must(CASE)
    const id = text.text()
    text.must(SAMPLE)
    const sample = text.count()
    text.must(TURN)
    const turn = text.count()
    text.must(PLACE)
    const place = text.count()
    text.must(REQUEST)
    const request = text.text()
    const answer = this.answer()
    text.must(END)
    if (text.isOther || text.at !== end) return null
    const role = isBaseline ? 'baseline' : 'candidate'
    return { type: 'call', role, contract, case: id, sample, turn, place, request, answer }
  }

  private answer(): Answer {
    const { text } = this
    text.must(STATUS)
    const status = text.count()
    text.must(SERVED_MODEL)
    const servedModel = this.servedModel.readOrNull()
    text.must(FINGERPRINT)
    const fingerprint = this.fingerprint.readOrNull()
    const upstream = text.has(UPSTREAM) ? { upstream: text.text() } : null
    const server = text.has(SERVER) ? { server: text.text() } : null
    const finishReason = this.finishReason()
    const message = this.message()
    text.must(USAGE)
    const usage = text.isNull() ? null : this.usage()
    const ms = this.timing()
    text.must(ATTEMPTS)
    const attempts = text.count()
    const answer: Answer = {
      kind: 'answered',
      status,
      servedModel,
      fingerprint,
      finishReason,
      message,
      usage,
      ms,
      attempts,
    }
    const requestId = text.has(REQUEST_ID) ? { requestId: text.text() } : null
    return upstream || server || requestId ? { ...answer, ...upstream, ...server, ...requestId } : answer
  }

  private finishReason(): FinishReason {
    const { text, finish } = this
    text.must(UNIFIED)
    const word = text.again(finish.unified)
    text.must(RAW)
    const raw = text.isNull() ? null : text.again(finish.raw ?? '')
    if (word === finish.unified && raw === finish.raw) return finish
    const unified = UNIFIED_REASONS.find((known) => known === word)
    if (unified === undefined) text.isOther = true
    else this.finish = { unified, raw }
    return this.finish
  }

  private message(): AssistantMessage {
    const { text } = this
    text.must(CONTENT)
    const content = text.textOrNull()
    text.must(REFUSAL)
    const refusal = text.textOrNull()
    const reasoning = text.has(REASONING) ? text.text() : null
    const toolCalls: ToolCall[] = []
    if (text.has(CALLS)) {
      do toolCalls.push(this.toolCall())
      while (text.has(ANOTHER))
      text.must(CALLS_END)
    }
    return reasoning === null ? { content, refusal, toolCalls } : { content, refusal, reasoning, toolCalls }
  }

  private toolCall(): ToolCall {
    const { text } = this
    const id = text.text()
    text.must(CALLED)
    const name = text.text()
    text.must(ARGUMENTS)
    const args = text.text()
    text.must(CALL_END)
    return { id, name, arguments: args }
  }

  private usage(): Usage {
    const { text } = this
    text.must(INPUT)
    const input = text.count()
    text.must(OUTPUT)
    const output = text.count()
    text.must(CACHED)
    const cachedInput = text.count()
    const cacheWrite = text.has(CACHE_WRITE) ? { cacheWrite: text.count() } : null
    text.must(REASONED)
    const reasoning = text.count()
    const stated = text.has(COST) ? { statedCostUsd: text.number() } : null
    text.must(USAGE_END)
    const usage = { input, output, cachedInput, reasoning }
    return cacheWrite || stated ? { ...usage, ...cacheWrite, ...stated } : usage
  }

  private timing(): Timing {
    const { text } = this
    text.must(QUEUED)
    const queued = text.number()
    text.must(FIRST_BYTE)
    const firstByte = text.numberOrNull()
    text.must(FIRST_TOKEN)
    const firstToken = text.numberOrNull()
    text.must(TOTAL)
    const total = text.numberOrNull()
    const timedOut = text.has(TIMED_OUT) ? { timedOut: text.number() } : null
    const ms = { queued, firstByte, firstToken, total }
    return timedOut ? { ...ms, ...timedOut } : ms
  }
}
