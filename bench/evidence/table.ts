/** A Markdown table; cells are ours or names of models, which hold no pipe. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
