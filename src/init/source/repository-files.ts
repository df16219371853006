import { decodeUtf8, shownPath } from '../../contract/files/include.ts'
import { type FilePort, isReadFault } from '../../contract/files/port.ts'

/** A text file of the repository. */
export interface SourceFile {
  /** Relative to the repository. */
  readonly path: string
  readonly text: string
}

/** Folders of what others wrote or a build made. Those that begin with a dot are passed over too. */
const SKIPPED = new Set(
  'node_modules bower_components vendor dist build out target coverage venv env __pycache__ site-packages modelgate-report modelgate-rejudge'.split(
    ' ',
  ),
)
const MOST_FILES = 5000
const MOST_NAMES = 5000
const MAX_FILE_BYTES = 512 * 1024
const MAX_BYTES = 64 * 1024 * 1024
/** What code, schemas, prompts and configuration are written in. */
const READ = /\.(?:[cm]?[jt]sx?|py|json|ya?ml|toml|md|txt|prompt|j2|jinja2?|hbs|mustache)$|(?:^|\/)\.env(?:\.[\w.-]+)?$/
/** Made by tools, long, and about something else. */
const UNREAD =
  /(?:^|\/)(?:package-lock|composer\.lock|tsconfig[\w.]*|package)\.json$|\.min\.js$|pnpm-lock\.yaml$|\.d\.ts$/

/** The text files of a repository in the order of their paths, as many and as large as can be looked through at once. */
export function repositoryFiles(port: FilePort, cwd: string): readonly SourceFile[] {
  const files: SourceFile[] = []
  let bytesLeft = MAX_BYTES
  const enter = (folder: string): void => {
    for (const { name, kind } of port.list(folder, MOST_NAMES)) {
      const path = `${folder}/${name}`
      if (files.length >= MOST_FILES || bytesLeft <= 0) return
      if (kind === 'directory' && !name.startsWith('.') && !SKIPPED.has(name)) enter(path)
      if (kind !== 'file' || !READ.test(path) || UNREAD.test(path)) continue
      const bytes = port.read(path, MAX_FILE_BYTES)
      const text = isReadFault(bytes) ? null : decodeUtf8(bytes)
      if (text === null) continue
      bytesLeft -= text.length
      files.push({ path: shownPath(cwd, path), text: text.replace(/^\ufeff/, '') })
    }
  }
  enter(cwd)
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

export const isTypeScript = ({ path }: SourceFile): boolean => /\.[cm]?[jt]sx?$/.test(path)
export const isPython = ({ path }: SourceFile): boolean => path.endsWith('.py')
export const isTest = ({ path }: SourceFile): boolean =>
  /(?:^|\/)(?:tests?|__tests__|fixtures|mocks)\/|\.(?:test|spec)\.|(?:^|\/)test_[^/]*\.py$/.test(path)

/** 1-based line of an offset. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length
