import type { ParseFaultKind } from '../../outcome/outcome.ts'
import type { Evidence } from '../evidence.ts'
import { lengthAt, numberAt, textAt, textsAt } from '../evidence.ts'
import type { ReportFailure } from '../report.ts'
import { NOT_RUN_REASONS, PARSE_FAULTS } from './outcome-titles.ts'
import type { Phrase } from './phrase.ts'
import { code, joinPhrases, phrase } from './phrase.ts'

/** A failing call as a row: where it went wrong, what was wanted there and what came. `more` counts further faults. */
export interface Came {
  readonly where: Phrase
  readonly expected: Phrase
  readonly came: Phrase
  readonly more: number
}

const WHOLE = phrase`the whole value`
const NOTHING = phrase`nothing`

const place = (pointer: string | null, tool: string | null): Phrase => {
  const here = pointer === null || pointer === '' ? WHOLE : [code(pointer)]
  if (tool === null) return here
  return pointer === null || pointer === '' ? phrase`arguments of ${code(tool)}` : phrase`${code(tool)} ${here}`
}

const orNothing = (text: string | null): Phrase => (text === null ? NOTHING : [code(text)])

const names = (list: readonly string[], none: string): Phrase =>
  list.length === 0
    ? [none]
    : joinPhrases(
        list.map((name) => [code(name)]),
        ', ',
      )

export function cameOf(failure: Pick<ReportFailure, 'outcome' | 'evidence'>): Came {
  const { evidence } = failure
  switch (failure.outcome) {
    case 'mismatch':
    case 'wrong-arguments':
      return difference(evidence)
    case 'schema-violation':
      return violation(evidence)
    case 'unparsable':
      return unreadable(evidence)
    case 'wrong-calls':
      return calls(evidence)
    case 'truncated':
      return { where: phrase`the end`, expected: phrase`a whole answer`, came: truncated(evidence), more: 0 }
    case 'refused':
      return { where: phrase`the answer`, expected: phrase`an answer`, came: refusal(evidence), more: 0 }
    case 'rejected':
      return {
        where: rejectedAt(evidence),
        expected: phrase`a request it takes`,
        came: status(evidence, 'code'),
        more: 0,
      }
    case 'unmeasured':
      return { where: phrase`the endpoint`, expected: phrase`an answer`, came: status(evidence, 'failure'), more: 0 }
    case 'not-run':
      return { where: phrase`the run`, expected: phrase`a call`, came: [notRun(evidence)], more: 0 }
    case 'ok':
      return { where: WHOLE, expected: NOTHING, came: phrase`as expected`, more: 0 }
  }
}

function difference(evidence: Evidence): Came {
  return {
    where: place(textAt(evidence, 'differences', 0, 'pointer'), textAt(evidence, 'differences', 0, 'tool', 'name')),
    expected: orNothing(textAt(evidence, 'differences', 0, 'expected')),
    came: orNothing(textAt(evidence, 'differences', 0, 'found')),
    more: Math.max(0, lengthAt(evidence, 'differences') - 1),
  }
}

function violation(evidence: Evidence): Came {
  const first = ['violations', 0] as const
  const keyword = textAt(evidence, ...first, 'keyword') ?? textAt(evidence, 'keyword')
  const allowed = textAt(evidence, ...first, 'allowed')
  const found = textAt(evidence, ...first, 'found')
  return {
    where: place(
      textAt(evidence, ...first, 'pointer') ?? textAt(evidence, 'pointer'),
      textAt(evidence, 'tool', 'name'),
    ),
    expected:
      keyword === null
        ? phrase`the schema`
        : allowed === null
          ? [code(keyword)]
          : phrase`${code(keyword)}: ${code(allowed)}`,
    came: found === null ? phrase`a violation` : [code(found)],
    more: Math.max(0, lengthAt(evidence, 'violations') - 1) + (numberAt(evidence, 'omitted') ?? 0),
  }
}

function unreadable(evidence: Evidence): Came {
  const kind = textAt(evidence, 'fault', 'kind') ?? 'not-json'
  const around = textAt(evidence, 'fault', 'around')
  const tool = textAt(evidence, 'tool', 'name')
  const words = PARSE_FAULTS[kind as ParseFaultKind] ?? kind
  return {
    where: tool === null ? phrase`the text` : phrase`arguments of ${code(tool)}`,
    expected: phrase`one JSON value`,
    came: around === null ? [words] : phrase`${words} (${around})`,
    more: 0,
  }
}

function calls(evidence: Evidence): Came {
  const fault = textAt(evidence, 'fault', 'kind')
  const expected = textsAt(evidence, 'fault', 'expected')
  const made = names(textsAt(evidence, 'fault', 'made'), 'no call')
  const name = textAt(evidence, 'fault', 'name') ?? ''
  const where = phrase`calls`
  const wanted = names(expected, 'no call')
  switch (fault) {
    case 'unknown-tool':
      return { where, expected: phrase`a declared tool`, came: phrase`unknown tool ${code(name)}`, more: 0 }
    case 'duplicated':
      return { where, expected: phrase`${code(name)} once`, came: made, more: 0 }
    case 'parallel':
      return { where, expected: phrase`one call at a time`, came: made, more: 0 }
    case 'no-call':
      return { where, expected: phrase`a call`, came: phrase`text in place of a call`, more: 0 }
    case 'unforeseen':
      return { where, expected: phrase`a call that the flow foresees`, came: [code(name)], more: 0 }
    case 'order':
      return { where, expected: phrase`${wanted}, in this order`, came: made, more: 0 }
    default:
      return { where, expected: wanted, came: made, more: 0 }
  }
}

const truncated = (evidence: Evidence): Phrase =>
  evidence['complete'] === true ? phrase`a whole value, yet cut at the token limit` : phrase`cut at the token limit`

function refusal(evidence: Evidence): Phrase {
  if (textAt(evidence, 'finish', 'unified') === 'content-filter') return phrase`stopped by the content filter`
  return phrase`a refusal`
}

function rejectedAt(evidence: Evidence): Phrase {
  const param = textAt(evidence, 'param')
  return param === null ? phrase`the request` : [code(param)]
}

function status(evidence: Evidence, name: 'code' | 'failure'): Phrase {
  const parts: Phrase[] = []
  const word = textAt(evidence, name)
  const number = numberAt(evidence, 'status')
  const message = textAt(evidence, 'message')
  if (number !== null) parts.push([`HTTP ${number}`])
  if (word !== null) parts.push(name === 'code' ? [code(word)] : [word])
  if (message !== null && message !== '') parts.push([code(message)])
  return parts.length === 0 ? phrase`no answer` : joinPhrases(parts, ' ')
}

const notRun = (evidence: Evidence): string => {
  const reason = textAt(evidence, 'reason') ?? 'missing'
  return NOT_RUN_REASONS[reason] ?? reason
}
