import { MemberNames, type MemberText, NO_MEMBER } from '../../json/member-text.ts'
import { RepeatedText } from '../../json/written-text.ts'
import type { AssistantMessage, FinishReason, ToolCall, Usage } from '../answer.ts'
import { finishReason, saysProviderFailed } from './finish-reason.ts'
import { withOwnIds } from './made-calls.ts'
import type { ReadAnswer } from './reading.ts'

const BODY = new MemberNames('model', 'choices', 'usage', 'system_fingerprint', 'error', 'base_resp', 'provider')
const CHOICE = new MemberNames('index', 'message', 'finish_reason', 'error')
const MESSAGE = new MemberNames('content', 'refusal', 'tool_calls', 'function_call', 'reasoning_content', 'reasoning')
const CALL = new MemberNames('id', 'type', 'function')
const FUNCTION = new MemberNames('name', 'arguments')
const USAGE = new MemberNames(
  'prompt_tokens',
  'completion_tokens',
  'prompt_tokens_details',
  'completion_tokens_details',
  'prompt_cache_hit_tokens',
  'cost',
  'cost_in_usd_ticks',
)
const INPUT_DETAILS = new MemberNames('cached_tokens', 'cache_write_tokens')
const OUTPUT_DETAILS = new MemberNames('reasoning_tokens')

/**
 * The commonest Chat Completions object, from its bytes: one choice with a text or calls, no error, no thoughts.
 * `readChatAnswer` says the same of it, in several times the time; of any other one `text.isOther` is set.
 */
export class WrittenChatAnswers {
  private readonly text: MemberText
  private readonly servedModel: RepeatedText
  private readonly fingerprint: RepeatedText
  private readonly reason: RepeatedText

  constructor(text: MemberText) {
    this.text = text
    this.servedModel = new RepeatedText(text)
    this.fingerprint = new RepeatedText(text)
    this.reason = new RepeatedText(text)
  }

  /** The object that begins here; null: another one. */
  read(): ReadAnswer | null {
    const { text } = this
    let [servedModel, fingerprint, usage]: [string | null, string | null, Usage | null] = [null, null, null]
    let choice: Choice | null = null
    for (let member = text.firstOf(BODY); member !== NO_MEMBER; member = text.nextOf(BODY))
      switch (member) {
        case 0:
          servedModel = this.servedModel.readOrNull()
          break
        case 1:
          choice = this.onlyChoice()
          break
        case 2:
          usage = text.isNull() ? null : this.usage()
          break
        case 3:
          fingerprint = this.fingerprint.readOrNull()
          break
        default:
          text.mustBeNull()
      }
    return choice === null || text.isOther ? null : { servedModel, fingerprint, ...choice, usage }
  }

  private onlyChoice(): Choice | null {
    const { text } = this
    const choice = text.firstItem() ? this.choice() : null
    if (text.nextItem()) text.isOther = true
    return choice
  }

  private choice(): Choice | null {
    const { text } = this
    let message: AssistantMessage | null = null
    let raw: string | null = null
    for (let member = text.firstOf(CHOICE); member !== NO_MEMBER; member = text.nextOf(CHOICE))
      switch (member) {
        case 0:
          if (text.countOrNull()) text.isOther = true
          break
        case 1:
          message = this.message()
          break
        case 2:
          raw = this.reason.readOrNull()
          break
        default:
          text.mustBeNull()
      }
    if (saysProviderFailed(raw)) text.isOther = true
    return message && { finishReason: finishReason(raw), message }
  }

  private message(): AssistantMessage {
    const { text } = this
    let [content, refusal]: [string | null, string | null] = [null, null]
    let toolCalls: readonly ToolCall[] = []
    for (let member = text.firstOf(MESSAGE); member !== NO_MEMBER; member = text.nextOf(MESSAGE))
      switch (member) {
        case 0:
          content = text.textOrNull()
          break
        case 1:
          refusal = text.textOrNull() || null
          break
        case 2:
          toolCalls = text.isNull() ? [] : this.toolCalls()
          break
        default:
          text.mustBeNull()
      }
    return { content, refusal, toolCalls }
  }

  private toolCalls(): readonly ToolCall[] {
    const { text } = this
    const calls: ToolCall[] = []
    for (let more = text.firstItem(); more; more = text.nextItem()) calls.push(this.toolCall())
    return calls.length === 0 ? calls : withOwnIds(calls)
  }

  /** What a client may not be able to read (`sentShapes`) is left to the full reader. */
  private toolCall(): ToolCall {
    const { text } = this
    let [id, type, made] = ['', '', NO_FUNCTION]
    for (let member = text.firstOf(CALL); member !== NO_MEMBER; member = text.nextOf(CALL))
      if (member === 0) id = text.text()
      else if (member === 1) type = text.text()
      else made = this.made()
    if (id === '' || type === '' || made.arguments === '') text.isOther = true
    return { id, ...made }
  }

  private made(): Made {
    const { text } = this
    let [name, args] = ['', '']
    for (let member = text.firstOf(FUNCTION); member !== NO_MEMBER; member = text.nextOf(FUNCTION))
      if (member === 0) name = text.text()
      else args = text.text()
    return { name, arguments: args }
  }

  private usage(): Usage {
    const { text } = this
    let [input, output]: [number | null, number | null] = [null, null]
    let details = NO_DETAILS
    let reasoning = 0
    for (let member = text.firstOf(USAGE); member !== NO_MEMBER; member = text.nextOf(USAGE))
      switch (member) {
        case 0:
          input = text.count()
          break
        case 1:
          output = text.count()
          break
        case 2:
          details = text.isNull() ? NO_DETAILS : this.inputDetails()
          break
        case 3:
          reasoning = text.isNull() ? 0 : this.reasoned()
          break
        default:
          text.mustBeNull()
      }
    if (input === null || output === null) text.isOther = true
    return { input: input ?? 0, output: output ?? 0, ...details, reasoning }
  }

  private inputDetails(): InputDetails {
    const { text } = this
    let [cachedInput, cacheWrite] = [0, 0]
    for (let member = text.firstOf(INPUT_DETAILS); member !== NO_MEMBER; member = text.nextOf(INPUT_DETAILS)) {
      const count = text.countOrNull() ?? 0
      if (member === 0) cachedInput = count
      else cacheWrite = count
    }
    return cacheWrite === 0 ? { cachedInput } : { cachedInput, cacheWrite }
  }

  private reasoned(): number {
    const { text } = this
    let reasoning = 0
    for (let member = text.firstOf(OUTPUT_DETAILS); member !== NO_MEMBER; member = text.nextOf(OUTPUT_DETAILS))
      reasoning = text.countOrNull() ?? 0
    return reasoning
  }
}

interface Choice {
  readonly finishReason: FinishReason
  readonly message: AssistantMessage
}

type Made = Pick<ToolCall, 'name' | 'arguments'>
type InputDetails = Pick<Usage, 'cachedInput' | 'cacheWrite'>

const NO_FUNCTION: Made = { name: '', arguments: '' }
const NO_DETAILS: InputDetails = { cachedInput: 0 }
