import type { ProblemTable } from '../problem-table.ts'

export const PROVIDER_PROBLEMS = {
  'provider-unknown': {
    title: 'There is no provider `{provider}`{nearest}',
    hint: 'Known here: {known}. For another OpenAI-compatible endpoint use `compatible` with a base URL.',
    doc: 'docs/providers.md#the-presets',
  },
  'provider-not-offered': {
    title: 'The provider `{provider}` can not be used',
    hint: 'Because {reason}.',
    doc: 'docs/providers.md#the-presets',
  },
  'provider-base-url-missing': {
    title: 'The provider `{provider}` needs a base URL',
    hint: "Give `--base-url` or the policy provider's `base_url`, such as {example}.",
    doc: 'docs/providers.md#the-presets',
  },
  'provider-base-url-invalid': {
    title: 'The base URL of `{provider}` can not be used: {fault}',
    hint: 'Give an http or https URL up to and with the version, such as https://api.example.com/v1.',
    doc: 'docs/providers.md#the-presets',
  },
  'provider-base-url-path': {
    title: 'The base URL {url} of `{provider}` {fault}',
    hint: 'The path of a call is put behind it. Write {write}.',
    doc: 'docs/providers.md#the-presets',
  },
  'provider-base-url-bare': {
    title: 'The base URL {url} of `{provider}` {fault}',
    hint: 'Most endpoints stand below /v1. Write {write}, unless this one answers where you say.',
    doc: 'docs/providers.md#the-presets',
  },
  'proxy-invalid': {
    title: 'The proxy in {variable} can not be used',
    hint: 'Give an http or https URL, such as http://proxy.example.com:3128, with a % of its name or password as %25, or empty the variable.',
    doc: 'docs/providers.md#how-calls-are-made',
  },
  'provider-cleartext': {
    title: 'The key of `{provider}` goes to {host} without encryption',
    hint: 'Use https unless the network between is your own.',
    doc: 'docs/providers.md#which-key-goes-where',
  },
  'provider-rename-conflict': {
    title: 'The request holds both `{name}` and `{theirs}`, which are one member for {provider}',
    hint: "Keep one of them in the contract, or remove one with the model's `request` patch.",
    doc: 'docs/providers.md#what-is-changed-in-a-request',
  },
  'provider-unmapped': {
    title: '`{contract}`: {provider} does not take {found}{where}',
    hint: '{instead}.',
    doc: 'docs/providers.md#what-is-changed-in-a-request',
  },
  'provider-patch-reserved': {
    title: 'The request patch of `{model}` sets `{name}`',
    hint: 'The run itself decides on `model`, `n`, `stream` and `stream_options`.',
    doc: 'docs/providers.md#what-is-changed-in-a-request',
  },
} satisfies ProblemTable
