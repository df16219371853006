/** The version of modelgate, as in package.json: a constant, so that `--version` reads no file. */
export const version = '0.1.0'
