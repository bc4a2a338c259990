import type { InferTypeOf } from "@medusajs/framework/types"
import type FlexPayBreak from "../models/break"
import type FlexPayExportFile from "../models/export-file"
import type FlexPayReconciliation from "../models/reconciliation"
import type { CurrencyCode } from "../transaction/transaction"

/** Kinds of differences between the records. */
export const BREAK_KINDS = [
  "captured_not_paid", // captured in Medusa, not succeeded in the plugin
  "paid_not_captured", // succeeded in the plugin, not captured in Medusa
  "amount_differs",
  "currency_differs",
  "state_differs", // paid at FlexPay and not in the plugin, or the reverse
  "flexpay_only", // unknown to the plugin
  "flexpay_missing", // unknown to FlexPay
  "flexpay_negative", // FlexPay lists a negative amount of a payment
  "refund_without_payout",
  "payout_without_refund",
] as const

export type BreakKind = (typeof BREAK_KINDS)[number]

/** One record of a break. Amounts are decimal strings, major units. */
export interface Entry {
  amount: string | null
  currency_code: string | null
  /** The plugin's state, or FlexPay's status. */
  state?: string
}

/** The three records of a break; null where one is missing. */
export interface Sides {
  medusa: Entry | null
  plugin: Entry | null
  flexpay: Entry | null
}

export interface Break extends Omit<
  InferTypeOf<typeof FlexPayBreak>,
  "kind" | "sides"
> {
  kind: BreakKind
  sides: Sides
}

/** A number of transactions, and their amount: decimal string, major units. */
export interface Sum {
  count: number
  amount: string
}

/** The sums of one kind and currency on a day. */
export interface Figure {
  kind: "payment" | "payout"
  currency_code: CurrencyCode
  /** Captured, or refunded, in Medusa. */
  medusa: Sum
  /** Succeeded in the plugin. */
  plugin: Sum
  /** Paid, or paid out, at FlexPay. */
  flexpay: Sum
  /** Of the plugin's: resolved by an operator, without a booking in Medusa. */
  outside: Sum
  /** Sent, without a final state. */
  under_way: Sum
  /** Of the plugin's: centimes that were rounded up to whole francs. */
  rounded: string
}

export type ReconciliationState =
  | "comparing"
  | "checking" // compared; checks are not answered yet
  | "done"
  | "failed"

export interface Reconciliation extends Omit<
  InferTypeOf<typeof FlexPayReconciliation>,
  "state" | "figures"
> {
  state: ReconciliationState
  figures: Figure[] | null
}

/** What FlexPay's export file lists. */
export const EXPORT_COVERAGES = ["payments", "payouts", "both"] as const

export type ExportCoverage = (typeof EXPORT_COVERAGES)[number]

/** An export file that counts for a day. */
export interface ExportFile extends Omit<
  InferTypeOf<typeof FlexPayExportFile>,
  "covers"
> {
  covers: ExportCoverage
}
