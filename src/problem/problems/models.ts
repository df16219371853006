import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/swap.md#what-the-provider-lists'

export const MODELS_PROBLEMS = {
  'models-list-form': {
    title: 'this is no list of models as the API of {vendor} answers it: {says}',
    hint: 'nothing is guessed from a part of a list, or from one of another form: the whole answer of GET /models is read',
    doc,
  },
  'models-page-form': {
    title: 'this is no page on deprecations as {vendor} writes it: {says}',
    hint: 'nothing of it is taken: its form may have changed; look at the page, and state what it says in the file that models names',
    doc,
  },
  'eol-feed-form': {
    title: 'this is no model-eol feed: {says}',
    hint: 'model-eol/0.1: spec, publisher, generated and models with id, shutdown and replacement',
    doc,
  },
  'models-api-refused': {
    title: '{url} does not answer with its models: {says}',
    hint: '{hint}',
    doc,
  },
  'models-not-asked': {
    title: 'the models of {provider} were not asked for: there is no key for it, or no endpoint',
    hint: '',
    doc,
  },
  'model-not-listed': {
    title: '`{model}` is not among the models that {provider} lists',
    hint: 'a misspelt name, one that is gone, or one that this key may not call',
    doc,
  },
  'models-page-unread': {
    title: '{url} can’t be read: {says}',
    hint: 'save the page, and give it with --from FILE',
    doc,
  },
  'models-sync-nothing': {
    title: 'nothing is known of where {provider} lists its models',
    hint: 'name a provider with an endpoint, or a saved answer with --from FILE',
    doc,
  },
  'models-sync-unwritten': {
    title: 'what {provider} says can’t be written: {says}',
    hint: '{hint}',
    doc,
  },
} satisfies ProblemTable
