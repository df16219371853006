import { diskFiles } from '../contract/files/disk.ts'
import type { FilePort } from '../contract/files/port.ts'
import type { GatePorts } from '../gate/request/request.ts'
import type { BegunThread } from '../judge/start-thread.ts'
import { createJudgeThread } from '../judge/thread.ts'
import { createRedactor, type LearningRedactor } from '../publish/redact.ts'
import { makeRoomForCalls } from './memory.ts'

/** Names of environment variables whose values are taken for secrets, whatever they are for. */
const SECRET_NAME = /KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL/i

/** A short value is one only where the name can mean nothing else: `MAX_TOKENS=100000` is none. */
const KEY_NAME = /(KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS?)$/i
const SHORT = 16

/** Takes every secret of the environment out of a text. */
export function environmentRedactor(environment: Readonly<Record<string, string | undefined>>): LearningRedactor {
  const found = Object.entries(environment).flatMap(([name, value = '']) =>
    (value.length < SHORT ? KEY_NAME : SECRET_NAME).test(name) ? [value] : [],
  )
  return createRedactor(found)
}

/** What an entry may have in place of what a process begins with. */
export interface ProcessParts {
  readonly files?: FilePort
  /** The judging thread, where the entry has begun it. */
  readonly begun?: BegunThread | null
  /** Told before the first call. */
  readonly callsBegin?: () => void
}

/** The gate's ports over this process: only entries call this. */
export function processPorts(
  judgeWorker: URL,
  environment: GatePorts['environment'],
  redact: LearningRedactor,
  cancelled: AbortSignal,
  { files = diskFiles(), begun = null, callsBegin = () => {} }: ProcessParts = {},
): Omit<GatePorts, 'started'> {
  return {
    files,
    environment,
    createJudge: () => createJudgeThread({ workerUrl: judgeWorker, now: () => performance.now(), begun }),
    pieceThreads: async (sheet) => {
      const { createPieceThreads } = await import('../gate/journals/pieces/piece-threads.ts')
      return createPieceThreads({ workerUrl: judgeWorker, threads: processors(), sheet })
    },
    scanThreads: async () => {
      const { createScanThreads } = await import('../gate/journals/inputs/scan-threads.ts')
      return createScanThreads({ workerUrl: judgeWorker, threads: processors() })
    },
    now: () => performance.now(),
    random: Math.random,
    today: () => new Date().toISOString().slice(0, 10),
    watchLoop: () => {
      callsBegin()
      return watchLoop()
    },
    cancelled,
    redact,
    secretSieve: redact.sieve,
    learnSecrets: redact.learn,
  }
}

const processors = (): number => process.getBuiltinModule('node:os').availableParallelism()

/** How often the loop is looked at. The monitor counts this interval with every sample. */
const LOOK_MS = 10

function watchLoop(): () => number {
  makeRoomForCalls()
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
  const delay = monitorEventLoopDelay({ resolution: LOOK_MS })
  delay.enable()
  return () => Math.max(0, delay.percentile(99) / 1e6 - LOOK_MS)
}
