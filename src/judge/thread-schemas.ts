import type { Turn } from '../contract/contract.ts'
import type { Expect, ExpectedCalls, ValueChecks } from '../contract/expect.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import type { Criteria } from '../outcome/criteria.ts'

type Replace = (schema: SchemaDocument) => SchemaDocument

/** The same criteria with every schema replaced. Nothing else is copied deeply. */
export function replaceSchemas(criteria: Criteria, replace: Replace): Criteria {
  return {
    ...criteria,
    expect: expectWith(criteria.expect, replace),
    tools: criteria.tools.map((tool) => ({
      ...tool,
      parameters: tool.parameters === null ? null : replace(tool.parameters),
    })),
  }
}

/** The same turn with every schema replaced, those of `when` too. */
export function replaceTurnSchemas(turn: Turn, replace: Replace): Turn {
  const { toolResults } = turn
  const expect = expectWith(turn.expect, replace)
  if (toolResults === undefined) return { ...turn, expect }
  const results = toolResults.map((tool) => ({
    ...tool,
    results: tool.results.map((result) =>
      result.when === undefined ? result : { ...result, when: checksWith(result.when, replace) },
    ),
  }))
  return { ...turn, expect, toolResults: results }
}

function expectWith(expect: Expect, replace: Replace): Expect {
  return {
    ...expect,
    ...(expect.schema && { schema: replace(expect.schema) }),
    ...(expect.values && { values: checksWith(expect.values, replace) }),
    ...(expect.calls && { calls: callsWith(expect.calls, replace) }),
  }
}

function callsWith(calls: ExpectedCalls, replace: Replace): ExpectedCalls {
  return {
    ...calls,
    calls: calls.calls.map((call) =>
      call.arguments === undefined ? call : { ...call, arguments: checksWith(call.arguments, replace) },
    ),
  }
}

function checksWith(checks: ValueChecks, replace: Replace): ValueChecks {
  return {
    ...checks,
    ...(checks.schema && { schema: replace(checks.schema) }),
    ...(checks.pointers && {
      pointers: new Map([...checks.pointers].map(([pointer, inner]) => [pointer, checksWith(inner, replace)])),
    }),
  }
}
