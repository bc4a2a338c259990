/** The result of an audit. */
export interface AuditResult {
  /** Sums of FlexPay's or Medusa's side and where the shop has them, by currency. */
  sums: Sum[]
  /** How many records were compared, by kind. */
  compared: [kind: string, count: number][]
  /** Broken promises, each with the ids that it is about. */
  broken: string[]
  /** What Medusa itself left behind, and the plugin can't repair: ids by kind. */
  ofMedusa: [kind: string, ids: string[]][]
}

/** An amount of one side, and its parts on the other, which add up to it. */
export interface Sum {
  currency: string
  label: string
  amount: string
  parts: [place: string, amount: string][]
}
