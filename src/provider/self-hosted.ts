import type { ProviderProfile } from './profile.ts'
import { each, profile } from './profile-defaults.ts'

/** Servers that one runs oneself. Facts as read in `sources` at `checked`. */
export const SELF_HOSTED: readonly ProviderProfile[] = [
  profile({
    id: 'vllm',
    title: 'vLLM (self-hosted)',
    engine: { id: 'vllm', of: 'all' },
    baseUrl: 'http://localhost:8000/v1',
    apiKeyEnv: 'VLLM_API_KEY',
    selfHosted: true,
    responseFormats: ['text', 'json_object', 'json_schema', 'structural_tag'],
    enforcement: 'enforced',
    streamUsage: 'asked',
    notes: [
      {
        note: 'The backend is taken to be auto: XGrammar, else guidance, else outlines. With one that is named there is no fall-back: see check --engine.',
        about: ['json_schema'],
      },
      "The server applies the model repository's generation_config.json by default.",
      { note: 'Tool calls need --enable-auto-tool-choice and --tool-call-parser.', about: ['tools'] },
    ],
    sources: [
      'vllm-project/vllm docs/features/structured_outputs.md',
      'vllm/v1/structured_output/backend_xgrammar.py @030141c, undated copy',
    ],
    checked: '2026',
  }),
  profile({
    id: 'sglang',
    title: 'SGLang (self-hosted)',
    engine: { id: 'xgrammar', of: 'all' },
    baseUrl: 'http://localhost:30000/v1',
    apiKeyEnv: 'SGLANG_API_KEY',
    selfHosted: true,
    responseFormats: ['text', 'json_object', 'json_schema', 'structural_tag'],
    notes: [
      { note: 'The documentation advises to repeat the schema in the prompt.', about: ['json_schema'] },
      { note: 'Tool calls need --tool-call-parser.', about: ['tools'] },
    ],
    sources: ['sgl-project/sglang docs/advanced_features/structured_outputs.ipynb @09f40b9'],
    checked: null,
    unverified: ['baseUrl', 'apiKeyEnv'],
  }),
  profile({
    id: 'tensorrt-llm',
    title: 'TensorRT-LLM trtllm-serve (self-hosted)',
    engine: { id: 'xgrammar', of: 'all' },
    baseUrl: 'http://localhost:8000/v1',
    selfHosted: true,
    responseFormats: ['text', 'json', 'json_schema', 'json_object', 'regex', 'ebnf', 'structural_tag'],
    enforcement: 'partly',
    streamUsage: 'asked',
    parameters: {
      ...each(
        'refused',
        ...['store', 'metadata', 'service_tier', 'modalities', 'verbosity', 'prediction', 'web_search_options'],
        ...['prompt_cache_key', 'functions'],
      ),
      ...each('ignored', 'parallel_tool_calls'),
    },
    notes: [
      {
        note: 'Schemas are enforced only where guided_decoding_backend is set in the server configuration.',
        about: ['json_schema'],
      },
      'A member of the request that the server does not know is refused, not ignored.',
    ],
    sources: [
      'NVIDIA/TensorRT-LLM docs/source/features/guided-decoding.md @14e6b10',
      'tensorrt_llm/serve/openai_protocol.py @0076e93',
    ],
    checked: null,
  }),
  profile({
    id: 'llamacpp',
    title: 'llama.cpp llama-server (self-hosted)',
    engine: { id: 'llamacpp', of: 'all' },
    baseUrl: 'http://localhost:8080/v1',
    apiKeyEnv: 'LLAMA_API_KEY',
    selfHosted: true,
    responseFormats: ['text', 'json_object', 'json_schema'],
    enforcement: 'partly',
    notes: [
      { note: 'Tool calls need --jinja.', about: ['tools'] },
      'The model name of the request is not looked at: whatever the server was started with answers.',
    ],
    sources: ['llama-server b11669 (Debian)', 'ggml-org/llama.cpp grammars/README.md @363a490'],
    checked: '2026-11-30',
    unverified: ['baseUrl', 'apiKeyEnv'],
  }),
  profile({
    id: 'ollama',
    title: 'Ollama (self-hosted)',
    engine: { id: 'llamacpp', of: 'all' },
    baseUrl: 'http://localhost:11434/v1/',
    apiKeyEnv: 'OLLAMA_API_KEY',
    selfHosted: true,
    responseFormats: ['text', 'json_object', 'json_schema'],
    enforcement: 'enforced',
    renames: { max_completion_tokens: 'max_tokens' },
    parameters: each(
      'ignored',
      ...[
        'tool_choice',
        'parallel_tool_calls',
        'user',
        'logit_bias',
        'n',
        'store',
        'metadata',
        'service_tier',
        'verbosity',
      ],
    ),
    strictTools: 'ignored',
    streamUsage: 'asked',
    notes: [
      {
        note: 'Schemas are handed to llama.cpp; name, strict and description of the format are dropped.',
        about: ['json_schema'],
      },
      { note: 'Ollama Cloud does not enforce schemas.', about: ['json_schema'] },
    ],
    sources: [
      'ollama/ollama docs/api/openai-compatibility.mdx, docs/capabilities/structured-outputs.mdx, openai/openai.go @fb30760, 2026-08-21',
    ],
    checked: '2026-08-21',
  }),
]
