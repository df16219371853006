import { action } from './modelgate.js'
await action({ judgeWorker: new URL('./judge-worker.js', import.meta.url) })
