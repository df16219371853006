import type { Language, Literal } from './literal.ts'
import { LiteralReader } from './read-literal.ts'
import { isPython, isTypeScript, type SourceFile } from './repository-files.ts'

const MOST_STEPS = 6

/** A value, and the file it is written in. */
export interface Resolved {
  readonly literal: Literal
  readonly file: SourceFile
}

export const languageOf = (file: SourceFile): Language => (isPython(file) ? 'python' : 'typescript')

/**
 * What names stand for: constants of the same file, or of another one that it imports. Code that is no name, or a name
 * that is given no value outside of functions, stays code.
 */
export class Names {
  private readonly files: readonly SourceFile[]

  constructor(files: readonly SourceFile[]) {
    this.files = files.filter((file) => isTypeScript(file) || isPython(file))
  }

  resolve(found: Resolved, stepsLeft: number = MOST_STEPS): Resolved {
    const { literal, file } = found
    const [, name] = literal.kind === 'code' ? (/^([A-Za-z_$][\w$]*)(?:\.read\(\))?$/.exec(literal.code) ?? []) : []
    if (name === undefined || stepsLeft === 0) return found
    const value = this.constant(name, file)
    return value ? this.resolve(value, stepsLeft - 1) : found
  }

  private constant(name: string, file: SourceFile): Resolved | null {
    const own = writtenValue(name, file) ?? importedFile(name, file) ?? openedFile(name, file)
    if (own) return own
    if (!new RegExp(`import[^;]{0,2000}?\\b${escaped(name)}\\b`).test(file.text)) return null
    for (const other of this.files) {
      const value = other !== file && languageOf(other) === languageOf(file) ? writtenValue(name, other) : null
      if (value) return value
    }
    return null
  }
}

/** `import name from './file.json'`: code that names the file. */
function importedFile(name: string, file: SourceFile): Resolved | null {
  const found = new RegExp(
    `\\bimport\\s+(?:\\*\\s+as\\s+)?${escaped(name)}\\s+from\\s+(['"][^'"\\n]+\\.\\w+['"])`,
  ).exec(file.text)
  return found ? { literal: { kind: 'code', code: `(${found[1]})`, at: found.index }, file } : null
}

/** `with open('file') as handle`, of which `handle` is read. */
function openedFile(name: string, file: SourceFile): Resolved | null {
  const found = new RegExp(`\\bopen\\(([^\\n]*?)\\)\\s+as\\s+${escaped(name)}\\b`).exec(file.text)
  return found ? { literal: { kind: 'code', code: `(${found[1]})`, at: found.index }, file } : null
}

const escaped = (name: string): string => name.replaceAll('$', '\\$')

function writtenValue(name: string, file: SourceFile): Resolved | null {
  const language = languageOf(file)
  const begins =
    language === 'python'
      ? new RegExp(`^[ \\t]*${escaped(name)}[ \\t]*(?::[^=\\n]+)?=(?!=)`, 'm')
      : new RegExp(`\\b(?:const|let|var)\\s+${escaped(name)}\\b\\s*(?::[^=\\n]+)?=(?![=>])`)
  const found = begins.exec(file.text)
  if (!found) return null
  const { literal } = new LiteralReader(file.text, language).expression(found.index + found[0].length)
  return { literal, file }
}
