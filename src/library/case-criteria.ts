import type { FilePort } from '../contract/files/port.ts'
import { loadContracts } from '../contract/load.ts'
import type { SchemaDocument } from '../contract/schema-document.ts'
import { renderRequest } from '../contract/template.ts'
import type { Criteria } from '../outcome/criteria.ts'
import { criteriaOf } from '../outcome/criteria-of.ts'
import { toolSchemas } from '../outcome/tool-schema.ts'
import { selectCases } from '../plan/select.ts'
import { bad, good, type Result } from '../problem/problem.ts'
import { schemasOf } from '../run/wiring.ts'

/** What one case of a contract asks of an answer, and every schema that this takes. */
export interface CaseCriteria {
  readonly criteria: Criteria
  readonly schemas: readonly SchemaDocument[]
}

/** Reads a contract file and takes what one case of it asks; the case may be left out where there is only one. */
export function caseCriteria(
  file: string,
  id: string | undefined,
  options: { readonly port: FilePort; readonly cwd: string },
): Result<CaseCriteria> {
  const loaded = loadContracts([file], options)
  if (!loaded.ok) return loaded
  const selected = selectCases(loaded.value, { cases: id === undefined ? [] : [id] })
  if (!selected.ok) return selected
  const [contract, ...others] = selected.value
  if (contract === undefined || others.length > 0 || contract.cases.length !== 1)
    return bad({ code: 'case-unnamed', args: { file } })
  const one = contract.cases.at(0)
  if (one.turns) return bad({ code: 'case-is-flow', args: { id: one.id }, place: one.place })
  const { expect } = one
  const request = renderRequest(contract, one)
  const criteria = criteriaOf(request, contract.api, expect, toolSchemas(contract.placeOf('/request/tools')))
  return good({ criteria, schemas: schemasOf({ contracts: [{ contract }] }) })
}
