const TOKEN =
  /\s*(?:(?<number>-?\d+(?:\.\d+)?(?![\w.]))|(?<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`\\$]*`)|(?<word>[A-Za-z_$][\w$]*)|(?<sign>===|!==|==|!=|<=|>=|&&|\|\||\?\.|[().,[\]<>;={}!?:-]))/y

/** Comments, an arrow around the whole, and a `try` whose only other way is `false`. */
export function withoutShell(code: string): string {
  let text = code
    .replace(/^\s*\/\/.*$/gm, '')
    .trim()
    .replace(/^\(?\s*(?:output|\(\s*output\s*(?:,\s*context\s*)?\))\s*=>\s*/, '')
  const [, tried] =
    /^try\s*\{([\s\S]*)\}\s*catch\s*(?:\(\s*\w+\s*\))?\s*\{\s*return\s+false\s*;?\s*\}\s*;?$/.exec(text) ?? []
  text = (tried ?? text).trim()
  return text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text
}

export function tokensOf(code: string): readonly string[] | null {
  const tokens: string[] = []
  const end = code.trimEnd().length
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < end; ) {
    const found = TOKEN.exec(code)
    if (!found || tokens.length > 500) return null
    tokens.push(found[0].trim())
  }
  return tokens
}

/** The text of a quoted token, or a bare one as it stands. */
export const unquoted = (token: string): string =>
  /^["'`]/.test(token) ? token.slice(1, -1).replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char)) : token
