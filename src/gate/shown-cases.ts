import type { Expect, ExpectedCall, Pattern, ValueChecks } from '../contract/expect.ts'
import { renderRequest } from '../contract/template.ts'
import { isObject, type JsonObject, type JsonValue } from '../json/value.ts'
import { patternText } from '../outcome/pattern-text.ts'
import type { Plan } from '../plan/plan.ts'
import type { ReportExtras } from '../report/assemble/extras.ts'
import type { Ledger } from '../verdict/ledger/ledger.ts'

/** Failures of one contract whose prompts and expectations a report shows; the journal's requests can be rendered again. */
const MOST_SHOWN = 200
const MOST_CHARACTERS = 4000

/** What was sent and what was to come, for the first failures of each contract in planned order; null for the others. */
export function shownCases(plan: Plan, ledger: Ledger): Pick<ReportExtras, 'promptOf' | 'expectedOf'> {
  const shown = new Set(
    plan.contracts.flatMap((_, index) =>
      ledger
        .failures(index)
        .slice(0, MOST_SHOWN)
        .map(({ place }) => place),
    ),
  )
  return {
    promptOf: (place) => {
      if (!shown.has(place)) return null
      const unit = plan.unitAt(place)
      return promptText(renderRequest(unit.contract, { ...unit.case, vars: begun(unit.case.vars) }))
    },
    expectedOf: (place, turn) => {
      if (!shown.has(place)) return null
      const { case: single } = plan.unitAt(place)
      return expectationText((single.turns?.[turn] ?? single).expect)
    },
  }
}

/** Variables as far as any of them can be shown: a request may name one of a megabyte thirty times. */
const begun = (vars: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(vars).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > MOST_CHARACTERS ? value.slice(0, MOST_CHARACTERS + 1) : value,
    ]),
  )

/** The messages of a request as people read them: who speaks, then what is said. */
function promptText(request: JsonObject): string {
  const messages = request.messages ?? request.input ?? []
  const text = Array.isArray(messages) ? messages.map(messageText).join('\n') : contentText(messages)
  return text.length > MOST_CHARACTERS ? `${apart(text.slice(0, MOST_CHARACTERS))}…` : text
}

/** A copy: V8 keeps the whole text behind a slice of it. */
const apart = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

const messageText = (message: JsonValue): string =>
  isObject(message)
    ? `${typeof message.role === 'string' ? message.role : 'item'}: ${contentText(message.content ?? null)}`
    : contentText(message)

function contentText(content: JsonValue): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return JSON.stringify(content)
  return content
    .map((part: JsonValue) => (isObject(part) && typeof part.text === 'string' ? part.text : JSON.stringify(part)))
    .join('\n')
}

/** What an answer must be, for people: a line a member of an object, a line a call. null where a schema alone is asked. */
export function expectationText({ values, text, calls, refusal }: Expect): string | null {
  const lines = [
    ...(refusal ? ['a refusal'] : []),
    ...(text === undefined ? [] : [`the text ${patternText(text)}`]),
    ...(values === undefined ? [] : checkLines(values, '')),
    ...(calls === undefined ? [] : callLines(calls.calls, calls.ordered)),
  ]
  return lines.length === 0 ? null : lines.join('\n')
}

function checkLines({ equals, match, pointers }: ValueChecks, at: string): readonly string[] {
  const under = at === '' ? '' : `${at}: `
  return [
    ...(equals === undefined ? [] : patternLines(equals, under)),
    ...(match === undefined ? [] : patternLines(match, under)),
    ...[...(pointers ?? [])].flatMap(([pointer, checks]) => checkLines(checks, `${at}${pointer}`)),
  ]
}

function patternLines(pattern: Pattern, under: string): readonly string[] {
  if (pattern.kind !== 'object' || pattern.members.size === 0) return [`${under}${patternText(pattern)}`]
  const members = [...pattern.members].map(([name, one]) => `  ${JSON.stringify(name)}: ${patternText(one)}`)
  const shown = pattern.closed ? members : [...members, '  …']
  return [`${under}{`, ...shown.slice(0, -1).map((line) => `${line},`), ...shown.slice(-1), '}']
}

function callLines(calls: readonly ExpectedCall[], isOrdered: boolean): readonly string[] {
  if (calls.length === 0) return ['no call']
  const lines = calls.map(({ name, optional, arguments: checks }) => {
    const values = checks === undefined ? '' : checkLines(checks, '').join(' ').replace(/\s+/g, ' ')
    return `${name}(${values})${optional ? ', or not at all' : ''}`
  })
  return calls.length > 1 ? [isOrdered ? 'in this order:' : 'in any order:', ...lines] : lines
}
