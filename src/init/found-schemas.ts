import { parsedJson } from '../json/parsed.ts'
import { isObject, type JsonValue } from '../json/value.ts'
import { isPython, isTypeScript, lineAt, type SourceFile } from './source/repository-files.ts'

/** A schema that only running code would give: it is named and never run. */
export interface CodeSchema {
  readonly name: string
  readonly by: string
  readonly file: string
  readonly line: number
}

/** What declares a schema in code, by library. */
const DECLARED: readonly (readonly [by: string, declared: RegExp, isOf: (file: SourceFile) => boolean])[] = [
  ['zod', /\b(?:const|let)\s+([A-Za-z_$][\w$]*)\s*(?::[^=\n]+)?=\s*z\s*\.\s*(?:strict)?[oO]bject\(/g, isTypeScript],
  ['TypeBox', /\b(?:const|let)\s+([A-Za-z_$][\w$]*)\s*(?::[^=\n]+)?=\s*Type\s*\.\s*Object\(/g, isTypeScript],
  ['valibot', /\b(?:const|let)\s+([A-Za-z_$][\w$]*)\s*(?::[^=\n]+)?=\s*v\s*\.\s*(?:strict)?[oO]bject\(/g, isTypeScript],
  ['Pydantic', /^class\s+([A-Za-z_]\w*)\s*\([^)\n]*\bBaseModel\b[^)\n]*\)/gm, isPython],
]

export const codeSchemas = (files: readonly SourceFile[]): readonly CodeSchema[] =>
  files.flatMap((file) =>
    DECLARED.flatMap(([by, declared, isOf]) =>
      isOf(file)
        ? [...file.text.matchAll(declared)].map((match) => ({
            name: match[1] ?? '',
            by,
            file: file.path,
            line: lineAt(file.text, match.index),
          }))
        : [],
    ),
  )

/** Files that hold a JSON Schema of an object: by `$schema`, or by what only a schema has beside each other. */
export const schemaFiles = (files: readonly SourceFile[]): readonly SourceFile[] =>
  files.filter((file) => file.path.endsWith('.json') && isSchema(parsedJson(file.text)))

function isSchema(value: JsonValue | undefined): boolean {
  if (!isObject(value) || typeof value.openapi === 'string') return false
  const isNamed = typeof value.$schema === 'string' && value.$schema.includes('json-schema.org')
  return (isNamed || value.type === 'object') && isObject(value.properties)
}
