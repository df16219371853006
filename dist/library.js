import { library } from './modelgate.js'
export const { check, run, rejudge, judge } = await library(new URL('./judge-worker.js', import.meta.url))
