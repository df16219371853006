import type { Faulty } from './faults.ts'

/** A model of stated character: the share of its answers that carries each fault, where the fault can apply. */
export interface Character extends Faulty {
  readonly id: string
  readonly description: string
}

export const characters: readonly Character[] = [
  { id: 'sim-steady', description: 'Conforms to the schema and calls the tool that the message is about.', rates: {} },
  {
    id: 'sim-sloppy',
    description: 'Fences and wraps its JSON, drops and invents values, stops early, refuses.',
    rates: {
      fenced: 0.1,
      'prose-around': 0.06,
      'missing-member': 0.08,
      'invented-enum': 0.08,
      truncated: 0.05,
      refused: 0.03,
      'unknown-tool': 0.04,
      'text-for-call': 0.06,
    },
  },
  {
    id: 'sim-flaky',
    description: 'Answers as sim-steady does, behind an endpoint with bad days.',
    rates: { 'rate-limited': 0.06, 'server-error': 0.05, cut: 0.04, slow: 0.05 },
  },
]

export const characterOf = (model: string): Character | undefined => characters.find((each) => each.id === model)
