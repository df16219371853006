import type { Engine, Source } from './engine.ts'
import { closedAndRequired, READS_ALL } from './reads-all.ts'

const source: Source = {
  evidence: 'read',
  ref: 'console.groq.com/docs/structured-outputs.md, undated copy',
  checked: '2026-07-24',
}

/** Selected models only; elsewhere strict is best effort. */
export const GROQ_STRICT: Engine = {
  id: 'groq-strict',
  title: 'Groq strict mode',
  aliases: ['groq'],
  sources: [source],
  reading: READS_ALL,
  rules: closedAndRequired(source),
  limits: [],
}
