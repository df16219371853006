/** The sentences of a problem code; `{name}` is replaced by the problem's argument of that name. */
export interface Words {
  readonly title: string
  readonly hint: string
  readonly doc: string
}
