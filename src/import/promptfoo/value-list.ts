/**
 * A list that is written as one text: parts are apart by commas, and one in double quotes may hold some
 * (promptfoo 0.123, `parseCommaSeparatedValues`). Empty parts are none.
 */
export function valueList(text: string): readonly string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; ) {
    if (/[\s,]/.test(text[at] as string)) at++
    else if (text[at] === '"') {
      const quoted = /^"((?:\\["\\]|""|[^"])*)"/.exec(text.slice(at))
      // Without its end it is no list of theirs either; the text stands as it is.
      if (quoted === null) return [...parts, text.slice(at)]
      parts.push((quoted[1] as string).replace(/\\(["\\])|""/g, (_, escaped?: string) => escaped ?? '"'))
      at += quoted[0].length
    } else {
      const end = text.indexOf(',', at)
      parts.push(text.slice(at, end < 0 ? undefined : end).trim())
      at = end < 0 ? text.length : end
    }
  }
  return parts
}
