import type { JsonObject } from '../json/value.ts'
import { type SimulatedModel, simulatedModel, simulatedModels } from './simulated-models.ts'

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
