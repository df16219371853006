// Runs on whatever Node the machine has, so nothing newer than Node 18 may stand here.
// npm scripts find Node 24 in node_modules/.bin; where install scripts were held back it is not there.
const needed = 24
const found = Number(process.versions.node.split('.')[0])

if (found < needed) {
  process.stderr.write(
    [
      `modelgate needs Node ${needed} or newer; this script runs on Node ${process.versions.node}.`,
      `  "npm ci" puts Node ${needed} into node_modules/.bin by the install script of the package "node".`,
      '  It is not there, so install scripts were probably held back (ignore-scripts, or allowScripts).',
      '  Try: npm rebuild node --ignore-scripts=false',
      '',
    ].join('\n'),
  )
  process.exitCode = 2
}
