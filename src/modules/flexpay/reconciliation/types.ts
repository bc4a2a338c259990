import type { CurrencyCode } from "../transaction/transaction"

/** How the books can disagree. */
export const BREAK_KINDS = [
  "captured_not_paid", // Medusa captured money that the ledger has not
  "paid_not_captured", // the ledger has money that Medusa has not captured
  "amount_differs",
  "currency_differs",
  "state_differs", // FlexPay says paid and the ledger does not, or the reverse
  "flexpay_only", // FlexPay has it and we don't
  "flexpay_missing", // we have it and FlexPay doesn't
  "refund_without_payout",
  "payout_without_refund",
] as const

export type BreakKind = (typeof BREAK_KINDS)[number]

/** What one book has of the matter. Amounts are decimal strings, major units. */
export interface Entry {
  amount: string | null
  currency_code: string | null
  /** The ledger's state, or FlexPay's word. */
  state?: string
}

/** What the three books have of one matter; null where a book has nothing. */
export interface Sides {
  medusa: Entry | null
  plugin: Entry | null
  flexpay: Entry | null
}

export interface Break {
  id: string
  day: string
  kind: BreakKind
  transaction_id: string | null
  payment_id: string | null
  reference: string | null
  sides: Sides
  detected_at: Date
  owner_id: string | null
  closed_at: Date | null
  closed_by: string | null
  note: string | null
}

/** How many, and how much in major units as a decimal string. */
export interface Sum {
  count: number
  amount: string
}

/** One currency's money of one direction on a day. */
export interface Figure {
  kind: "payment" | "payout"
  currency_code: CurrencyCode
  /** Captured, or refunded, in Medusa. */
  medusa: Sum
  /** Paid, or paid out, in the ledger. */
  plugin: Sum
  /** What FlexPay says was paid, or paid out. */
  flexpay: Sum
  /** Of the ledger's: settled by a person without a booking in Medusa. */
  outside: Sum
  /** Sent, and not settled yet. */
  under_way: Sum
  /** Of the ledger's: centimes that were rounded up to whole francs. */
  rounded: string
}

export type ReconciliationState =
  | "comparing"
  | "asking" // compared once; FlexPay's answers are still coming in
  | "done"
  | "failed"

export interface Reconciliation {
  id: string
  state: ReconciliationState
  started_at: Date
  lease_until: Date | null
  compared_at: Date | null
  requested_by: string | null
  checks_requested_at: Date | null
  compared: number
  checkable: number
  answered: number
  figures: Figure[] | null
}

/** What a statement lists. */
export const STATEMENT_HOLDS = ["payments", "payouts", "both"] as const

export type StatementHolds = (typeof STATEMENT_HOLDS)[number]

export interface Statement {
  id: string
  day: string
  holds: StatementHolds
  file_name: string
  lines: number
  skipped_lines: number
  uploaded_by: string
  created_at: Date
}
