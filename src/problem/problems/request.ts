import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/contracts.md#what-can-never-hold'

export const REQUEST_PROBLEMS = {
  'request-other-api': {
    title: 'request.{key} is no member of the API that is named, api: {api}',
    hint: 'write {instead}, or name the other api',
    doc,
  },
  'request-member-meant': {
    title: 'request.{key} is not known; did you mean {meant}?',
    hint: 'unknown members are sent as they are, and most endpoints ignore them',
    doc,
  },
  'request-member-of-contract': {
    title: '{key} stands inside request',
    hint: 'it belongs beside request: take its indentation back to the start of the line',
    doc,
  },
  'request-functions': {
    title: 'request.{key} is the legacy form of {instead}',
    hint: 'write {instead}: calls of legacy functions are not read',
    doc,
  },
  'message-shape': {
    title: 'this is no message of Chat Completions: {what}',
    hint: 'such as { role: user, content: "text" }; a number stands in quotes',
    doc,
  },
  'role-unknown': { title: 'the role is {role}{meant}', hint: 'allowed: {allowed}', doc },
  'tool-shape': { title: '{member} holds {found}', hint: 'for this api: {allowed}', doc },
  'tool-custom': {
    title: 'a custom tool takes free text',
    hint: 'no schema can be held against its calls; declare a function with one text as its parameter',
    doc,
  },
  'tool-choice-unknown': {
    title: 'tool_choice names {name}, and the request declares no such tool{meant}',
    hint: 'declared: {declared}',
    doc,
  },
  'tool-choice-nothing': {
    title: 'tool_choice is {choice}, and the request declares no tool',
    hint: 'declare the tools that may be called, or take tool_choice out',
    doc,
  },
  'tool-choice-word': {
    title: 'tool_choice is {found}{meant}',
    hint: 'allowed: {allowed}, or one tool by its name',
    doc,
  },
} satisfies ProblemTable
