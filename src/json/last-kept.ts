/** The same function, which works once for values that come one after the other and are the same. */
export function lastKept<From extends string | number | null, To>(change: (from: From) => To): (from: From) => To {
  let last: { readonly from: From; readonly to: To } | null = null
  return (from) => {
    if (last === null || last.from !== from) last = { from, to: change(from) }
    return last.to
  }
}
