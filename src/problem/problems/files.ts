import type { ProblemTable } from '../problem-table.ts'

const doc = 'docs/contracts.md'
const files = 'docs/contracts.md#files-inside-values'

export const FILES_PROBLEMS = {
  'glob-matches-nothing': {
    title: 'no file fits {pattern}',
    hint: 'globs are relative to the working directory, a policy’s to its folder; quote them so that the shell leaves them alone',
    doc,
  },
  'glob-range': {
    title: 'the range {range} in {pattern} runs backwards',
    hint: 'write the character that comes first in Unicode first: [a-z]',
    doc,
  },
  'glob-too-large': {
    title: 'the glob has more than {limit} {what}',
    hint: 'write several globs; ** stands for any number of folders',
    doc,
  },
  'glob-too-wide': {
    title: 'looking for {pattern} was given up: it has too many files and folders to compare',
    hint: 'name the folder that the contracts stand in: contracts/**/*.yaml; all globs of a run are bounded together',
    doc,
  },
  'no-contracts': {
    title: 'no contract is named',
    hint: 'name them on the command line, or under contracts in modelgate.yaml',
    doc,
  },
  'contract-repeated': {
    title: 'the name {name} is taken by {first}',
    hint: 'a contract’s name is unique in a run',
    doc,
  },
  'file-absent': { title: '{path} does not exist', hint: 'paths are relative to the file that names them', doc: files },
  'file-not-regular': {
    title: '{path} is no regular file',
    hint: 'folders, devices and pipes are not read',
    doc: files,
  },
  'file-too-large': {
    title: '{path} is larger than {limit}',
    hint: 'put cases into a file of their own with from:, which may be of any size',
    doc: files,
  },
  'files-too-large': {
    title: 'with {path} the files that contracts include hold more than {limit}',
    hint: 'name them from the rows of a case file (from:), which are read one at a time; YAML counts eightfold, and each value of JSON 128 bytes more',
    doc: files,
  },
  'contracts-too-large': {
    title:
      'with {path} the YAML of this run has more than {limit} tokens (names, texts, brackets, blanks; a hundred a file)',
    hint: 'name fewer contracts at once, or put cases into case files (from:), whose rows are JSON',
    doc: files,
  },
  'rows-too-large': {
    title: 'with {path} the files that rows include hold more than {limit}',
    hint: 'put what many rows share into the contract’s vars, where it is read once; YAML counts eightfold, and each value of JSON 128 bytes more',
    doc: files,
  },
  'schemas-too-large': {
    title: 'with {path} the schemas of this run have more than {limit} characters',
    hint: 'let cases share a schema, or name fewer contracts at once',
    doc: files,
  },
  'variables-too-many': {
    title: 'with {path} the cases of this run have more than {limit} variables',
    hint: 'every variable of a contract counts for each of its cases; join some, or name fewer contracts at once',
    doc: files,
  },
  'file-unreadable': { title: '{path} can’t be read: {reason}', hint: 'check the file’s permissions', doc: files },
  'file-outside': {
    title: '{path} leads out of {root}',
    hint: 'a contract reads files of its own repository only, symbolic links resolved',
    doc: files,
  },
  'file-of-git': {
    title: '{path} is git’s own',
    hint: 'what stands under .git may hold credentials, and is never sent to a model',
    doc: files,
  },
  'file-is-url': { title: '{path} is a URL', hint: 'nothing is fetched; keep a copy in the repository', doc: files },
  'file-not-text': { title: '{path} is not UTF-8 text', hint: 'save the file as UTF-8', doc: files },
  'file-alone': {
    title: '$file stands beside {beside}',
    hint: '{ $file: path } takes the place of a whole value',
    doc: files,
  },
  'file-name': { title: '$file is {found}', hint: 'name a file: { $file: prompts/system.md }', doc: files },
  'file-syntax': {
    title: '{path} can’t be parsed: {message}',
    hint: '.json and .yaml files are taken as values; call it .txt to take its text',
    doc: files,
  },
  'file-nested': {
    title: '{path} holds a $file of its own',
    hint: 'a file’s content is taken as it stands; name the inner file from the contract',
    doc: files,
  },
  'file-kind': {
    title: '{path} is neither text nor a known kind of image or audio',
    hint: 'known: {allowed}',
    doc: files,
  },
  'number-inexact': {
    title: '{found} will be sent as {sent}',
    hint: 'a double can’t hold the number; quote it if a text is meant',
    doc,
  },
  'schema-syntax': {
    title: 'not a readable schema: {message}',
    hint: 'a schema is one JSON (or YAML) value without repeated keys',
    doc: 'docs/contracts.md#expect',
  },
  'schema-type': {
    title: 'a JSON Schema is an object, true or false',
    hint: 'check {file}',
    doc: 'docs/contracts.md#expect',
  },
  'schema-other-draft': { title: '$schema is {found}', hint: 'read are {allowed}', doc: 'docs/contracts.md#expect' },
  'schema-accepts-anything': {
    title: 'the schema accepts anything',
    hint: 'schema_rate will be that of parse_rate; state what production relies on',
    doc: 'docs/contracts.md#expect',
  },
  'schema-inexact-number': {
    title: '{found} at {pointer} is more than a double can hold',
    hint: 'answers are compared with it digit by digit; where the schema is sent, the endpoint gets the nearest double',
    doc: 'docs/contracts.md#expect',
  },
  'schema-url': {
    title: '$ref names {found}',
    hint: 'nothing is fetched; keep a copy in the repository and refer to it by its path',
    doc: 'docs/contracts.md#expect',
  },
  'schema-file-too-deep': {
    title: 'the schema is nested deeper than {limit} levels',
    hint: 'move parts into $defs',
    doc: 'docs/contracts.md#expect',
  },
  'schema-missing': {
    title: 'response_format: json_schema needs a schema',
    hint: 'name it under expect.schema',
    doc: 'docs/contracts.md#expect',
  },
  'schema-in-files': {
    title: 'the schema that is to be sent refers to {files}',
    hint: 'an endpoint reads no files: put what it refers to into its $defs',
    doc: 'docs/contracts.md#expect',
  },
  'threshold-zero': {
    title: '{rate} is 0: it passes whatever comes',
    hint: 'ask for a share above 0; null drops a default of the policy',
    doc: 'docs/contracts.md#thresholds',
  },
  'owner-without-volume': {
    title: 'the contract names an owner and no volume: no dollars a month are summed',
    hint: 'name how often production calls it, such as volume: 2M/month',
    doc,
  },
  'schema-rate-alone': {
    title: 'schema_rate is asked, and nothing here has a schema',
    hint: 'it will be that of parse_rate; name a schema under expect.schema',
    doc: 'docs/contracts.md#expect',
  },
  'request-shape': {
    title: 'the request is no mapping',
    hint: 'it is the body that production sends, without its model',
    doc,
  },
} satisfies ProblemTable
