import { MemberNames, MemberText, NO_MEMBER } from '../../json/member-text.ts'
import type { ReadAnswer } from '../read/reading.ts'
import { WrittenChatAnswers } from '../read/written-chat-answer.ts'
import { MAX_ANSWER_BYTES } from '../wire/body-text.ts'

const LINE = new MemberNames('custom_id', 'response')
const RESPONSE = new MemberNames('status_code', 'body')

/** Of a byte that is no UTF-8 three are made. */
const MOST_BYTES = MAX_ANSWER_BYTES / 3

/**
 * Lines of results as OpenAI writes them, an answer of the Chat Completions API in each, from their bytes. `readResultLine`
 * and `readResult` say the same of them, in several times the time.
 */
export class WrittenResults {
  private readonly text = new MemberText()
  private readonly answers = new WrittenChatAnswers(this.text)

  /** null where the line is any other, which those must read. */
  read(bytes: Buffer, start: number, end: number): WrittenResult | null {
    const { text } = this
    if (end - start > MOST_BYTES) return null
    text.begin(bytes, start)
    text.blanks()
    let customId: string | null = null
    let answer: ReadAnswer | null = null
    for (let member = text.firstOf(LINE); member !== NO_MEMBER; member = text.nextOf(LINE))
      if (member === 0) customId = text.text()
      else answer = this.response()
    text.blanks()
    return text.isOther || text.at !== end || customId === null || answer === null ? null : { customId, answer }
  }

  private response(): ReadAnswer | null {
    const { text } = this
    let status = 0
    let answer: ReadAnswer | null = null
    for (let member = text.firstOf(RESPONSE); member !== NO_MEMBER; member = text.nextOf(RESPONSE))
      if (member === 0) status = text.count()
      else answer = this.answers.read()
    return status === 200 ? answer : null
  }
}

export interface WrittenResult {
  readonly customId: string
  readonly answer: ReadAnswer
}
