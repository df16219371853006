import { bfcl } from './bfcl.ts'
import { chatRows } from './chat-rows.ts'
import { csvCases } from './csv-cases.ts'
import type { ImportFormat } from './import-format.ts'
import { langchainPrompt, langsmith } from './langchain.ts'
import { langfuse } from './logs/langfuse.ts'
import { litellm } from './logs/litellm.ts'
import { openaiLogs } from './logs/openai-logs.ts'
import { opentelemetry } from './logs/opentelemetry.ts'
import { openaiEvals } from './openai-evals.ts'
import { promptYml } from './prompt-yml.ts'
import { promptfooConfig } from './promptfoo/format.ts'
import { promptfooResults } from './promptfoo/results.ts'

/** Every format that is read, a line each. The first that recognises a file reads it. */
export const FORMATS: readonly ImportFormat[] = [
  csvCases,
  promptfooResults,
  promptYml,
  promptfooConfig,
  langchainPrompt,
  bfcl,
  litellm,
  langfuse,
  opentelemetry,
  langsmith,
  openaiLogs,
  chatRows,
  openaiEvals,
]
