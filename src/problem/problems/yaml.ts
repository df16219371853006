import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/contracts.md'
const reading = 'docs/contracts.md#reading-rules'

export const YAML_PROBLEMS = {
  'yaml-syntax': {
    title: 'not YAML: {message}',
    hint: 'YAML 1.2 is read; quote texts that hold : # {{ or begin with a special character',
    doc: reading,
  },
  'yaml-control-character': {
    title: 'the control character {found} stands here as it is',
    hint: 'nobody who reads the file sees it; take it out, or write it as an escape in a quoted text: "\\u001b"',
    doc: reading,
  },
  'yaml-too-deep': {
    title: 'nested deeper than {limit} levels',
    hint: 'no contract needs that; check for a bracket that is never closed',
    doc: reading,
  },
  'yaml-too-many-tokens': {
    title: 'more than {limit} YAML tokens',
    hint: 'put cases into a file of their own with from:',
    doc: reading,
  },
  'yaml-several-documents': {
    title: 'a second document begins here',
    hint: 'one contract a file: take the --- away or split the file',
    doc: reading,
  },
  'yaml-empty': { title: 'the file holds nothing', hint: 'it begins with version: 1', doc },
  'yaml-alias': {
    title: '{found} is an alias',
    hint: 'aliases are not read; write the value out, or put it into vars or a $file',
    doc: reading,
  },
  'yaml-merge-key': {
    title: '<< is a merge key',
    hint: 'merge keys are not read; write the members out, or quote the key if it is meant as it stands',
    doc: reading,
  },
  'yaml-tag': { title: '{found} is a tag', hint: 'tags are not read; quote a value to make it a text', doc: reading },
  'yaml-key': {
    title: '{found}',
    hint: 'a key is a word or a quoted text; a variable stands in quotes: "{{name}}"',
    doc: reading,
  },
  'yaml-duplicate-key': {
    title: 'the key {found} stands here a second time',
    hint: 'keep one of the two; which would count is anybody’s guess',
    doc: reading,
  },
  'yaml-reserved-key': {
    title: '{found} can’t be a key',
    hint: '__proto__, constructor and prototype are reserved',
    doc: reading,
  },
  'yaml-too-many-keys': {
    title: 'more than {limit} keys',
    hint: 'put cases into a file of their own with from:',
    doc: reading,
  },
  'yaml-not-finite': {
    title: '{found} is no finite number',
    hint: 'write a number, or quote it if a text is meant',
    doc: reading,
  },
  'yaml-directive': {
    title: '{found} is ignored',
    hint: 'the file is read as YAML 1.2, where yes and no are texts and 010 is ten',
    doc: reading,
  },
  'unknown-key': { title: 'unknown key {key} in {inside}{meant}', hint: 'allowed: {allowed}', doc },
  'missing-key': { title: '{inside} has no {key}{meant}', hint: 'add {key}', doc },
  'wrong-type': { title: '{key} is {found}{meant}', hint: '{key} must be {allowed}', doc },
  'not-allowed': { title: '{key} is {found}', hint: 'allowed: {allowed}', doc },
  'out-of-range': { title: '{key} is {found}{meant}', hint: '{key} must be {allowed}', doc },
  malformed: { title: '{key} is {found}{meant}', hint: 'wanted: {allowed}', doc },
  'too-few': { title: '{key} is {found}', hint: 'at least one entry is needed', doc },
  'request-key': {
    title: 'request.{key} is set by the gate',
    hint: 'take it out: the model comes from the policy, and every sample is a call of its own',
    doc,
  },
} satisfies ProblemTable
