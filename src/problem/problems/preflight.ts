import type { ProblemTable } from '../words.ts'

const registry = 'docs/policy.md#the-model-registry'

export const PREFLIGHT_PROBLEMS = {
  'dialect-refused': {
    title: '`{contract}`: {message}{more}',
    hint: '{rewrite}the request is answered with an error ({source}; {checked})',
    doc: 'docs/providers.md',
  },
  'dialect-unsupported': {
    title: '`{contract}`: {message}{more}',
    hint: '{rewrite}whether it is refused or ignored is not documented ({source}; {checked})',
    doc: 'docs/providers.md',
  },
  'dialect-ignored': {
    title: '`{contract}`: {message}{more}',
    hint: '{rewrite}the request goes through and this part of it has no effect ({source}; {checked})',
    doc: 'docs/providers.md',
  },
  'dialect-stricter': {
    title: '`{contract}`: {message}{more}: valid answers that can’t be written',
    hint: '{rewrite}({source}; {checked})',
    doc: 'docs/providers.md',
  },
  'engine-unknown': {
    title: 'There is no engine `{engine}`{nearest}',
    hint: 'Known here: {known}.',
    doc: 'docs/providers.md',
  },
  'dialect-mapped': { title: '`{contract}`: {change}', hint: '', doc: 'docs/providers.md' },
  'provider-note': { title: '{provider}: {note}', hint: 'read on {checked}', doc: 'docs/providers.md' },
  'model-retires': {
    title: '`{model}` is shut down on {shutdown}, {days} days or less from now',
    hint: 'successor: {replacement}; {source}, read on {checked}',
    doc: registry,
  },
  'model-retired': {
    title: '`{model}` was shut down on {shutdown}',
    hint: 'successor: {replacement}; {source}, read on {checked}',
    doc: registry,
  },
  'registry-source': {
    title: 'the source of {model} is at {host}, which is not its provider’s own site',
    hint: 'first-party sites known: {known}; a date from anywhere else is hearsay',
    doc: registry,
  },
  'registry-day': { title: '{found} is no day of the calendar', hint: 'such as 2026-11-01', doc: registry },
} satisfies ProblemTable
