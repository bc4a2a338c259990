import { same, sum } from "./money"
import { missingEvents } from "./events"
import { comparePayments } from "./payments"
import { comparePayouts } from "./payouts"
import { auditShoppers } from "./shoppers"
import { goesBack } from "./obligations"
import type { Capture, Order, Records, Refund, Row } from "./records"
import type { Sum, AuditResult } from "./audit-result"

/** Final states. */
const FINAL = ["refused", "succeeded", "failed", "canceled", "reversed"]

/** Audits the records of a shop, without any knowledge of how the plugin works. */
export function audit(records: Records): AuditResult {
  const payments = comparePayments(records)
  const payouts = comparePayouts(records)
  const sums = [...payments.sums, ...payouts.sums]
  return {
    sums,
    compared: [
      ["FlexPay's transactions", records.gateway.length],
      ["the plugin's transactions", records.rows.length],
      ["captures", records.captures.length],
      ["refunds", records.refunds.length],
      ["orders", records.orders.length],
      ["events", records.events.length],
    ],
    broken: [
      ...payments.broken,
      ...payouts.broken,
      ...sums.flatMap(differs),
      ...records.rows.flatMap((row) => open(row, records)),
      ...requestedTwice(records),
      ...twoOrders(records),
      ...halfLinked(records)
        .filter((order) => hasMoney(order, records))
        .map(
          ({ id, cart, collection }) =>
            `half-linked: order ${id} of cart ${cart} and collection ${collection}`
        ),
      ...auditShoppers(records),
      ...uncounted(records),
      ...missingEvents(records),
    ],
    ofMedusa: [
      [
        "orders without any link: Medusa died after it wrote them, and no record names their cart",
        records.orders.flatMap(({ id, cart, collection, by_operator }) =>
          cart === null && collection === null && !by_operator ? [id] : []
        ),
      ],
      [
        "half-linked orders without money: Medusa died while it placed them, and nothing was captured for their cart",
        halfLinked(records)
          .filter((order) => !hasMoney(order, records))
          .map(({ id }) => id),
      ],
      [
        "orders that count other refunds than Medusa's payments hold",
        uncountedRefunds(records),
      ],
    ],
  }
}

function differs({ currency, label, amount, parts }: Sum): string[] {
  const total = sum(parts.map(([, part]) => part))
  return same(total, amount)
    ? []
    : [`the sums differ: ${amount} ${currency} ${label}, ${total} in the shop`]
}

function open(row: Row, records: Records): string[] {
  const { id, state, attention, resolved, synced_state } = row
  if (attention || resolved || goesBack(row, records)) {
    return []
  }
  if (!FINAL.includes(state)) {
    return [`neither final nor on the attention list: ${id} is ${state}`]
  }
  return synced_state === state
    ? []
    : [`not synced: ${id} is ${state}, synced ${synced_state}`]
}

function requestedTwice({ requests }: Records): string[] {
  return [...requests]
    .filter(([, times]) => times > 1)
    .map(
      ([reference, times]) =>
        `FlexPay got ${times} requests for one payment: ${reference}`
    )
}

function twoOrders({ orders }: Records): string[] {
  const carts = orders.flatMap(({ cart }) => cart ?? [])
  return [
    ...new Set(carts.filter((id, index) => carts.indexOf(id) !== index)),
  ].map((cart) => `two orders of one cart: ${cart}`)
}

/** Medusa died between the two links of an order. */
function halfLinked({ orders }: Records): Order[] {
  return orders.filter(
    ({ cart, collection, by_operator }) =>
      !by_operator && (cart === null) !== (collection === null)
  )
}

/** Whether a capture may be for this order: then the plugin supplies its links. */
function hasMoney(
  { collection, cart_collection }: Order,
  { captures }: Records
): boolean {
  return captures.some(
    (capture) => capture.collection === (collection ?? cart_collection)
  )
}

/** Orders that count other money as paid than their payments captured. */
function uncounted({ orders, captures }: Records): string[] {
  return orders.flatMap((order) => {
    const captured = sumOf(order, orders, captures)
    return order.collection === null || same(captured, order.captured)
      ? []
      : [`order ${order.id} counts ${order.captured}, captured ${captured}`]
  })
}

/** Orders that count other refunds than their payments hold. Canceled ones are left out. */
function uncountedRefunds({ orders, refunds }: Records): string[] {
  return orders.flatMap((order) => {
    const refunded = sumOf(order, orders, refunds)
    return order.collection === null ||
      order.status === "canceled" ||
      same(refunded, order.refunded)
      ? []
      : [`${order.id} counts ${order.refunded} of ${refunded}`]
  })
}

/** The sum of what belongs to any collection of an order. */
function sumOf(
  { id }: Order,
  orders: Order[],
  entries: readonly (Capture | Refund)[]
): string {
  const collections = orders
    .filter((order) => order.id === id)
    .map(({ collection }) => collection)
  return sum(
    entries
      .filter(({ collection }) => collections.includes(collection))
      .map(({ amount }) => amount)
  )
}
