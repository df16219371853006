import fc from 'fast-check'

/**
 * Property tests draw the same values on every run, so that a build says something about the change it builds.
 * `PROPERTY_SEED=random` draws others, and a whole number repeats a draw that a failure named.
 */
const asked = process.env.PROPERTY_SEED || '20261122'
if (asked !== 'random') {
  const seed = Number(asked)
  if (!Number.isInteger(seed)) throw new Error(`PROPERTY_SEED is ${asked}: "random" or a whole number is allowed`)
  fc.configureGlobal({ seed })
}
