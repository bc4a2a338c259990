import type { Delays } from "./settings"
import type { CheckFailure, Reason, State } from "./transaction"

/**
 * What a callback reports: the actual state, a success without a provider
 * reference, or a success with another amount.
 */
export type CallbackVariant = "actual" | "early_success" | "wrong_amount"

/** One change of a transaction, some time after the step before. */
export interface Step {
  after: "at_once" | keyof Delays
  state?: State
  reason?: Reason
  callbacks?: CallbackVariant[]
  /** Skipped if the shopper has decided, or the state has changed. */
  onlyWhileUndecided?: true
}

/** Everything that happens to one transaction, in order. */
export interface Scenario {
  /**
   * How the request itself ends. `hang` and `drop`: FlexPay accepts the
   * request and never answers it (seen in public integrations).
   */
  request: "accepted" | "hang" | "drop" | { refusal: string }
  /** Run, callbacks included, before the request is answered. */
  beforeAnswer?: Step[]
  /** Run once the request is answered. */
  afterAnswer: Step[]
  /** The shopper decides on the virtual phone, or on the card page. */
  interactive?: true
  checkFailure?: CheckFailure
  /** The operator moves other money than was requested. */
  movedMoney?: "other_amount" | "other_currency"
}
