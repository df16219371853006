import type { Instances, MaskbenchResult } from './maskbench.ts'

/** Disagreements with maskbench's labels, each looked at. Labels are those of Python's and Rust's jsonschema. */
const EXPLAINED: readonly (readonly [RegExp, string])[] = [
  [
    /^(Kubernetes---kb_(105|106|1147|1150|1151|1152|75|76)_Normalized|MCPspec---CallToolResult)\.json/,
    '`format: byte` is checked here: the text is not base64',
  ],
  [/^Github_easy---o24544\.json #3$/, 'conforms: the schema does not exclude further members'],
  [/^Github_trivial---o14485\.json #1$/, 'conforms: exactly one branch of `oneOf` holds'],
  [/^Github_easy---o76630\.json #1$/, 'the label rests on `format: iri`, which is refused here and was taken out'],
]

const explanation = (name: string): string | undefined => EXPLAINED.find(([pattern]) => pattern.test(name))?.[1]

/** Instances that pass although they are labelled invalid, with no reason given above. */
export const unexplainedPasses = ({ disagreements }: MaskbenchResult): readonly string[] =>
  disagreements.filter(({ name, label }) => !label && explanation(name) === undefined).map(({ name }) => name)

const row = (name: string, { agree, disagree, notJudged }: Instances) =>
  `| ${name} | ${agree + disagree + notJudged} | ${agree} | ${disagree} | ${notJudged} |`

export function maskbenchSection(result: MaskbenchResult, seconds: number): readonly string[] {
  const refused = [...result.refused].sort((a, b) => b[1] - a[1])
  return [
    '## JSON Schema: maskbench',
    '',
    `${result.schemas} schemas of the wild. ${result.asWritten} are accepted as written; ${result.cleaned} once members that check nothing (unknown keywords and formats, other \`$schema\`s: each is named with its place) are taken out; ${[...result.refused.values()].reduce((sum, count) => sum + count, 0)} are refused:`,
    '',
    ...refused.map(([code, count]) => `- \`${code}\`: ${count}`),
    '',
    '| instances | all | judged as labelled | judged otherwise | schema refused |',
    '| --- | --- | --- | --- | --- |',
    row('valid', result.valid),
    row('invalid', result.invalid),
    '',
    `Longer than the deadline of 2 s: ${result.timeouts.length === 0 ? 'none' : result.timeouts.join(', ')}. On the judging thread all of it took ${Math.round(seconds)} s when this page was made.`,
    '',
    '| instance | label | here | why |',
    '| --- | --- | --- | --- |',
    ...[...result.disagreements]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(
        ({ name, label, keyword }) =>
          `| ${name} | ${label ? 'valid' : 'invalid'} | ${keyword} | ${explanation(name) ?? 'not explained'} |`,
      ),
    '',
  ]
}
