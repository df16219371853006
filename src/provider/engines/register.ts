import type { Engine } from './engine.ts'
import { LLAMACPP } from './llamacpp.ts'
import { NODE_LLAMA_CPP } from './node-llama-cpp.ts'
import { XGRAMMAR } from './xgrammar.ts'
import { XGRAMMAR_0_1 } from './xgrammar-0-1.ts'

/** Every engine whose dealings with a schema are known. */
export const ENGINES: readonly Engine[] = [XGRAMMAR, XGRAMMAR_0_1, LLAMACPP, NODE_LLAMA_CPP]

/** By its name or one of its other names. */
export const engineNamed = (name: string): Engine | undefined =>
  ENGINES.find(({ id, aliases }) => id === name || aliases.includes(name))
