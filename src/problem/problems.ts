import type { ProblemTable } from './problem-table.ts'
import { CASES_PROBLEMS } from './problems/cases.ts'
import { FILES_PROBLEMS } from './problems/files.ts'
import { GITHUB_PROBLEMS } from './problems/github.ts'
import { LIBRARY_PROBLEMS } from './problems/library.ts'
import { MODELS_PROBLEMS } from './problems/models.ts'
import { PLAN_PROBLEMS } from './problems/plan.ts'
import { POLICY_PROBLEMS } from './problems/policy.ts'
import { PREFLIGHT_PROBLEMS } from './problems/preflight.ts'
import { PROBE_PROBLEMS } from './problems/probe.ts'
import { PROVIDER_PROBLEMS } from './problems/provider.ts'
import { PUBLISH_PROBLEMS } from './problems/publish.ts'
import { REQUEST_PROBLEMS } from './problems/request.ts'
import { REQUIREMENTS_PROBLEMS } from './problems/requirements.ts'
import { REUSE_PROBLEMS } from './problems/reuse.ts'
import { RUN_PROBLEMS } from './problems/run.ts'
import { SATISFIABLE_PROBLEMS } from './problems/satisfiable.ts'
import { SCHEMA_PROBLEMS } from './problems/schema.ts'
import { SWAP_PROBLEMS } from './problems/swap.ts'
import { WEAKENED_PROBLEMS } from './problems/weakened.ts'
import { YAML_PROBLEMS } from './problems/yaml.ts'

/** Every problem by its code: what is wrong, what to do about it, and the page that tells more. One table a room. */
export const PROBLEMS = {
  ...CASES_PROBLEMS,
  ...FILES_PROBLEMS,
  ...GITHUB_PROBLEMS,
  ...LIBRARY_PROBLEMS,
  ...MODELS_PROBLEMS,
  ...PLAN_PROBLEMS,
  ...POLICY_PROBLEMS,
  ...PREFLIGHT_PROBLEMS,
  ...PROBE_PROBLEMS,
  ...PROVIDER_PROBLEMS,
  ...PUBLISH_PROBLEMS,
  ...REQUEST_PROBLEMS,
  ...REQUIREMENTS_PROBLEMS,
  ...REUSE_PROBLEMS,
  ...RUN_PROBLEMS,
  ...SATISFIABLE_PROBLEMS,
  ...SCHEMA_PROBLEMS,
  ...SWAP_PROBLEMS,
  ...WEAKENED_PROBLEMS,
  ...YAML_PROBLEMS,
} satisfies ProblemTable

export type Code = keyof typeof PROBLEMS
