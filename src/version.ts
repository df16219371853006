/** The version of modelgate, as in package.json: a constant, so that `--version` reads no file. */
export const version = '0.1.0'

/** How a workflow names the Action: the repository, and the tag that moves with the releases of a major version. */
export const ACTION = 'modelgate/modelgate@v0'
