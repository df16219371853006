import { TODO } from '../contract/todo.ts'
import type { JsonObject, JsonValue } from '../json/value.ts'
import type { Literal, TextPart } from './source/literal.ts'
import { isPrompt, namedFile, promptNamed } from './source/named-files.ts'
import { languageOf, type Names, type Resolved } from './source/names.ts'
import { LiteralReader } from './source/read-literal.ts'
import { lineAt, type SourceFile } from './source/repository-files.ts'

/** What the parts of a request are made with. */
export interface Repository {
  readonly files: readonly SourceFile[]
  readonly names: Names
}

/** Turns what the source writes into members of a contract's request, and keeps what that takes. */
export class RequestValues {
  /** Variables in the order in which they were met. */
  readonly variables = new Set<string>()
  /** Files that the request takes in, relative to the repository. */
  readonly taken = new Set<string>()
  private readonly repository: Repository

  constructor(repository: Repository) {
    this.repository = repository
  }

  /** A value as JSON. Code that can't be read becomes a file that it names, else what `unread` makes of it. */
  value(found: Resolved, unread: (code: string, at: string) => JsonValue | undefined = todo): JsonValue | undefined {
    const resolved = this.repository.names.resolve(found)
    const { literal, file } = resolved
    switch (literal.kind) {
      case 'scalar':
        return literal.value
      case 'text':
        return this.text(literal.parts)
      case 'list':
        return literal.items.flatMap((item) => {
          const one = this.value({ literal: item, file }, unread)
          return one === undefined ? [] : [one]
        })
      case 'object':
        return this.members(literal, file, unread)
      case 'code':
        return (
          this.formatted(literal.code, file) ??
          this.fileOf(literal.code, file) ??
          unread(literal.code, placeOf(file, literal))
        )
    }
  }

  /** A variable that stands for code. */
  variable(code: string): string {
    const name = variableName(code)
    this.variables.add(name)
    return `{{${name}}}`
  }

  private members(
    { members }: Extract<Literal, { kind: 'object' }>,
    file: SourceFile,
    unread: (code: string, at: string) => JsonValue | undefined,
  ): JsonObject {
    return Object.fromEntries(
      members.flatMap(([name, literal]) => {
        const value = this.value({ literal, file }, unread)
        return value === undefined ? [] : [[name, value]]
      }),
    )
  }

  private text(parts: readonly TextPart[]): string {
    return parts
      .map((part) => (typeof part === 'string' ? part.replaceAll('{{', '\\{{') : this.variable(part.inserted)))
      .join('')
  }

  /** Python's `TEXT.format(name=…)`, and what takes indentation out. */
  private formatted(code: string, file: SourceFile): JsonValue | undefined {
    const [, name] = /^([A-Za-z_]\w*)\.format\(/.exec(code) ?? []
    const inner = name === undefined ? /^(?:textwrap\.)?dedent\s*\(?/.exec(code)?.[0] : undefined
    const read =
      name !== undefined
        ? this.repository.names.resolve({ literal: { kind: 'code', code: name, at: 0 }, file }).literal
        : inner === undefined
          ? null
          : new LiteralReader(code, languageOf(file)).expression(inner.length).literal
    if (read?.kind !== 'text') return undefined
    if (inner !== undefined) return dedented(this.text(read.parts))
    return this.text(read.parts.flatMap(formatParts))
  }

  private fileOf(code: string, from: SourceFile): JsonValue | undefined {
    const { files } = this.repository
    const file = namedFile(code, languageOf(from), from, files) ?? promptNamed(code, languageOf(from), files)
    if (!file || (!isPrompt(file) && !file.path.endsWith('.json'))) return undefined
    this.taken.add(file.path)
    for (const [, name = ''] of file.text.matchAll(TEMPLATE)) this.variables.add(name)
    return { $file: `../${file.path}` }
  }
}

const TEMPLATE = /\{\{\s*([A-Za-z_][A-Za-z0-9_-]*)\s*\}\}/g

/** `{name}` inserts, `{{` and `}}` are braces (Python, "Format String Syntax"). */
function formatParts(part: TextPart): readonly TextPart[] {
  if (typeof part !== 'string') return [part]
  return part.split(/(\{\{|\}\}|\{[A-Za-z_][\w.]*(?::[^}]*)?\})/).map((piece) => {
    if (piece === '{{' || piece === '}}') return piece[0] as string
    const [, name] = /^\{([\w.]+)(?::[^}]*)?\}$/.exec(piece) ?? []
    return name === undefined ? piece : { inserted: name }
  })
}

function dedented(text: string): string {
  const lines = text.replace(/^\n/, '').split('\n')
  const widths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const width = Math.min(...widths, 200)
  return lines
    .map((line) => line.slice(width))
    .join('\n')
    .trim()
}

const placeOf = (file: SourceFile, { at }: { readonly at: number }): string => `${file.path}:${lineAt(file.text, at)}`

/** What has to be filled in by hand. */
export const todo = (code: string, at: string): JsonObject => ({ [TODO]: `${at}: what ${short(code)} gives` })

const short = (code: string): string => {
  const line = code.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

/** Names that say nothing without what stands before them. */
const BARE = new Set(['text', 'body', 'content', 'value', 'message', 'data', 'input', 'name', 'id'])

/** What a variable is called that stands for a piece of code: `ticket.body` → `ticket_body`, `JSON.stringify(order)` → `order`. */
export function variableName(code: string): string {
  const inner = /^(?:await\s+)?(?:JSON\.stringify|json\.dumps|String|str)\s*\(\s*([^,)]+)/.exec(code)?.[1] ?? code
  const [path = ''] =
    /[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*(?!\w*\s*\())*/.exec(inner.replace(/^await\s+/, '')) ?? []
  const names = path.split(/\??\./).filter((name) => name !== 'self' && name !== 'this')
  const last = names.at(-1) ?? ''
  const name = BARE.has(last) && names.length > 1 ? `${names.at(-2)}_${last}` : last
  const plain = name.replace(/[^A-Za-z0-9_]/g, '').slice(0, 40)
  return /^[A-Za-z_]/.test(plain) ? plain : 'input'
}
