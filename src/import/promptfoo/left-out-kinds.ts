export const JUDGE = 'a judge or an embedding model'
const CODE = 'code is not run'
const list = (names: string): readonly string[] => names.split(' ')

/** Kinds that a contract can't hold, with what they would need. */
export const LEFT_OUT: readonly (readonly [names: readonly string[], why: string])[] = [
  [
    list(
      'llm-rubric g-eval factuality similar similar:cosine similar:dot similar:euclidean answer-relevance context-faithfulness context-recall context-relevance model-graded-closedqa model-graded-factuality classifier moderation select-best max-score pi search-rubric conversation-relevance agent-rubric research-rubric guardrails citation-faithfulness noise-sensitivity',
    ),
    JUDGE,
  ],
  [list('python ruby webhook human'), CODE],
  [
    list('bleu gleu meteor rouge-n rouge-l levenshtein perplexity perplexity-score bertscore'),
    'a measure of a text’s likeness',
  ],
  [
    list(
      'is-html contains-html is-xml contains-xml is-sql contains-sql is-valid-sql word-count character-count tokens-used',
    ),
    'no expected value says it',
  ],
  [
    list(
      'trace-span-count trace-span-duration trace-error-spans skill-used trajectory:tool-used trajectory:goal-success trajectory:step-count trajectory:tool-args-match trajectory:tool-sequence',
    ),
    'a trace is no answer',
  ],
]
