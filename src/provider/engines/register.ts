import { ANTHROPIC } from './anthropic.ts'
import { AZURE_STRICT } from './azure-strict.ts'
import { COHERE } from './cohere.ts'
import type { Engine } from './engine.ts'
import { GEMINI } from './gemini.ts'
import { GROQ_STRICT } from './groq-strict.ts'
import { LLAMACPP } from './llamacpp.ts'
import { LLGUIDANCE } from './llguidance.ts'
import { LM_FORMAT_ENFORCER } from './lm-format-enforcer.ts'
import { MFJS } from './mfjs.ts'
import { NODE_LLAMA_CPP } from './node-llama-cpp.ts'
import { OPENAI_STRICT } from './openai-strict.ts'
import { OUTLINES } from './outlines.ts'
import { VLLM } from './vllm.ts'
import { XGRAMMAR } from './xgrammar.ts'
import { XGRAMMAR_0_1 } from './xgrammar-0-1.ts'

/** Every engine whose dealings with a schema are known. */
export const ENGINES: readonly Engine[] = [
  OPENAI_STRICT,
  AZURE_STRICT,
  ANTHROPIC,
  GEMINI,
  MFJS,
  COHERE,
  GROQ_STRICT,
  XGRAMMAR,
  XGRAMMAR_0_1,
  LLGUIDANCE,
  OUTLINES,
  LM_FORMAT_ENFORCER,
  VLLM,
  LLAMACPP,
  NODE_LLAMA_CPP,
]

/** By its name or one of its other names. */
export const engineNamed = (name: string): Engine | undefined =>
  ENGINES.find(({ id, aliases }) => id === name || aliases.includes(name))
