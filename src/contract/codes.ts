import type { PolicyCheckCode } from './against-policy.ts'
import type { CaseFileCode } from './case-file.ts'
import type { CaseCode } from './case-read.ts'
import type { CasesCode } from './cases-read.ts'
import type { ContractFileCode } from './contract-read.ts'
import type { ExpectCode } from './expect-read.ts'
import type { GoldenCode } from './golden.ts'
import type { IncludeCode } from './include.ts'
import type { LoadCode } from './load.ts'
import type { PolicyFileCode } from './load-policy.ts'
import type { PatternCode } from './pattern.ts'
import type { PolicyMergeCode } from './policy-merge.ts'
import type { RequestCode } from './request-read.ts'
import type { SchemaCode } from './schema-read.ts'
import type { StructureCode } from './structure.ts'
import type { ValueCode } from './values.ts'
import type { YamlCode } from './yaml-caps.ts'

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
  | ExpectCode
  | PatternCode
  | CaseCode
  | CasesCode
  | CaseFileCode
  | GoldenCode

/** What can be wrong with a policy file, and with contracts held against a policy. */
export type PolicyOwnCode = PolicyFileCode | PolicyMergeCode | PolicyCheckCode
/** A policy file is read as a contract file is, so it can be wrong in the same ways. */
export type PolicyCode = ContractCode | PolicyOwnCode
