/** Where providers publish what becomes of their models. A host counts where it is one of these or below it. */
export const FIRST_PARTY_HOSTS: readonly string[] = [
  'openai.com',
  'azure.com',
  'microsoft.com',
  'anthropic.com',
  'claude.com',
  'google.com',
  'google.dev',
  'amazon.com',
  'mistral.ai',
  'cohere.com',
  'deepseek.com',
  'x.ai',
  'groq.com',
  'together.ai',
  'fireworks.ai',
  'cerebras.ai',
  'perplexity.ai',
  'openrouter.ai',
  'nvidia.com',
  'meta.com',
  'alibabacloud.com',
  'qwen.ai',
  'moonshot.ai',
  'z.ai',
  'huggingface.co',
  'deepinfra.com',
  'sambanova.ai',
  'ai21.com',
]

export const isFirstParty = (host: string, more: readonly string[]): boolean =>
  [...FIRST_PARTY_HOSTS, ...more].some((known) => host === known || host.endsWith(`.${known}`))
