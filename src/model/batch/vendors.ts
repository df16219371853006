import type { BatchClient } from './batch-client.ts'
import type { BatchClientOptions } from './openai-batches.ts'

/** Whose Batch API is spoken; the next vendor is one line. Each one's code is loaded where it is asked for. */
const VENDORS = {
  openai: async (options) => {
    const { createOpenAiBatches, OPENAI_DIALECT } = await import('./openai-batches.ts')
    return createOpenAiBatches(options, OPENAI_DIALECT)
  },
  dashscope: async (options) => {
    const { createOpenAiBatches, DASHSCOPE_DIALECT } = await import('./openai-batches.ts')
    return createOpenAiBatches(options, DASHSCOPE_DIALECT)
  },
  together: async (options) => {
    const { createOpenAiBatches, TOGETHER_DIALECT } = await import('./openai-batches.ts')
    return createOpenAiBatches(options, TOGETHER_DIALECT)
  },
  mistral: async (options) => {
    const { createMistralBatches } = await import('./mistral-batches.ts')
    return createMistralBatches(options)
  },
  anthropic: async (options) => {
    const { createAnthropicBatches } = await import('./anthropic-batches.ts')
    return createAnthropicBatches(options)
  },
} satisfies Record<string, (options: BatchClientOptions) => Promise<BatchClient>>

export type BatchVendor = keyof typeof VENDORS

export const createBatchClient = (vendor: BatchVendor, options: BatchClientOptions): Promise<BatchClient> =>
  VENDORS[vendor](options)
