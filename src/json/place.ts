/**
 * 1-based line and column of a UTF-16 offset. Lines end at LF, CRLF or CR; a leading BOM takes no column.
 */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1
  let lineStart = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const end = Math.min(offset, text.length)
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code !== 0x0a && code !== 0x0d) continue
    if (code === 0x0d && text.charCodeAt(i + 1) === 0x0a) {
      if (i + 1 >= end) break
      i++
    }
    line++
    lineStart = i + 1
  }
  return { line, column: Math.max(1, end - lineStart + 1) }
}
