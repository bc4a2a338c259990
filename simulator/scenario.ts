import type { Delays } from "./settings"
import type { Reason, State } from "./transaction"

/**
 * What a callback says: the truth, a success without a provider reference, or
 * a success of another amount.
 */
export type CallbackTale = "truth" | "early_success" | "wrong_amount"

/** One thing that happens to a transaction, some time after the one before. */
export interface Step {
  after: "at_once" | keyof Delays
  state?: State
  reason?: Reason
  callbacks?: CallbackTale[]
  /** Leaves alone what was decided in the meantime. */
  onlyWhilePending?: true
}

/** What is wrong with the first checks of a transaction. */
export type CheckTrouble =
  "error_500" | "html" | "not_found" | "unknown_status" | "no_status"

/** The life of one transaction, written down beforehand. */
export interface Scenario {
  /**
   * How the request itself ends. `hang` and `drop` are requests that FlexPay
   * took and never answered (seen in public integrations).
   */
  request: "accepted" | "hang" | "drop" | { refusal: string }
  /** Happens, callbacks included, before the request is answered. */
  beforeAnswer?: Step[]
  /** Happens from the answer on. */
  course: Step[]
  /** The shopper decides on the virtual phone, or on the card page. */
  interactive?: true
  checkTrouble?: CheckTrouble
  /** The operator moved other money than was asked for. */
  moves?: "other_amount" | "other_currency"
}
