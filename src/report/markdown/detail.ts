/** How much of a report is written; what is left out is counted in the text. */
export interface Detail {
  readonly tableRows: number
  readonly sections: number
  /** Places of failure, and what is told as found at each. */
  readonly kinds: number
  readonly values: number
  readonly cases: number
  readonly flips: number
  readonly findings: number
  /** Characters of a quoted value. */
  readonly value: number
}

const WHOLE: Detail = {
  tableRows: 2000,
  sections: 500,
  kinds: 50,
  values: 50,
  cases: 5,
  flips: 25,
  findings: 50,
  value: 300,
}
const USUAL: Detail = {
  tableRows: 200,
  sections: 20,
  kinds: 8,
  values: 4,
  cases: 3,
  flips: 6,
  findings: 10,
  value: 120,
}

/** From much to little: the first that fits its limit is taken. A comment starts at what is quickly read. */
export const DETAILS: Readonly<Record<'comment' | 'summary' | 'file', readonly Detail[]>> = (() => {
  const less: readonly Detail[] = [
    USUAL,
    { tableRows: 100, sections: 10, kinds: 4, values: 3, cases: 2, flips: 4, findings: 6, value: 80 },
    { tableRows: 50, sections: 5, kinds: 3, values: 2, cases: 2, flips: 2, findings: 4, value: 60 },
    { tableRows: 20, sections: 2, kinds: 2, values: 2, cases: 1, flips: 1, findings: 2, value: 40 },
    { tableRows: 5, sections: 1, kinds: 1, values: 1, cases: 1, flips: 0, findings: 1, value: 30 },
  ]
  return { comment: less, summary: [WHOLE, ...less], file: [WHOLE, ...less] }
})()
