import { expect, it } from 'vitest'
import { AnswerPacker, criteriaAt, unpackAnswer } from '../../src/judge/thread-packing.ts'
import type { Answered } from '../../src/model/answer.ts'
import { answerOf } from './judge-answers.ts'

const said = (content: string | null, members: Partial<Answered['message']> = {}): Answered => ({
  ...answerOf(''),
  message: { content, refusal: null, toolCalls: [], ...members },
})

const ANSWERS: readonly Answered[] = [
  said('{"a":1}'),
  said(null),
  said(''),
  said('half of a pair \ud83d'),
  said('\ude00 and the other half'),
  said(null, { refusal: 'I can not.' }),
  said('two', {
    toolCalls: [
      { id: 'c1', name: 'find', arguments: '{"q":"ä"}' },
      { id: '', name: '', arguments: '' },
    ],
  }),
  { ...said('cut'), finishReason: { unified: 'length', raw: null } },
  { ...said('parts'), shapes: ['content-parts', 'call-without-id'] },
  { ...said('odd'), finishReason: { unified: 'other', raw: 'because' } },
]

it('gives back all that an outcome depends on, answer by answer', () => {
  const packer = new AnswerPacker()
  const places = ANSWERS.map((answer, index) => packer.add(index + 7, answer))
  const packed = packer.packed()
  expect(places.map((place) => criteriaAt(packed, place))).toEqual(ANSWERS.map((_, index) => index + 7))
  const found = places.map((place) => unpackAnswer(packed, place))
  expect(found.map(({ message, finishReason, shapes }) => ({ message, finishReason, shapes }))).toEqual(
    ANSWERS.map(({ message, finishReason, shapes = [] }) => ({ message, finishReason, shapes })),
  )
})
