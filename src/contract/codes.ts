import type { CaseFileCode } from './cases/case-file.ts'
import type { CaseCode } from './cases/case-read.ts'
import type { CasesCode } from './cases/cases-read.ts'
import type { GoldenCode } from './cases/golden.ts'
import type { ContractFileCode } from './contract-read.ts'
import type { ExpectCode } from './expect-read.ts'
import type { IncludeCode } from './files/include.ts'
import type { YamlCode } from './files/yaml-caps.ts'
import type { LoadCode } from './load.ts'
import type { PatternCode } from './pattern.ts'
import type { PolicyCheckCode } from './policy/against-policy.ts'
import type { PolicyFileCode } from './policy/load-policy.ts'
import type { PolicyMergeCode } from './policy/policy-merge.ts'
import type { RequestRuleCode } from './request/rule.ts'
import type { RequestCode } from './request-read.ts'
import type { SchemaCode } from './schema-read.ts'
import type { StructureCode } from './structure.ts'
import type { TodoCode } from './todo.ts'
import type { ValueCode } from './values.ts'

/** Everything that can be wrong with a contract, or deserves a warning, before it is held against a policy. */
export type ContractCode =
  | YamlCode
  | StructureCode
  | LoadCode
  | ContractFileCode
  | IncludeCode
  | ValueCode
  | SchemaCode
  | RequestCode
  | RequestRuleCode
  | ExpectCode
  | PatternCode
  | TodoCode
  | CaseCode
  | CasesCode
  | CaseFileCode
  | GoldenCode

/** What can be wrong with a policy file, and with contracts held against a policy. */
export type PolicyOwnCode = PolicyFileCode | PolicyMergeCode | PolicyCheckCode
/** A policy file is read as a contract file is, so it can be wrong in the same ways. */
export type PolicyCode = ContractCode | PolicyOwnCode
