/** What a stranger can bring, and the command that meets it. */
export interface Input {
  readonly what: string
  readonly write: (folder: string) => void
  /** Arguments of the command line; `baseUrl` is an endpoint whose streams never end. */
  readonly argv: (baseUrl: string) => readonly string[]
  /** Its processor time goes with the bytes that it sends, and is no goal. */
  readonly sends?: true
}

export const check =
  (...argv: readonly string[]) =>
  (): readonly string[] => ['check', ...argv]

export const run =
  (...argv: readonly string[]) =>
  (baseUrl: string): readonly string[] => ['run', ...argv, '--base-url', baseUrl, '--model', 'm', '--quiet']
