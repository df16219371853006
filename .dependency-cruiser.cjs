/**
 * The tree is the pipeline: imports point one way, down this list. Each rule says why.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const layers = [
  'problem',
  'json',
  'contract',
  'provider',
  'registry',
  'preflight',
  'plan',
  'model',
  'outcome',
  'judge',
  'journal',
  'run',
  'probe',
  'verdict',
  'report',
  'publish',
  'simulator',
  'import',
  'init',
  'scan',
  'swap',
]

/** Types that stand in the spine: answers, outcomes and observations are spoken of before they are made. */
const spine = {
  contract: '^src/(model|outcome)/',
  provider: '^src/(model|outcome)/',
  preflight: '^src/(model|outcome)/',
  plan: '^src/(model|outcome)/',
  verdict: '^src/report/report[a-z-]*\\.ts$',
}

const above = (index) =>
  `^src/(${[...layers.slice(index + 1), 'gate', 'base', 'github', 'commands', 'library'].join('|')})/|^src/gate\\.ts$`

const layerRules = layers.flatMap((layer, index) => {
  const rule = {
    name: `${layer}-looks-down`,
    comment: `A call flows ${layers.join(' → ')}: ${layer}/ must be understood without the folders after it.`,
    severity: 'error',
    from: { path: `^src/${layer}/` },
    to: { path: above(index) },
  }
  if (!(layer in spine)) return [rule]
  const typesOnly = {
    name: `${layer}-takes-types-only`,
    comment: `${layer}/ speaks of what later folders make by its types; it never makes or judges one itself.`,
    severity: 'error',
    from: { path: `^src/${layer}/` },
    to: { path: spine[layer], dependencyTypesNot: ['type-only'] },
  }
  return [{ ...rule, to: { ...rule.to, pathNot: spine[layer] } }, typesOnly]
})

const pure = '^src/(provider|outcome|verdict|report|json)/'

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'gate-knows-no-surface',
      comment:
        'One engine serves the Action and the command line; what only one of them knows comes in as an argument.',
      severity: 'error',
      from: { path: '^src/gate(\\.ts$|/)' },
      to: { path: '^src/(base|github|commands|library)/' },
    },
    {
      name: 'base-knows-no-surface',
      comment:
        'A change is held against its base by the same code on GitHub and on any other CI; where commit and labels come from is an argument.',
      severity: 'error',
      from: { path: '^src/base/' },
      to: { path: '^src/(github|commands|library)/' },
    },
    {
      name: 'surfaces-apart',
      comment: 'The Action must work without the command line and the other way round, and both without the library.',
      severity: 'error',
      from: { path: '^src/(github|commands|library)/' },
      to: { path: '^src/(github|commands|library)/', pathNot: '^src/$1/' },
    },
    {
      name: 'nothing-imports-an-entry',
      comment:
        'Entries wire and read the world (clock, environment); whoever imports one gets all of it. The bundle alone joins them.',
      severity: 'error',
      from: { pathNot: '^src/bundle\\.ts$' },
      to: { path: '^src/(action|cli|bundle|index|judge-worker|vitest)\\.ts$' },
    },
    {
      name: 'pure-folders-do-no-io',
      comment:
        'report = f(plan, journal): what judges and renders must give the same bytes anywhere, so it touches no world.',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|util|url|buffer)$' },
    },
    {
      name: 'actions-packages-at-the-edge',
      comment: '@actions/* bring two copies of undici and the runner’s protocol; only the Action pays for them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(action\\.ts$|github/)' },
      to: { path: 'node_modules/@(actions|octokit)/' },
    },
    {
      name: 'openai-behind-the-port',
      comment:
        'ModelClient is the one port to a model; a second user of the client would escape deadlines, retries and redaction.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/model/' },
      to: { path: 'node_modules/openai/' },
    },
    {
      name: 'ajv-in-its-thread',
      comment:
        'A stranger’s schema can stop a thread: validation lives in outcome/, hosted with a deadline. The format’s own schemas are ours.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(outcome/|contract/format)' },
      to: { path: 'node_modules/ajv(-formats|-draft-04)?/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'What is bundled into dist/ is a pinned dependency with a licence we have read.',
      severity: 'error',
      // The matcher's entry is not bundled: vitest is the one that calls it.
      from: { path: '^src/', pathNot: '^src/vitest\\.ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that can’t be found fails at run time, where it is lazy, in front of a user.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
}
