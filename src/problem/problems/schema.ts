import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/conformance.md'

export const SCHEMA_PROBLEMS = {
  'schema-too-large': {
    title: 'The schema has {size} bytes; at most {limit} are read',
    hint: 'Split it, or drop definitions that nothing refers to.',
    doc,
  },
  'schema-too-deep': {
    title: 'The schema is nested deeper than {limit} levels',
    hint: 'Move inner schemas to $defs and refer to them.',
    doc,
  },
  'schema-not-a-schema': {
    title: 'A schema must stand at {pointer}; found {found}',
    hint: 'A schema is an object, or true or false (from draft-06 on).',
    doc,
  },
  'schema-unknown-keyword': {
    title: 'Unknown keyword "{keyword}" at {pointer} ({draft})',
    hint: '{nearest}An unknown keyword would check nothing. Annotations of your own begin with x-.',
    doc,
  },
  'schema-keyword-value': {
    title: '"{keyword}" at {pointer} must be {expected}; found {found}',
    hint: 'Correct the value.',
    doc,
  },
  'schema-unknown-format': {
    title: 'Unknown format "{format}" at {pointer}',
    hint: 'Formats are checked; known are {known}.',
    doc,
  },
  'schema-async': {
    title: '$async at {pointer} is refused',
    hint: 'An asynchronous schema yields a promise, which would count as conforming. Remove it.',
    doc,
  },
  'schema-vocabulary': {
    title: 'A vocabulary is declared at {pointer}',
    hint: 'Only the standard vocabularies are read; remove $vocabulary.',
    doc,
  },
  'schema-draft': {
    title: '$schema at {pointer} names {found}; this schema is read as {draft}',
    hint: 'Drafts 4, 6, 7, 2019-09 and 2020-12 are read, one draft in all files of a schema.',
    doc,
  },
  'schema-remote-ref': {
    title: '"{ref}" at {pointer} lies outside the schema and its files',
    hint: 'No URL is ever fetched: put the file into the repository and refer to it by its path.',
    doc,
  },
  'schema-ref-missing': {
    title: '"{ref}" at {pointer} leads nowhere',
    hint: 'Correct the pointer or the anchor.',
    doc,
  },
  'schema-ref-not-schema': {
    title: '"{ref}" at {pointer} leads to a place that is no schema',
    hint: 'Refer to a place where a schema stands, such as #/$defs/name.',
    doc,
  },
  'schema-ref-endless': {
    title: 'The reference at {pointer} comes back to itself without reading anything of the value',
    hint: 'Break the circle: {circle}.',
    doc,
  },
  'schema-duplicate-id': {
    title: '"{id}" at {pointer} names a second schema',
    hint: 'Identifiers and anchors must be unique.',
    doc,
  },
  'schema-id-beside-ref': {
    title: '{keyword} stands beside $ref at {pointer}',
    hint: 'Up to draft-07 everything beside $ref is ignored, and validators differ here. Move one of the two.',
    doc,
  },
  'schema-dynamic-ref': {
    title: '{keyword} at {pointer} depends on the path by which it is reached',
    hint: 'Validators differ here. Use $ref where one target is meant.',
    doc,
  },
  'schema-nullable': {
    title: 'nullable at {pointer} is no keyword of JSON Schema',
    hint: 'Write type: [string, "null"] (with the type that is meant).',
    doc,
  },
  'schema-annotation': {
    title: '"{keyword}" at {pointer} is an annotation',
    hint: 'It is sent as it stands and checks nothing.',
    doc,
  },
  'schema-format-unchecked': {
    title: 'The format "{format}" at {pointer} is not known; the pattern beside it is what is checked',
    hint: 'It is sent as it stands.',
    doc,
  },
  'schema-pattern': {
    title: 'The pattern {pattern} at {pointer} is not read: {reason}',
    hint: 'Patterns are ECMAScript regular expressions in Unicode mode.',
    doc,
  },
  'schema-reserved-name': {
    title: 'The name {name} at {pointer} is reserved',
    hint: 'No validator checks it reliably in JavaScript.',
    doc,
  },
  'schema-unsafe-number': {
    title: 'The number {found} at {pointer} is larger than a double can hold exactly',
    hint: 'Compare such values as strings, or keep them within ±9007199254740991.',
    doc,
  },
  'schema-too-branching': {
    title: 'One value would be checked in {count} ways; at most {limit} are allowed',
    hint: 'Flatten nested anyOf, oneOf and allOf.',
    doc,
  },
  'schema-compile': {
    title: 'The schema does not compile: {reason}',
    hint: 'Simplify the schema at the place named.',
    doc,
  },
  'schema-compile-timeout': {
    title: 'The schema did not compile within {seconds} s',
    hint: 'Simplify it: fewer branches in anyOf and oneOf.',
    doc,
  },
  'schemas-compile-timeout': {
    title: 'The schemas before this one took the {seconds} s that compiling all of a run’s may take',
    hint: 'Simplify them: fewer branches in anyOf and oneOf. Or name fewer contracts at once.',
    doc,
  },
  'schema-compile-memory': {
    title: 'The schema did not compile within {megabytes} MB',
    hint: 'Simplify it: fewer branches in anyOf and oneOf.',
    doc,
  },
} satisfies ProblemTable
