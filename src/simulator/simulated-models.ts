import type { JsonObject } from '../json/value.ts'
import type { Faulty } from './faults.ts'

/** A model of stated character: the share of its answers that carries each fault, where the fault can apply. */
export interface SimulatedModel extends Faulty {
  readonly id: string
  readonly description: string
  /** Keywords of a schema that it does not look at. */
  readonly ignores?: readonly string[]
  /** Strict schemas are refused where OpenAI refuses them. */
  readonly isStrict?: true
  /** Another model that gives a share of its answers, under its own name. */
  readonly stoodInFor?: { readonly by: string; readonly share: number }
  /** From so many answers on it is another one under the same name: its fingerprint, and its faults. */
  readonly drifts?: { readonly after: number; readonly fingerprint: string } & Faulty
  /** Days from the simulator's own day to its shutdown; 0 and less: it is shut down. */
  readonly shutDownIn?: number
}

export const simulatedModels: readonly SimulatedModel[] = [
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
  {
    id: 'sim-strict',
    description: 'Answers as sim-steady does, and refuses the strict schemas that OpenAI refuses.',
    isStrict: true,
    rates: {},
  },
  {
    id: 'sim-loose',
    description: 'Does not look at patterns, bounds and lengths of a schema.',
    ignores: ['pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength'],
    rates: {},
  },
  {
    id: 'sim-drifting',
    description: 'From its twentieth answer on it is another model under the same name.',
    drifts: { after: 20, fingerprint: 'fp_simulator_2', rates: { 'missing-member': 0.2, 'invented-enum': 0.2 } },
    rates: {},
  },
  {
    id: 'sim-routed',
    description: 'A third of its answers come from another model, which they name.',
    stoodInFor: { by: 'sim-steady', share: 0.33 },
    rates: {},
  },
  {
    id: 'sim-retiring',
    description: 'Answers as sim-steady does, and is shut down in 30 days.',
    shutDownIn: 30,
    rates: {},
  },
  { id: 'sim-retired', description: 'Is shut down, and answers nothing.', shutDownIn: 0, rates: {} },
]

export const simulatedModel = (model: string): SimulatedModel | undefined =>
  simulatedModels.find((each) => each.id === model)

const DAY_MS = 86_400_000
/** No clock: 2026-01-01. */
const CREATED = 1_767_225_600

/** A model as GET /v1/models lists it, with `shutdown_date` as OpenAI's API has it. */
const model = ({ id, shutDownIn }: SimulatedModel, today: string): JsonObject => ({
  id,
  object: 'model',
  created: CREATED,
  owned_by: 'modelgate',
  shutdown_date:
    shutDownIn === undefined ? null : new Date(Date.parse(today) + shutDownIn * DAY_MS).toISOString().slice(0, 10),
})

export const isShutDown = ({ shutDownIn = 1 }: SimulatedModel): boolean => shutDownIn <= 0

/** @param today ISO day, from which shutdowns are counted */
export const modelsList = (today: string): JsonObject => ({
  object: 'list',
  data: simulatedModels.map((each) => model(each, today)),
})

/** One of them; null: there is none of that name. */
export function modelNamed(id: string, today: string): JsonObject | null {
  const character = simulatedModel(id)
  return character === undefined ? null : model(character, today)
}
