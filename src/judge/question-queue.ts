import { charactersOf, type Question } from './thread-question.ts'

/** Questions that were asked together: answered when the last of them is. */
export interface Inquiry {
  readonly answers: unknown[]
  open: number
  readonly resolve: (answers: unknown[]) => void
  readonly reject: (error: Error) => void
}

export interface Job {
  readonly question: Question
  readonly inquiry: Inquiry
  /** Its place among the questions of the inquiry. */
  readonly index: number
}

const BATCH_TASKS = 128
const BATCH_CHARACTERS = 512 * 1024

/** Questions that were not sent yet, in the order in which they were asked. */
export class QuestionQueue {
  private jobs: Job[] = []
  /** Where in `jobs` those begin that were not taken yet. */
  private first = 0
  /** Whether somebody waits for one of them. */
  isUrgent = false

  get length(): number {
    return this.jobs.length - this.first
  }

  add(questions: readonly Question[], inquiry: Inquiry, canWait: boolean): void {
    for (let index = 0; index < questions.length; index++)
      this.jobs.push({ question: questions[index] as Question, inquiry, index })
    this.isUrgent ||= !canWait
  }

  /** The next ones that make a message. */
  takeBatch(): readonly Job[] {
    const from = this.first
    const limit = Math.min(from + BATCH_TASKS, this.jobs.length)
    for (let characters = 0; this.first < limit && characters < BATCH_CHARACTERS; this.first += 1)
      characters += charactersOf((this.jobs[this.first] as Job).question)
    const batch = this.jobs.slice(from, this.first)
    // What was taken goes out of the queue seldom enough to cost nothing.
    if (this.first * 2 > this.jobs.length) this.jobs = this.takeAll()
    if (this.length === 0) this.isUrgent = false
    return batch
  }

  takeAll(): Job[] {
    const left = this.jobs.slice(this.first)
    this.jobs = []
    this.first = 0
    return left
  }

  /** Before all others. */
  putBack(jobs: readonly Job[]): void {
    this.jobs = [...jobs, ...this.takeAll()]
    this.isUrgent = true
  }
}
