import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text of a file of a package, and what stands in its place in the bundle. */
interface Change {
  readonly file: string
  readonly from: string
  readonly to: string
}

/**
 * What the bundle leaves out of packages, or runs only where it is used. None of it changes what a package does for us:
 * each is a part that we never call, or a statement that is moved to where its value is needed.
 */
const CHANGES: Readonly<Record<string, readonly Change[]>> = {
  undici: [
    // The parser that UNDICI_USE_MILO=1 asks for, an experiment of 170 kB: left out as in the copy that Node holds.
    { file: 'lib/dispatcher/client-h1.js', from: "typeof esbuildDetection === 'undefined'", to: 'false' },
    // HTTP/2 takes 14 ms to load, and our own transport never asks for it.
    {
      file: 'lib/dispatcher/client.js',
      from: "const connectH2 = require('./client-h2.js')",
      to: "const connectH2 = (...given) => require('./client-h2.js')(...given)",
    },
  ],
  // Its modules only define things, so that those for tokens of OIDC and for running programs, with an HTTP client of
  // their own, are left out: we use neither.
  '@actions/core': [{ file: 'package.json', from: '"type": "module",', to: '"type": "module", "sideEffects": false,' }],
  // Of undici's index these use one name each; it loads WebSockets, caches and mocks besides.
  '@actions/github': [
    {
      file: 'lib/internal/utils.js',
      from: "import { fetch } from 'undici'",
      to: "import { fetch } from 'undici/lib/web/fetch/index.js'",
    },
    {
      file: 'node_modules/@actions/http-client/lib/index.js',
      from: 'require("undici")',
      to: '{ ProxyAgent: require("undici/lib/dispatcher/proxy-agent.js") }',
    },
  ],
}

/**
 * Writes changed copies of packages into a folder, where a bundle that is made there finds them before the packages.
 *
 * @throws Error where a package no longer holds what is changed
 */
export function trimPackages(root: string, folder: string): void {
  for (const [name, changes] of Object.entries(CHANGES)) {
    const copy = join(folder, 'node_modules', name)
    cpSync(join(root, 'node_modules', name), copy, { recursive: true })
    for (const { file, from, to } of changes) {
      const path = join(copy, file)
      const before = readFileSync(path, 'utf8')
      if (!before.includes(from)) throw new Error(`${name}/${file} no longer holds: ${from}`)
      writeFileSync(path, before.replaceAll(from, to))
    }
  }
}
