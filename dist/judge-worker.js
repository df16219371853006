import { thread } from './modelgate.js'
await thread()
