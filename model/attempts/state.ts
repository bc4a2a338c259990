import type { Gateway } from "../world/flexpay"
import type { MedusaState } from "../../src/workflows/medusa/medusa-state"
import { ALL } from "../world/row"
import type { Row } from "../world/row"

/** Two payments of one cart, one requested after the other. */
export const ATTEMPTS = ["first", "second"] as const
export type Attempt = (typeof ATTEMPTS)[number]

/** What a check makes of a row, written and not committed: the row is locked. */
export interface Write {
  attempt: Attempt
  after: Row
}

/** The request of a second push, by its next query. */
export interface PushRequest {
  next: "check" | "lock" | "read" | "insert" | "send"
  /** The first payment as the insertion reads it. */
  first_read: Row | null
}

/** Medusa's records of the cart. */
export interface Shop {
  session: string
  /** Sessions that were made so far. */
  sessions: number
  hasOrder: boolean
  /** The session that each attempt paid; its payment is captured. */
  paid: Partial<Record<Attempt, string>>
  /** Attempts whose reversal is recorded as a refund. */
  refunded: Attempt[]
}

export interface Ghost {
  /** The second push was written while the shop had the first one's money. */
  pushedBesideMoney: boolean
}

export interface AttemptsState {
  [part: string]: Row | Gateway | Write | PushRequest | Shop | Ghost | null
  first: Row
  second: Row | null
  firstGateway: Gateway
  secondGateway: Gateway
  write: Write | null
  request: PushRequest | null
  shop: Shop
  ghost: Ghost
}

export interface AttemptsBounds {
  /** Sessions of the cart. */
  sessions: number
  /** Whether FlexPay's answer to the second request can get lost. */
  hasLostReplies: boolean
}

export function rowsOf({ first, second }: AttemptsState): Row[] {
  return second ? [first, second] : [first]
}

export function gatewayOf(state: AttemptsState, attempt: Attempt): Gateway {
  return attempt === "first" ? state.firstGateway : state.secondGateway
}

/** Medusa's records as a sync reads them. */
export function toMedusaState({
  session,
  hasOrder,
  paid,
  refunded,
}: Shop): MedusaState {
  const order = hasOrder ? { id: "order", status: "pending" } : null
  const sessions = new Set([session, ...Object.values(paid)])
  return {
    amount: ALL,
    currency_code: "cdf",
    sessions: [...sessions].map((id) => ({
      id,
      status: Object.values(paid).includes(id) ? "authorized" : "pending",
      provider_id: "pp_flexpay_flexpay",
      currency_code: "cdf",
      amount: ALL,
    })),
    payments: ATTEMPTS.flatMap((attempt) => {
      const session_id = paid[attempt]
      return session_id === undefined
        ? []
        : [
            {
              id: `payment of ${attempt}`,
              session_id,
              transaction_id: attempt,
              captured: ALL,
              refunded: refunded.includes(attempt) ? ALL : "0",
              is_refunded_by_medusa: false,
              is_canceled: false,
            },
          ]
    }),
    order,
    cart: {
      id: "cart",
      exists: true,
      currency_code: "cdf",
      orders: order ? [order] : [],
      is_changed: false,
    },
    cart_total: null,
  }
}
