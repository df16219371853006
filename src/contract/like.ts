/**
 * The Berkeley leaderboard's rule for strings: lower-cased, without white space and `, . / - _ * ^`, `'` read as `"`.
 * Source: docs/contracts.md#expected-values; `standardize_string` of bfcl_eval's ast_checker.
 */
export const isLike = (expected: string, found: string): boolean => letters(expected) === letters(found)

const letters = (text: string): string =>
  text
    .replace(/[\s,./\-_*^]/g, '')
    .toLowerCase()
    .replaceAll("'", '"')
