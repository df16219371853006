import type { Plan, Role } from '../plan/plan.ts'

/** Which units of which model were there already, two bits a place. */
export interface UnitSet {
  readonly add: (place: number, role: Role) => void
  readonly has: (place: number, role: Role) => boolean
  readonly remove: (place: number, role: Role) => void
}

export function createUnitSet({ unitCount }: Plan): UnitSet {
  const bits = new Uint8Array(unitCount)
  const bitOf = (role: Role): number => (role === 'candidate' ? 1 : 2)
  return {
    add: (place, role) => {
      bits[place] = (bits[place] as number) | bitOf(role)
    },
    has: (place, role) => ((bits[place] as number) & bitOf(role)) !== 0,
    remove: (place, role) => {
      bits[place] = (bits[place] as number) & ~bitOf(role)
    },
  }
}
