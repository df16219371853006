import type { Language } from './source/literal.ts'
import { textsIn } from './source/named-files.ts'
import { isPython, isTest, isTypeScript, type SourceFile } from './source/repository-files.ts'

/** Ids of OpenAI's text models and of fine-tunes of them, as its models page spells them. */
const OPENAI_ID =
  /(?<![\w./@-])(?:ft:)?(?:gpt-\d[\w.]*(?:-[\w.]+)*|o[134](?:-(?:mini|pro|preview))?(?:-\d{4}-\d{2}-\d{2})?|chatgpt-[\w.-]+)(?::[\w.:-]+)?(?![\w/-])/g
/** Models of other kinds: no contract is held against them. */
const OTHER = /-(?:audio|realtime|image|tts|transcribe|search|embedding)|\.(?:md|json|yaml|py|ts|js)$/

const idsIn = (text: string): readonly string[] => (text.match(OPENAI_ID) ?? []).filter((id) => !OTHER.test(id))

export const isModelId = (text: string): boolean => idsIn(text)[0] === text

/** The id that stands in a piece of code as a text: `process.env.MODEL ?? 'gpt-4o-mini'`. */
export const modelIn = (code: string, language: Language): string | null =>
  textsIn(code, language).find(isModelId) ?? null

export interface FoundModel {
  readonly model: string
  readonly file: string
  readonly line: number
}

/** Every place that names a model: code and configuration, not what is written about them, tests last. */
export function modelsNamed(files: readonly SourceFile[]): readonly FoundModel[] {
  const read = files.filter(
    (file) => isTypeScript(file) || isPython(file) || /\.(?:json|ya?ml|toml)$|(?:^|\/)\.env/.test(file.path),
  )
  const ordered = [...read.filter((file) => !isTest(file)), ...read.filter(isTest)]
  return ordered.flatMap((file) =>
    file.text
      .split('\n')
      .flatMap((line, index) => idsIn(line).map((model) => ({ model, file: file.path, line: index + 1 }))),
  )
}
