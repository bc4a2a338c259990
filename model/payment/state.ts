import type { Done, Step } from "../../src/workflows/sync/plan"
import type { MedusaState } from "../../src/workflows/medusa/medusa-state"
import type { Gateway } from "../world/flexpay"
import { ALL } from "../world/row"
import type { Row } from "../world/row"

/** Two servers, which share the database and no memory. */
export const SERVERS = ["a", "b"] as const
export type Server = (typeof SERVERS)[number]

export interface Order {
  /** Core's links of it, written one after the other. */
  toCart: boolean
  toCollection: boolean
}

/** Medusa's payment of the transaction. */
export interface MedusaPayment {
  session: string
  isCanceled: boolean
  /** All of it; by core itself, or by an operator. */
  refunded: "no" | "medusa" | "operator"
}

/** Medusa's records of one cart. */
export interface Medusa {
  amount: string
  session: { id: string; status: "pending" | "error" | "authorized" } | null
  /** Sessions that were made so far. */
  sessions: number
  /** Orders in the order of their creation; null where core deleted it. */
  orders: (Order | null)[]
  payment: MedusaPayment | null
  /** The store's subscribers know of the order. */
  isAnnounced: boolean
}

export interface Lease {
  holder: Server | "dead" | null
  /** A holder died, or owes what it did not finish. */
  interrupted: boolean
}

/** What a request or a sync has done, and writes next. */
export interface Process {
  kind: "sync" | "completion" | "session" | "refund"
  next:
    | "lease"
    | "plan"
    | "tie"
    | "step"
    | "read"
    | "order"
    | "links"
    | "claim"
    | "payment"
    | "end"
    | "cancel_payment"
    | "delete_order"
    | "refund_payment"
    | "failed"
    | "write"
  /** The step of a sync, and the steps before it. */
  step: Step["kind"] | null
  done: Step["kind"][]
  session: string | null
  order: number | null
  /** The sync found the lease of a process that died. */
  interrupted: boolean
  /** The error would be met again. */
  isLasting: boolean
  /** This process wrote Medusa's payment. */
  hasPaid: boolean
  /** What a refund read before its decision. */
  isInMedusa: boolean
}

export interface Ghost {
  deaths: number
  /** Errors of core after the capture. */
  errors: number
  /** Changes of the cart. */
  changes: number
  /** Payouts of the whole amount that left. */
  payouts: number
}

export interface PaymentState {
  [part: string]: Row | Gateway | Medusa | Lease | Process | Ghost | null
  row: Row
  gateway: Gateway
  medusa: Medusa
  lease: Lease
  a: Process | null
  b: Process | null
  ghost: Ghost
}

export interface PaymentBounds {
  deaths: number
  errors: number
  changes: number
  /** Sessions of the cart. */
  sessions: number
  /** Whether operators act. */
  hasOperators: boolean
}

/** Medusa's records as the sync reads them, in one statement. */
export function toMedusaState({
  amount,
  session,
  orders,
  payment,
}: Medusa): MedusaState {
  const named = orders.flatMap((order, index) =>
    order ? [{ ...order, id: `order${index}`, status: "pending" }] : []
  )
  const plain = ({ id, status }: { id: string; status: string }) => ({
    id,
    status,
  })
  const [order] = named.filter(({ toCollection }) => toCollection)
  return {
    amount,
    currency_code: "cdf",
    sessions: session
      ? [
          {
            ...session,
            provider_id: "pp_flexpay_flexpay",
            currency_code: "cdf",
            amount,
          },
        ]
      : [],
    payments: payment
      ? [
          {
            id: "payment",
            session_id: payment.session,
            transaction_id: "row",
            captured: ALL,
            refunded: payment.refunded === "no" ? "0" : ALL,
            is_refunded_by_medusa: payment.refunded === "medusa",
            is_canceled: payment.isCanceled,
          },
        ]
      : [],
    order: order ? plain(order) : null,
    cart: {
      id: "cart",
      exists: true,
      currency_code: "cdf",
      orders: named.filter(({ toCart }) => toCart).map(plain),
      is_changed: false,
    },
    cart_total: null,
  }
}

export function doneOf({ done }: Process): Done {
  return new Set(done)
}

/** Whether an order can be found by a link of it. */
export function linkedOrders({ orders }: Medusa): Order[] {
  return orders.filter(
    (order): order is Order =>
      order !== null && (order.toCart || order.toCollection)
  )
}

export const IDLE: Process = {
  kind: "sync",
  next: "lease",
  step: null,
  done: [],
  session: null,
  order: null,
  interrupted: false,
  isLasting: false,
  hasPaid: false,
  isInMedusa: false,
}
