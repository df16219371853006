/** The version of modelgate, as in package.json: a constant, so that `--version` reads no file. */
export const version = '0.1.0'

const REPOSITORY = 'modelgate/modelgate'
/** Moves with the releases of a major version. */
const TAG = 'v0'

/** How a workflow names the Action. */
export const ACTION = `${REPOSITORY}@${TAG}`

/** Where the project lives. */
export const HOME = `https://github.com/${REPOSITORY}`

/** What the pages that messages point to (src/problem/problems) stand below. */
export const DOCS = `${HOME}/blob/${TAG}/`
