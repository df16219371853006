import type { ProblemTable } from '../problem-table.ts'

export const RUN_PROBLEMS = {
  'model-served-other': {
    title: '{role}`{model}` was asked, and another model answered: {served}',
    hint: 'what was measured is what answered: name it as the model, or have the endpoint serve the one that is asked',
    doc: 'docs/policy.md#which-model-answered',
  },
  'models-mixed': {
    title: '{models} models answered as {role}`{model}`: {served}',
    hint: 'a mixture proves nothing about any of them: pin one, or say severity: { mixed_models: warn }',
    doc: 'docs/policy.md#which-model-answered',
  },
  'serving-changed': {
    title: '{whose} {how}: {names}',
    hint: 'what is judged is their mixture: pin one where the provider or router lets you',
    doc: 'docs/policy.md#which-model-answered',
  },
  'run-blocked': {
    title: 'No call was made: what is said above fails the run whatever the model answers',
    hint: 'Mend it and run again.',
    doc: 'docs/limits.md',
  },
  'key-missing': {
    title: 'No key for {provider}: the environment variable {variable} is not set',
    hint: 'Set {variable}; keys are read from the environment, never from a flag or a file.',
    doc: 'docs/providers.md#which-key-goes-where',
  },
  'key-input-missing': {
    title: 'No key for {provider}: the input {input} is empty, and the environment variable {variable} is not set',
    hint: 'Give the step `{input}: ${{ secrets.{variable} }}`, and see that the repository has a secret of that name.',
    doc: 'docs/github.md#keys',
  },
  'key-too-short': {
    title: 'The key for {provider}, from {variable}, is shorter than 6 characters',
    hint: 'It can not be told from ordinary words, so it could not be kept out of what is written. Only an endpoint on this machine may have such a key.',
    doc: 'docs/providers.md#which-key-goes-where',
  },
  'price-missing': {
    title: '{model} has no price, and {requirement} needs one',
    hint: 'Add it under `prices` in modelgate.yaml with its source, or leave the limit out.',
    doc: 'docs/limits.md#the-worst-price-of-a-call',
  },
  'journal-other-plan': {
    title: 'The journal {file} was written by another plan',
    hint: 'A journal is resumed by the contracts, cases, models and seed that began it. Name another file, or run with the same.',
    doc: 'docs/journal.md#resume',
  },
  'journal-other-endpoint': {
    title: 'The journal {file} holds answers of {was}, and this run asks {is}',
    hint: 'Answers count for the provider and host that gave them. Name another file with --journal, or ask the same.',
    doc: 'docs/journal.md#resume',
  },
  'shard-judged-otherwise': {
    title: 'The journal {file} was run for other thresholds or another confidence than the others',
    hint: 'Shards of one run share them: run that one again as the others were.',
    doc: 'docs/journal.md#shards',
  },
  'journal-absent': {
    title: 'There is no journal {file}',
    hint: 'Name a journal.jsonl that a run has written.',
    doc: 'docs/journal.md#replay',
  },
  'journal-not-readable': {
    title: 'The journal {file} can not be read: {reason}',
    hint: 'A journal is a regular file, as a run has written it; pipes and devices are not read.',
    doc: 'docs/journal.md#replay',
  },
  'path-leads-out': {
    title: '{path} leads out of the repository through a symbolic link',
    hint: 'Reports and journals are written where their path says. Take the link away, or name the folder that it leads to.',
    doc: 'docs/github.md',
  },
  'journal-locked': {
    title: 'Another run is writing the journal {file}',
    hint: 'Wait for that run to end, or name another file with --journal (another folder with --report-dir). {lock} names the process that holds it; where that is none of yours, delete that file.',
    doc: 'docs/journal.md#kept',
  },
  'journal-not-writable': {
    title: 'The journal {file} can not be written: {reason}',
    hint: 'Name another file with --journal; nothing was called.',
    doc: 'docs/journal.md#kept',
  },
  'journal-other-shard': {
    title: 'The journal {file} belongs to another shard of this run',
    hint: 'Each shard has a journal of its own; they are merged by `modelgate rejudge`.',
    doc: 'docs/journal.md#shards',
  },
  'journal-strangers': {
    title: '{count} calls in {file} are none of this run: they count for nothing',
    hint: 'Its contracts have changed since, or somebody has put lines in. Run it again where its result matters.',
    doc: 'docs/journal.md#judge-again',
  },
  'port-not-opened': {
    title: 'Port {port} can not be listened on: {reason}',
    hint: 'Name another with --port, or leave it out: any that is free is taken.',
    doc: 'docs/simulator.md',
  },
  'batch-not-offered': {
    title: '{provider} has no Batch API that is spoken here',
    hint: 'Leave --via batch out, or name a provider that has one: docs/batch.md lists them.',
    doc: 'docs/batch.md#what-goes-into-a-batch',
  },
  'batch-needs-journal': {
    title: 'Batches are collected by what a journal holds, and none is written',
    hint: 'Name one with --journal: with show_values: false answers appear only where you say so.',
    doc: 'docs/batch.md#leaving-and-coming-back',
  },
  'batch-with-replay': {
    title: '--via batch makes calls, and --replay takes the candidate’s answers from a journal',
    hint: 'Leave one of them out.',
    doc: 'docs/batch.md#what-goes-into-a-batch',
  },
  'outputs-without-inputs': {
    title: '--output and --input belong together',
    hint: 'An output says nothing of what was asked: name the batch’s input files with --input, its results with --output.',
    doc: 'docs/batch.md#batches-that-production-made-itself',
  },
  'batch-file-unreadable': {
    title: 'The batch file {file} can not be read: {reason}',
    hint: 'Name a regular file, as it was sent to the Batch API or downloaded from it.',
    doc: 'docs/batch.md#leaving-and-coming-back',
  },
  'outputs-of-one-contract': {
    title: 'Batch outputs are judged by one contract, and several were named',
    hint: 'Name the contract that the batch belongs to.',
    doc: 'docs/batch.md#batches-that-production-made-itself',
  },
  'output-strangers': {
    title: '{count} lines of the outputs answer no line of the inputs: they count for nothing',
    hint: 'Lines are joined by custom_id: see that outputs and inputs are of the same batches.',
    doc: 'docs/batch.md#batches-that-production-made-itself',
  },
  'output-unread': {
    title: '{count} lines of the outputs are no results of a batch',
    hint: 'Download the files again; what they may have answered counts as not run.',
    doc: 'docs/batch.md#batches-that-production-made-itself',
  },
  'journals-unnamed': {
    title: 'No journal was named',
    hint: 'Name the journal.jsonl of a run, or batch files with --output and --input.',
    doc: 'docs/journal.md#judge-again',
  },
  'detach-without-batch': {
    title: '--detach leaves batches to their vendor, and this run makes its calls online',
    hint: 'Add --via batch, or leave --detach out.',
    doc: 'docs/batch.md#leaving-and-coming-back',
  },
  'batch-lines-unread': {
    title: '{count} lines of batch results could not be read, or belong to no call of this run',
    hint: 'The calls that they may have answered were asked again, and paid again.',
    doc: 'docs/batch.md#what-is-lost-is-asked-again',
  },
  'batch-lines-missing': {
    title: '{count} answers that batches say they have are not in their results',
    hint: 'Their calls were asked again, and are paid again. The results of each batch can be had from its vendor, to see what they lack.',
    doc: 'docs/batch.md#what-is-lost-is-asked-again',
  },
  'batches-gone': {
    title: 'The vendor no longer knew {count} batches of this run',
    hint: 'Their calls were asked again. Batches and their files are kept for a limited time: collect sooner.',
    doc: 'docs/batch.md#what-is-lost-is-asked-again',
  },
  'batch-files-not-written': {
    title: 'The files of batches can not be written: {reason}',
    hint: 'They lie beside the journal while they are needed. Make room, then run the same command: nothing that was answered is asked again.',
    doc: 'docs/batch.md#leaving-and-coming-back',
  },
  'speed-by-batch': {
    title: '{name} asks for {id}, which is not measured by batch: it stays open',
    hint: 'A batch answers when its vendor has time. Judge speeds in an online run, and leave this threshold out of what goes by batch.',
    doc: 'docs/batch.md#what-goes-into-a-batch',
  },
  'load-by-batch': {
    title: '{name} is a load test, and a batch measures no load',
    hint: 'Run it online, apart from what goes by batch.',
    doc: 'docs/batch.md#what-goes-into-a-batch',
  },
  'baseline-unnamed': {
    title: 'The baseline has a journal, provider or base URL, and no model',
    hint: 'Name the model with --baseline, or under baseline in the policy.',
    doc: 'docs/journal.md#replay',
  },
  'run-other': {
    title: 'The journal {file} is of another run or commit than the first',
    hint: 'Merge the shards of one run only; download its artifacts again.',
    doc: 'docs/journal.md#shards',
  },
  'shard-total': {
    title: 'The journal {file} says it is shard {index} of {total}, the first one is of {expected}',
    hint: 'Merge the shards of one run only; download its artifacts again.',
    doc: 'docs/journal.md#shards',
  },
  'journal-without-header': {
    title: '{file} does not begin with a journal header',
    hint: 'Name a journal.jsonl as a run has written it, not a part of one.',
    doc: 'docs/journal.md#replay',
  },
  'journal-unreadable-lines': {
    title: '{count} lines of {file} are no journal lines (the first is line {line})',
    hint: 'Their calls count as not run. A journal is only ever appended to by modelgate itself.',
    doc: 'docs/journal.md#replay',
  },
  'journal-not-written': {
    title: 'The journal {file} is not complete: {reason}',
    hint: 'The verdict stands; the run can not be resumed or judged again from this file.',
    doc: 'docs/journal.md#kept',
  },
  'shard-missing': {
    title: 'The journal of shard {index} of {total} is missing',
    hint: 'Re-run that shard; without it the result can not be complete.',
    doc: 'docs/journal.md#shards',
  },
  'shard-repeated': {
    title: 'Shard {index} of {total} is there twice',
    hint: 'Give each shard once.',
    doc: 'docs/journal.md#shards',
  },
  'endpoint-unauthorized': {
    title: '{provider} refused the key in {variable} ({status}): {message}',
    hint: 'Check that the key is valid, has access to the model, and belongs to this endpoint.',
    doc: 'docs/providers.md#which-key-goes-where',
  },
  'endpoint-wants-key': {
    title:
      'No key for {provider}, which wants one: the environment variable {variable} is not set ({status}): {message}',
    hint: 'Set {variable}; in the Action, give the step its input {input}.',
    doc: 'docs/providers.md#which-key-goes-where',
  },
  'endpoint-not-found': {
    title: '{provider} does not know {model} ({status}): {message}',
    hint: 'Check the spelling of the model, that the key may use it, and the base URL{advice}.',
    doc: 'docs/providers.md#how-calls-are-made',
  },
  'endpoint-quota': {
    title: 'The quota at {provider} is used up: {message}',
    hint: 'Raise the quota, then run again with the same --journal: answered calls are not repeated.',
    doc: 'docs/providers.md#how-calls-are-made',
  },
  'replay-silent': {
    title: 'None of the {count} calls was answered by {file}',
    hint: 'A journal answers the requests it recorded: see that contracts, cases and model are those of its run.',
    doc: 'docs/journal.md#replay',
  },
  'endpoint-silent': {
    title: 'None of the {count} calls was answered',
    hint: 'See that the endpoint runs and that --base-url is right, then run again. Nothing is known of the model.',
    doc: 'docs/providers.md#how-calls-are-made',
  },
  'answers-unread-by': {
    title: '{count} of the {role}’s answers hold {shape}, which {clients} do not read',
    hint: 'They were judged by their meaning. Where production uses such a client, ask for `envelope: strict`, which fails them.',
    doc: 'docs/outcomes.md#shapes-that-clients-do-not-read',
  },
  'answers-at-limit': {
    title:
      '{count} of the {role}’s answers have all the tokens that were asked for, and the endpoint says that they are whole',
    hint: 'Some servers say so of an answer that their limit cut: raise the limit, and see whether the answers go on.',
    doc: 'docs/outcomes.md#truncated',
  },
  'answers-with-bom': {
    title: '{count} of the {role}’s answers came with a byte order mark, which was left out before they were read',
    hint: 'JSON.parse and most other parsers refuse it: see that production leaves it out too.',
    doc: 'docs/outcomes.md#what-is-read-as-the-answer',
  },
} satisfies ProblemTable
