/** What an audit finds. */
export interface Findings {
  /** Sums that were held beside each other, by currency. */
  sums: Sum[]
  /** How much was looked at, by what. */
  compared: [what: string, count: number][]
  /** Broken promises, each with the ids that it is about. */
  broken: string[]
  /** What Medusa itself left behind, and the plugin can't mend: ids by kind. */
  ofMedusa: [what: string, ids: string[]][]
}

/** One side, and the other's parts, which must come to the same. */
export interface Sum {
  currency: string
  what: string
  /** What the one side says. */
  amount: string
  /** Where the other side has it. */
  stands: [where: string, amount: string][]
}
