import { cleanText } from './clean.ts'
import type { Redactor } from './redact.ts'
import type { OutStream } from './sink.ts'

/** A remark that the runner shows on a line of a file or, without one, on the run. */
export interface WorkflowRemark {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly file?: string
  readonly line?: number
}

/** Writes our own workflow commands: the only lines that may begin with `::`. */
export function workflowCommands(stdout: Pick<OutStream, 'write'>, redact: Redactor): (remark: WorkflowRemark) => void {
  const clean = (text: string): string => redact(cleanText(text))
  return ({ level, title, message, file, line }) => {
    const properties = Object.entries({ file, line, title })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${escapeProperty(clean(String(value)))}`)
    stdout.write(`::${level} ${properties.join(',')}::${escapeData(clean(message))}\n`)
  }
}

/** What the runner unescapes in a command's data (actions/toolkit, command.ts, escapeData). */
const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** And in its properties, where `:` and `,` end one (escapeProperty). */
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
