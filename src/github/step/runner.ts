import { error, getInput, notice, setOutput, setSecret, summary, warning } from '@actions/core'
import { cleanText } from '../../publish/clean.ts'
import type { Redactor } from '../../publish/redact.ts'

/** A remark that the runner shows on a line of a file or, without one, on the run. */
export interface RunnerRemark {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly file?: string
  readonly line?: number
}

/** What a step says to its runner, in the runner's own protocol. Texts are cleaned before they reach it. */
export interface Runner {
  /** An input's text, trimmed; empty where it was not given. */
  readonly input: (name: string) => string
  /** Has the runner mask a value in all that this job logs. The line that says so is taken out of the log by the runner. */
  readonly mask: (secret: string) => void
  readonly remark: (remark: RunnerRemark) => void
  /** @throws the system's error */
  readonly setOutput: (name: string, value: string) => void
  /** Adds Markdown to the step's summary. Rejects with the system's error. */
  readonly addSummary: (markdown: string) => Promise<void>
}

/**
 * The runner as `@actions/core` speaks to it. Outside of a job there is none: a secret is then not written out to be
 * masked, and outputs and summary go nowhere.
 */
export function toolkitRunner(environment: Readonly<Record<string, string | undefined>>, redact: Redactor): Runner {
  const say = { error, warning, notice }
  const clean = (text: string): string => redact(cleanText(text))
  return {
    input: (name) => getInput(name),
    mask: (secret) => {
      if (environment['GITHUB_ACTIONS'] === 'true') setSecret(secret)
    },
    remark: ({ level, title, message, file, line }) => {
      const place = {
        ...(file === undefined ? {} : { file: clean(file) }),
        ...(line === undefined ? {} : { startLine: line }),
      }
      say[level](clean(message), { title: clean(title), ...place })
    },
    setOutput: (name, value) => {
      if (environment['GITHUB_OUTPUT']) setOutput(name, value)
    },
    addSummary: async (markdown) => {
      if (environment['GITHUB_STEP_SUMMARY']) await summary.addRaw(markdown).write()
    },
  }
}
