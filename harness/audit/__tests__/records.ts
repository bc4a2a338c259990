import type { GatewayEntry } from "../../shop/gateway"
import type {
  Records,
  Capture,
  Order,
  Refund,
  Row,
  PageInTheEnd,
} from "../records"

/** A paid transaction in FlexPay's records. */
export function entry(reference: string, more: Partial<GatewayEntry> = {}) {
  const { amount = "5000", currency = "CDF" } = more
  return {
    kind: "payment",
    outcome: "paid",
    orderNumber: `${reference}-243810000000`,
    reference,
    phone: "243810000000",
    amount,
    currency,
    moved: { amount, currency },
    moneyReturned: false,
    state: "paid",
    callbackUrl: "http://localhost/hooks",
    changes: [],
    callbacks: [],
    ...more,
  } satisfies GatewayEntry
}

/** A synced payment in the plugin's records. */
export function row(id: string, more: Partial<Row> = {}): Row {
  return {
    id,
    kind: "payment",
    state: "succeeded",
    attention: null,
    synced_state: "succeeded",
    reference: id.toUpperCase(),
    collection: "collection",
    amount: "5000",
    received_amount: null,
    currency: "CDF",
    received_currency: null,
    refund: null,
    payment: null,
    replaces: null,
    resolved: false,
    ...more,
  }
}

export function payout(id: string, more: Partial<Row> = {}): Row {
  return row(id, { kind: "payout", payment: "paid", refund: "ref", ...more })
}

export function capture(more: Partial<Capture> = {}): Capture {
  return {
    id: "capt",
    session: "session",
    collection: "collection",
    transaction: "paid",
    amount: "5000",
    currency: "CDF",
    order: "order",
    ...more,
  }
}

export function refund(more: Partial<Refund> = {}): Refund {
  return {
    id: "ref",
    transaction: "paid",
    collection: "collection",
    amount: "5000",
    currency: "CDF",
    reversal: false,
    ...more,
  }
}

export function order(more: Partial<Order> = {}): Order {
  return {
    id: "order",
    status: "pending",
    cart: "cart",
    collection: "collection",
    by_operator: false,
    cart_collection: "collection",
    captured: "5000",
    refunded: "5000",
    ...more,
  }
}

/** The page of a shopper whose order is paid. */
export function page(more: Partial<PageInTheEnd> = {}): PageInTheEnd {
  return {
    cart: "cart",
    collection: "collection",
    session: "session",
    state: "succeeded",
    order_id: "order",
    can_retry: false,
    needs_help: false,
    ...more,
  }
}

/** A payment that became an order and was refunded, without a discrepancy. */
export function goodRecords(): Records {
  return {
    gateway: [entry("PAID"), entry("BACK", { kind: "payout" })],
    requests: new Map([
      ["PAID", 1],
      ["BACK", 1],
    ]),
    rows: [row("paid"), payout("back")],
    captures: [capture()],
    refunds: [refund()],
    orders: [order()],
    shownOrders: [{ cart: "cart", order: "order" }],
    pages: [page()],
    events: [
      { name: "flexpay.payment_succeeded", id: "paid" },
      { name: "flexpay.payout_succeeded", id: "back" },
    ],
  }
}

/** Of each event, that a subscriber received it about each transaction. */
export function receiveAll(records: Records): Records {
  const names = [
    "payment_succeeded",
    "payment_failed",
    "payment_reversed",
    "payout_succeeded",
    "payout_failed",
    "attention_needed",
  ]
  const events = records.rows.flatMap(({ id }) =>
    names.map((name) => ({ name: `flexpay.${name}`, id }))
  )
  return { ...records, events }
}
