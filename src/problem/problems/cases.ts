import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/contracts.md'
const files = 'docs/contracts.md#cases-from-files'
const ROWS = 'one JSON object a line, a JSON list of objects, or, in a file named .csv, CSV with a header'
const values = 'docs/contracts.md#expected-values'
const flows = 'docs/contracts.md#flows'
const templates = 'docs/contracts.md#templates'

export const CASES_PROBLEMS = {
  'case-id': {
    title: 'the {what} holds {found}, which can’t be seen',
    hint: 'control, bidirectional and zero-width characters are not allowed',
    doc: files,
  },
  'case-repeated': {
    title: 'the id {id} is taken by {first}',
    hint: 'a case’s id is unique in its contract; a row without an id is called by its digest',
    doc: files,
  },
  'case-expect-beside-turns': {
    title: 'expect stands beside turns',
    hint: 'each turn of a flow is judged by its own expect',
    doc: flows,
  },
  'case-file-empty': { title: '{path} has no row', hint: ROWS, doc: files },
  'row-syntax': { title: 'not a row: {found}', hint: ROWS, doc: files },
  'row-cells': {
    title: 'the row has {found} cells, and the header {wanted}',
    hint: 'columns: {columns}; a cell with a comma, a quote or a line break stands in double quotes',
    doc: files,
  },
  'row-cell': {
    title: '{column} is {found}, which is no JSON',
    hint: 'the schema allows no text there: write a number, true, false, null, or a list or mapping as JSON; leave it empty where nothing is expected',
    doc: files,
  },
  'csv-header': {
    title: 'the header of the CSV can’t be used: {reason}',
    hint: 'its columns are id, group, expect, expect.NAME and the names of variables, each once',
    doc: files,
  },
  'row-too-long': {
    title: 'the line is longer than {limit}',
    hint: 'put large values into files and name them with $file',
    doc: files,
  },
  'more-problems': { title: 'more problems in {path} are not shown', hint: 'mend these first', doc },
  'turn-empty': {
    title: 'the turn adds nothing',
    hint: 'a turn has user (what is said next) or tool_results (what the calls just made return)',
    doc: flows,
  },
  'turn-first': { title: 'the first turn has tool_results', hint: 'no call was made yet; begin with user', doc: flows },
  'tool-result-shape': {
    title: 'not a choice of results',
    hint: 'each entry is { when: { match: … }, result: … }, when being optional',
    doc: flows,
  },
  'tool-undeclared': {
    title: 'a call to {name} is expected, and the request declares no such tool{meant}',
    hint: 'declared: {declared}',
    doc: 'docs/contracts.md#tool-calls',
  },
  'tool-result-undeclared': {
    title: 'tool_results are given for {name}, and the request declares no such tool{meant}',
    hint: 'declared: {declared}',
    doc: flows,
  },
  'request-too-large': {
    title: 'its variables put {found} characters into the request',
    hint: 'at most {limit}: no endpoint takes more; name a long variable fewer times',
    doc: templates,
  },
  'variable-unknown': { title: '{{{name}}} has no value{meant}', hint: 'vars that have one: {known}', doc: templates },
  'variable-unused': { title: 'the variable {name} is used nowhere{meant}', hint: 'used: {used}', doc: templates },
  'variable-braces': {
    title: '{{name}} is sent as it stands; did you mean {{{name}}}?',
    hint: 'a variable stands in two braces; one in single braces is text like any other',
    doc: templates,
  },
  'variable-in-expect': {
    title: '{found} in expect is compared as it stands, though {name} is a variable',
    hint: 'variables are filled in the request and in what the user says, nowhere else: write the value that must come back',
    doc: templates,
  },
  'variable-name': {
    title: '{name} can’t be the name of a variable',
    hint: 'letters, digits, _ and -, not beginning with a digit',
    doc: templates,
  },
  'vars-shape': {
    title: 'the vars are no mapping',
    hint: 'a file of variables holds one mapping of names to values',
    doc: templates,
  },
  'template-fault': { title: '{found} is no variable', hint: 'write {{name}}, or \\{{ for two braces', doc: templates },
  'batch-input-row': {
    title: 'not a line of a batch’s input',
    hint: 'a line is {"custom_id": …, "body": {"messages": …}}, as it was sent to the Batch API',
    doc: 'docs/batch.md#batches-that-production-made-itself',
  },
  'golden-row': {
    title: 'not a row of the fine-tuning format',
    hint: 'messages ends with an assistant’s turn that has content or tool_calls',
    doc: files,
  },
  'golden-member': {
    title: 'the row’s {key} would be dropped{meant}',
    hint: '{hint}',
    doc: files,
  },
  'golden-arguments': {
    title: 'the call has no name, or arguments that are no JSON',
    hint: 'a call is { function: { name, arguments } }',
    doc: files,
  },
  'golden-content': {
    title: 'the last assistant turn is no JSON',
    hint: 'the contract parses JSON; say parser: text if texts are compared',
    doc: files,
  },
  'envelope-api': {
    title: 'envelope: strict is for api: chat',
    hint: 'which shapes of the Responses API common clients can’t read is not known; leave it out, and they are read leniently',
    doc: 'docs/contracts.md#expect',
  },
  'golden-api': {
    title: 'format: openai-chat is for api: chat',
    hint: 'its rows hold messages in the shape of Chat Completions',
    doc: files,
  },
  'pointer-malformed': {
    title: '{found} is no JSON Pointer',
    hint: 'such as /items/0/total; ~ is written ~0 and / is written ~1',
    doc: values,
  },
  'refusal-with-values': {
    title: 'outcome: refused stands beside expected values',
    hint: 'a refusal has no value; keep one of the two',
    doc: values,
  },
  'operator-unknown': {
    title: '{operator} is no operator{meant}',
    hint: 'operators: {allowed}; { $literal: … } protects a value that looks like one',
    doc: values,
  },
  'operator-alone': {
    title: '{operator} stands beside {beside}',
    hint: 'an operator takes the place of a whole value',
    doc: values,
  },
  'operator-argument': { title: '{operator} is {found}', hint: '{operator} takes {allowed}', doc: values },
  todo: {
    title: 'to do: {text}',
    hint: 'put what production has in place of $todo; nothing is planned or run while it stands',
    doc: 'docs/contracts.md#to-do',
  },
  'operator-place': { title: '{operator} can’t stand here', hint: 'it is for {allowed}', doc: values },
} satisfies ProblemTable
