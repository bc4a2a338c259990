import type { Currency, Money } from "./money"

/** Which service received the request. */
export type Kind = "payment" | "card" | "payout"

/** The digit of `status` in check for each state (FlexPay spec 1.5, Check). */
export const statuses = {
  paid: "0",
  failed: "1",
  pending: "2",
  reversing: "3",
  reversed: "4",
  cancelled: "5",
} as const

/** The state of a transaction. */
export type State = keyof typeof statuses

/** Why a transaction did not succeed; reported by the control API alone. */
export type Reason =
  | "refused_by_shopper"
  | "wrong_pin"
  | "insufficient_funds"
  | "number_locked"
  | "expired"
  | "card_declined"
  | "recipient_unreachable"

/** How the first checks of a transaction fail. */
export type CheckFailure =
  "error_500" | "html" | "not_found" | "unknown_status" | "no_status"

/** One callback that was sent. */
export interface SentCallback {
  sentAt: Date
  body: Record<string, unknown>
  /** The answer of the merchant's server; null without an answer. */
  httpStatus: number | null
  /** True when the control API changed its body or its receiver. */
  forged: boolean
}

/** One change of a transaction's state. */
export interface Change {
  changedAt: Date
  state: State
  reason: Reason | null
}

/** Where the hosted card page redirects the shopper to. */
export interface ReturnUrls {
  approve: string
  cancel: string
  decline: string
}

/** One attempt to move money, as recorded by the operator. */
export interface Transaction {
  kind: Kind
  orderNumber: string
  reference: string
  merchant: string
  /** 12 digits; null for a card. */
  phone: string | null
  outcome: string
  requestedMoney: Money
  /** Leaves the payer's wallet once the transaction is paid. */
  movedMoney: Money
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
  /** The shopper has decided, even if the state has not changed yet. */
  isDecided: boolean
  moneyMoved: boolean
  moneyReturned: boolean
  checkFailure: CheckFailure | null
  failingChecksLeft: number
}

/** The exact amount of each currency, in hundredths. */
export type Balance = Record<Currency, bigint>
