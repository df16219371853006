export type { CallMeasure, Observation } from '../outcome/observation.ts'
