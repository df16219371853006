/** The Action's entry: inputs → gate → publish → exit code. */
export async function action(): Promise<void> {
  process.stderr.write('modelgate: this build has no gate yet\n')
  process.exitCode = 4
}
