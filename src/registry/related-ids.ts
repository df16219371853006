/**
 * How vendors write the day of a snapshot behind a family's name: -2026-03-01, -20260301, @20260301, -0613 (month and
 * day, or year and month), -001.
 */
const SNAPSHOT = /^(.+?)(?:-\d{4}-\d{2}-\d{2}|[-@]\d{8}|-\d{6}|-\d{4}|-\d{3})$/

/** The family of a dated snapshot; null: the id has no such end. */
export const familyOf = (model: string): string | null => SNAPSHOT.exec(model)?.[1] ?? null

/** What a fine-tune is made of, where its id says so (`ft:BASE:organisation:name:id`, OpenAI and Mistral). */
export const fineTuneBaseOf = (model: string): string | null => /^ft:([^:]+)(?::|$)/.exec(model)?.[1] ?? null

/** Gemini's API lists `models/NAME` and takes either. */
export const bareId = (model: string): string => model.replace(/^models\//, '')
