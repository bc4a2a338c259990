import type { Rules } from "../rules"

/** A rule or guard that is broken on purpose, and the search that must see it. */
export interface Mutant {
  name: string
  search: string
  rules: (rules: Rules) => Partial<Rules>
}
