import type { ProblemTable } from '../problem-table.ts'

const registry = 'docs/policy.md#the-model-registry'

export const PREFLIGHT_PROBLEMS = {
  'dialect-refused': {
    title: '`{contract}`: {message}{more}',
    hint: '{rewrite}the request is answered with an error ({source}; {checked})',
    doc: 'docs/providers.md#what-an-engine-makes-of-a-schema',
  },
  'dialect-unsupported': {
    title: '`{contract}`: {message}{more}',
    hint: '{rewrite}whether it is refused or ignored is not documented ({source}; {checked})',
    doc: 'docs/providers.md#what-an-engine-makes-of-a-schema',
  },
  'dialect-ignored': {
    title: '`{contract}`: {message}{more}',
    hint: '{rewrite}the request goes through and this part of it has no effect ({source}; {checked})',
    doc: 'docs/providers.md#what-an-engine-makes-of-a-schema',
  },
  'dialect-stricter': {
    title: '`{contract}`: {message}{more}: valid answers that can’t be written',
    hint: '{rewrite}({source}; {checked})',
    doc: 'docs/providers.md#what-an-engine-makes-of-a-schema',
  },
  'engine-unknown': {
    title: 'There is no engine `{engine}`{nearest}',
    hint: 'Known here: {known}.',
    doc: 'docs/providers.md#the-engines',
  },
  'dialect-mapped': {
    title: '`{contract}`: {change}',
    hint: '',
    doc: 'docs/providers.md#what-is-changed-in-a-request',
  },
  'provider-note': { title: '{provider}: {note}', hint: 'read on {checked}', doc: 'docs/providers.md#the-presets' },
  'model-retires': {
    title: '`{model}`{relation} is shut down on {shutdown}, {days} days from now; {replacement} ({source})',
    hint: '{after}',
    doc: registry,
  },
  'model-retired': {
    title: '`{model}`{relation} was shut down on {shutdown}; {replacement} ({source})',
    hint: '{after}',
    doc: registry,
  },
  'model-unknown': {
    title: '`{model}` is not among the models of {provider} that are known here{hearsay}',
    hint: 'a misspelt name, or a model that came later: give it an entry in the file that models names, with its page and the day',
    doc: registry,
  },
  'model-hint-only': {
    title: 'of `{model}` there is hearsay alone: {says}',
    hint: 'its provider’s own page decides: give it an entry with that page and the day in the file that models names',
    doc: registry,
  },
  'model-alias': { title: '`{model}` is another name of `{of}`', hint: '', doc: registry },
  'models-none': {
    title: 'no model of that name is listed: {id}{meant}',
    hint: 'modelgate models list shows all of them; the file that models names in the policy adds more',
    doc: registry,
  },
  'routing-circle': {
    title: 'aliases lead in a circle: {chain}',
    hint: 'let one of them name a model',
    doc: 'docs/swap.md#routers',
  },
  'routing-without-models': {
    title: 'no model is named in it',
    hint: 'LiteLLM, OpenRouter and Portkey name one under model or models',
    doc: 'docs/swap.md#routers',
  },
  'scan-unread': {
    title: '{file} is too large to be looked through, or can’t be read',
    hint: 'files above 4 MiB are taken for data',
    doc: 'docs/swap.md#what-is-looked-through',
  },
  'registry-stale': {
    title: 'what is known of `{model}` was read on {checked}, {days} days ago',
    hint: 'look at {source} again, and give the model an entry of today in the file that models names',
    doc: registry,
  },
  'price-expired': {
    title: 'the price of `{model}` held until {until}: {then}',
    hint: 'look at {source}, and state the price of today under prices in the policy, or in the file that models names',
    doc: registry,
  },
  'registry-source': {
    title: 'the source of {model}, {page}, is no page of {provider} itself',
    hint: 'its own pages: {known}; what is said anywhere else, or by anyone who may write there, belongs under hints',
    doc: registry,
  },
  'registry-day': { title: '{found} is no day of the calendar', hint: 'such as 2026-11-01', doc: registry },
  'registry-disagrees': {
    title: 'two facts of {model} disagree: {says}',
    hint: 'keep the one that the provider’s page states',
    doc: registry,
  },
  'registry-twice': {
    title: '{id} has two entries: this one and that of line {line}',
    hint: 'keep one; a key without a provider is an entry of every provider that the policy names',
    doc: registry,
  },
  'registry-circle': {
    title: 'what {model} is made of leads back to it: {chain}',
    hint: 'base names the model that the fine-tune was made of',
    doc: registry,
  },
  'drift-pinned': {
    title: '`{name}`: {id} got worse since the pinned journal{day}{by}',
    hint: 'Against the last run alone a slow drift does not show. Where the model is as wanted, pin a newer journal.',
    doc: 'docs/policy.md#drift',
  },
} satisfies ProblemTable
