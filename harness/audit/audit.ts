import { same, sum } from "./money"
import { comparePayments } from "./payments"
import { comparePayouts } from "./payouts"
import { auditShoppers } from "./shoppers"
import { goesBack } from "./debts"
import type { Order, Records, Row } from "./records"
import type { Sum, Findings } from "./audit-result"

/** States after which nothing is expected any more. */
const FINAL = ["refused", "succeeded", "failed", "canceled", "reversed"]

/** Audits the records of a shop. Knows nothing of how the plugin works. */
export function audit(records: Records): Findings {
  const payments = comparePayments(records)
  const payouts = comparePayouts(records)
  const sums = [...payments.sums, ...payouts.sums]
  return {
    sums,
    compared: [
      ["FlexPay's transactions", records.gateway.length],
      ["the ledger's transactions", records.rows.length],
      ["captures", records.captures.length],
      ["refunds", records.refunds.length],
      ["orders", records.orders.length],
    ],
    broken: [
      ...payments.broken,
      ...payouts.broken,
      ...sums.flatMap(differs),
      ...records.rows.flatMap((row) => open(row, records)),
      ...askedTwice(records),
      ...twoOrders(records),
      ...halfLinked(records)
        .filter((order) => hasMoney(order, records))
        .map(
          ({ id, cart, collection }) =>
            `half-linked: order ${id} of cart ${cart} and collection ${collection}`
        ),
      ...auditShoppers(records),
      ...uncounted(records),
    ],
    ofMedusa: [
      [
        "orders without any link: Medusa died after it wrote them, and nothing tells whose they are",
        records.orders.flatMap(({ id, cart, collection }) =>
          cart === null && collection === null ? [id] : []
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

function differs({ currency, what, amount, stands }: Sum): string[] {
  const total = sum(stands.map(([, part]) => part))
  return same(total, amount)
    ? []
    : [`the sums differ: ${amount} ${currency} ${what}, ${total} in the shop`]
}

function open(row: Row, records: Records): string[] {
  const { id, state, attention, settled, synced_state } = row
  if (attention || settled || goesBack(row, records)) {
    return []
  }
  if (!FINAL.includes(state)) {
    return [`neither final nor before a person: ${id} is ${state}`]
  }
  return synced_state === state
    ? []
    : [`Medusa never heard of it: ${id} is ${state}, applied ${synced_state}`]
}

function askedTwice({ requests }: Records): string[] {
  return [...requests]
    .filter(([, times]) => times > 1)
    .map(
      ([reference, times]) => `FlexPay was asked ${times} times: ${reference}`
    )
}

function twoOrders({ orders }: Records): string[] {
  const carts = orders.flatMap(({ cart }) => cart ?? [])
  return [...new Set(carts.filter((id, at) => carts.indexOf(id) !== at))].map(
    (cart) => `two orders of one cart: ${cart}`
  )
}

/** Medusa died between the two links of an order. */
function halfLinked({ orders }: Records): Order[] {
  return orders.filter(
    ({ cart, collection }) => (cart === null) !== (collection === null)
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

/** Orders that count other money as paid than their payment captured. */
function uncounted({ orders, captures }: Records): string[] {
  return orders.flatMap((order) => {
    const captured = sum(
      captures
        .filter(({ collection }) => collection === order.collection)
        .map(({ amount }) => amount)
    )
    return order.collection === null || same(captured, order.captured)
      ? []
      : [`order ${order.id} counts ${order.captured}, captured ${captured}`]
  })
}

/** Without canceled ones: they take no money any more, nor give it. */
function uncountedRefunds({ orders, refunds }: Records): string[] {
  return orders.flatMap((order) => {
    const refunded = sum(
      refunds
        .filter(({ collection }) => collection === order.collection)
        .map(({ amount }) => amount)
    )
    return order.collection === null ||
      order.status === "canceled" ||
      same(refunded, order.refunded)
      ? []
      : [`${order.id} counts ${order.refunded} of ${refunded}`]
  })
}
