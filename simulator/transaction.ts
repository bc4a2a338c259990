import type { Currency, Money } from "./money"
import type { CheckTrouble } from "./scenario"

/** Which service took the request. */
export type Kind = "payment" | "card" | "payout"

/** What `status` of check means, by its digit (FlexPay spec 1.5, Check). */
export const statuses = {
  paid: "0",
  failed: "1",
  pending: "2",
  reversing: "3",
  reversed: "4",
  cancelled: "5",
} as const

/** Where a transaction stands. */
export type State = keyof typeof statuses

/** Why a transaction did not succeed; only the simulator's own ledger says. */
export type Reason =
  | "refused_by_shopper"
  | "wrong_pin"
  | "insufficient_funds"
  | "number_locked"
  | "expired"
  | "card_declined"
  | "recipient_unreachable"

/** One callback that was sent. */
export interface SentCallback {
  at: Date
  body: Record<string, unknown>
  /** What the merchant's server answered, or null when nothing came. */
  httpStatus: number | null
  /** True when the control API made it up. */
  forged: boolean
}

/** One change in a transaction's life. */
export interface Change {
  at: Date
  state: State
  reason: Reason | null
}

/** Where the hosted card page sends the shopper back to. */
export interface ReturnUrls {
  approve: string
  cancel: string
  decline: string
}

/** One attempt to move money, as the operator knows it. */
export interface Transaction {
  kind: Kind
  orderNumber: string
  reference: string
  merchant: string
  /** 12 digits; null for a card. */
  phone: string | null
  outcome: string
  requested: Money
  /** What leaves the payer's wallet once it is paid. */
  moves: Money
  channel: string
  callbackUrl: string
  returnUrls: ReturnUrls | null
  createdAt: Date
  state: State
  reason: Reason | null
  providerReference: string
  changes: Change[]
  callbacks: SentCallback[]
  waitsForShopper: boolean
  moneyMoved: boolean
  moneyReturned: boolean
  checkTrouble: CheckTrouble | null
  troubledChecksLeft: number
}

/** The exact money of a currency, in hundredths. */
export type Balance = Record<Currency, bigint>
