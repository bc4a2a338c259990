import { same, sum } from "./money"
import { comparePayments } from "./payments"
import { comparePayouts } from "./payouts"
import type { Books, Row } from "./read"
import type { Sum, Verdict } from "./verdict"

/** States after which nothing is expected any more. */
const FINAL = ["refused", "succeeded", "failed", "canceled", "reversed"]

/** Holds the books beside each other. Knows nothing of how the plugin works. */
export function compare(books: Books): Verdict {
  const payments = comparePayments(books)
  const payouts = comparePayouts(books)
  const sums = [...payments.sums, ...payouts.sums]
  return {
    sums,
    compared: [
      ["FlexPay's transactions", books.gateway.length],
      ["the ledger's transactions", books.rows.length],
      ["captures", books.captures.length],
      ["refunds", books.refunds.length],
      ["orders", books.orders.length],
    ],
    broken: [
      ...payments.broken,
      ...payouts.broken,
      ...sums.flatMap(differs),
      ...books.rows.flatMap(open),
      ...askedTwice(books),
      ...twoOrders(books),
      ...uncounted(books),
    ],
    ofMedusa: [
      [
        "orders without a cart: Medusa died before it linked them",
        books.orders.flatMap(({ id, cart }) => (cart === null ? [id] : [])),
      ],
      [
        "orders that count other refunds than Medusa's payments hold",
        uncountedRefunds(books),
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

function open({ id, state, attention, settled, applied_state }: Row): string[] {
  if (attention || settled) {
    return []
  }
  if (!FINAL.includes(state)) {
    return [`neither final nor before a person: ${id} is ${state}`]
  }
  return applied_state === state
    ? []
    : [`Medusa never heard of it: ${id} is ${state}, applied ${applied_state}`]
}

function askedTwice({ requests }: Books): string[] {
  return [...requests]
    .filter(([, times]) => times > 1)
    .map(
      ([reference, times]) => `FlexPay was asked ${times} times: ${reference}`
    )
}

function twoOrders({ orders }: Books): string[] {
  const carts = orders.flatMap(({ cart }) => cart ?? [])
  return [...new Set(carts.filter((id, at) => carts.indexOf(id) !== at))].map(
    (cart) => `two orders of one cart: ${cart}`
  )
}

/** Orders that count other money as paid than their payment captured. */
function uncounted({ orders, captures }: Books): string[] {
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
function uncountedRefunds({ orders, refunds }: Books): string[] {
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
