import { z } from "zod"
import type { Gateway, GatewayEntry } from "../shop/gateway"
import type { Database } from "../postgres/database"

/** A decimal string in major units. */
const amount = z.string()

const rowSchema = z.object({
  id: z.string(),
  kind: z.enum(["payment", "payout"]),
  state: z.string(),
  attention: z.string().nullable(),
  synced_state: z.string().nullable(),
  reference: z.string(),
  collection: z.string().nullable(),
  amount,
  received_amount: amount.nullable(),
  currency: z.string(),
  received_currency: z.string().nullable(),
  refund: z.string().nullable(),
  payment: z.string().nullable(),
  replaces: z.string().nullable(),
  /** Taken off the attention list by an operator's action. */
  resolved: z.boolean(),
})

/** A transaction in the plugin's records. */
export type Row = z.infer<typeof rowSchema>

const captureSchema = z.object({
  id: z.string(),
  session: z.string(),
  collection: z.string(),
  transaction: z.string().nullable(),
  amount,
  currency: z.string(),
  order: z.string().nullable(),
})

/** A capture in Medusa, of a payment of FlexPay's. */
export type Capture = z.infer<typeof captureSchema>

const refundSchema = z.object({
  id: z.string(),
  transaction: z.string().nullable(),
  collection: z.string(),
  amount,
  currency: z.string(),
  /** FlexPay returned it itself, so that no payout belongs to it. */
  reversal: z.boolean(),
})

/** A refund in Medusa, of a payment of FlexPay's. */
export type Refund = z.infer<typeof refundSchema>

const orderSchema = z.object({
  id: z.string(),
  status: z.string(),
  cart: z.string().nullable(),
  collection: z.string().nullable(),
  /** The payment collection of its cart. */
  cart_collection: z.string().nullable(),
  /** An operator wrote it: it has no cart, and a collection once it is requested. */
  by_operator: z.boolean(),
  captured: amount,
  refunded: amount,
})

/** An order in Medusa, with the sums that it counts itself. */
export type Order = z.infer<typeof orderSchema>

/** An order that a page showed to the shopper of a cart. */
export interface ShownOrder {
  cart: string
  order: string
}

/** One of the plugin's events about a transaction, as a subscriber received it. */
export interface ReceivedEvent {
  name: string
  /** Of the transaction. */
  id: string
}

/** A payment page that a shopper had open. */
export interface Page {
  cart: string
  collection: string
  session: string
}

/** The state that a payment page receives. */
export const pageSchema = z.object({
  transaction: z.object({
    state: z.string(),
    order_id: z.string().nullable(),
    can_retry: z.boolean(),
    needs_help: z.boolean(),
  }),
})

export type PageInTheEnd = Page & z.infer<typeof pageSchema>["transaction"]

/** All records of a shop: the gateway's, the plugin's, Medusa's. */
export interface Records {
  /** FlexPay's own: what moved, moved. */
  gateway: GatewayEntry[]
  /** How many payment and payout requests FlexPay received, by reference. */
  requests: Map<string, number>
  rows: Row[]
  captures: Capture[]
  refunds: Refund[]
  orders: Order[]
  shownOrders: ShownOrder[]
  pages: PageInTheEnd[]
  events: ReceivedEvent[]
}

/**
 * Reads the records from the database and the simulator.
 * @param received what shoppers and subscribers received
 */
export async function readRecords(
  {
    database,
    gateway,
  }: { database: Pick<Database, "query">; gateway: Gateway },
  received: Pick<Records, "shownOrders" | "pages" | "events">
): Promise<Records> {
  const requests = new Map<string, number>()
  for (const service of ["payment", "card", "payout"]) {
    for (const { reference } of await gateway.requestBodies(service)) {
      const key = String(reference)
      requests.set(key, (requests.get(key) ?? 0) + 1)
    }
  }
  return {
    gateway: await gateway.entries(),
    requests,
    rows: z.array(rowSchema).parse(await database.query(ROWS)),
    captures: z.array(captureSchema).parse(await database.query(CAPTURES)),
    refunds: z.array(refundSchema).parse(await database.query(REFUNDS)),
    orders: z.array(orderSchema).parse(await database.query(ORDERS)),
    ...received,
  }
}

const text = (column: string) => `trim_scale(${column})::text`

const ROWS = `SELECT id, kind, state, attention, synced_state, reference,
    payment_collection_id AS collection,
    ${text("amount")} AS amount,
    ${text("received_amount")} AS received_amount,
    upper(currency_code) AS currency,
    upper(received_currency_code) AS received_currency,
    refund_id AS refund, payment_transaction_id AS payment,
    replaces_id AS replaces,
    EXISTS (SELECT 1 FROM flexpay_timeline_entry e WHERE e.transaction_id = t.id
      AND e.type IN ('resolved', 'given_back', 'resent', 'refusal_reported',
        'earlier_arrived', 'rejected')) AS resolved
  FROM flexpay_transaction t ORDER BY created_at`

const OF_FLEXPAY = `p.provider_id IN
  ('pp_flexpay_flexpay', 'pp_flexpay-card_flexpay')`

const CAPTURES = `SELECT c.id, p.payment_session_id AS session,
    p.payment_collection_id AS collection,
    p.data ->> 'transaction_id' AS transaction,
    ${text("c.amount")} AS amount, upper(p.currency_code) AS currency,
    o.order_id AS "order"
  FROM capture c JOIN payment p ON p.id = c.payment_id
  LEFT JOIN order_payment_collection o
    ON o.payment_collection_id = p.payment_collection_id
    AND o.deleted_at IS NULL
  WHERE ${OF_FLEXPAY} AND c.deleted_at IS NULL AND p.deleted_at IS NULL`

const REFUNDS = `SELECT r.id, p.data ->> 'transaction_id' AS transaction,
    p.payment_collection_id AS collection,
    ${text("r.amount")} AS amount, upper(p.currency_code) AS currency,
    COALESCE(r.metadata ->> 'flexpay_reversal_of', '') <> '' AS reversal
  FROM refund r JOIN payment p ON p.id = r.payment_id
  WHERE ${OF_FLEXPAY} AND r.deleted_at IS NULL AND p.deleted_at IS NULL`

const counted = (reference: string) => `COALESCE((
    SELECT ${text("sum(abs(amount))")} FROM order_transaction t
    WHERE t.order_id = o.id AND t.reference = '${reference}'
      AND t.deleted_at IS NULL), '0')`

const ORDERS = `SELECT o.id, o.status, c.cart_id AS cart,
    p.payment_collection_id AS collection,
    (SELECT payment_collection_id FROM cart_payment_collection l
      WHERE l.cart_id = c.cart_id AND l.deleted_at IS NULL LIMIT 1)
      AS cart_collection,
    o.metadata ->> 'by_operator' IS NOT NULL AS by_operator,
    ${counted("capture")} AS captured, ${counted("refund")} AS refunded
  FROM "order" o
  LEFT JOIN order_cart c ON c.order_id = o.id AND c.deleted_at IS NULL
  LEFT JOIN order_payment_collection p
    ON p.order_id = o.id AND p.deleted_at IS NULL
  WHERE o.deleted_at IS NULL`
