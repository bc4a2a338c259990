import { goesBack } from "./debts"
import type { PageInTheEnd, Records, Row } from "./records"

/** Compares what pages showed to shoppers with the records. */
export function auditShoppers(records: Records): string[] {
  return [
    ...records.shownOrders.flatMap(({ cart, order }) =>
      records.orders.some((one) => one.id === order && one.cart === cart)
        ? []
        : [`a shopper was told of order ${order}, which cart ${cart} lacks`]
    ),
    ...records.pages.flatMap((page) => [
      ...hidesOrder(page, records),
      ...asksAgain(page, records),
    ]),
  ]
}

/** The page of a paid order names the order. */
function hidesOrder(
  { collection, session, order_id }: PageInTheEnd,
  { captures, orders }: Records
): string[] {
  const order = orders.find(
    (one) => one.collection === collection && one.status !== "canceled"
  )
  const isPaid = captures.some((capture) => capture.collection === collection)
  return !order || !isPaid || order_id === order.id
    ? []
    : [
        `the page of ${session} shows ${order_id ?? "no order"}, and ${order.id} is paid`,
      ]
}

/** Nobody is invited to pay while the shop still has their money. */
function asksAgain(page: PageInTheEnd, records: Records): string[] {
  return page.can_retry
    ? records.rows
        .filter(
          (row) =>
            row.kind === "payment" &&
            row.collection === page.collection &&
            isHeld(row, records)
        )
        .map(
          ({ id }) =>
            `the page of ${page.session} invites to pay again, and the shop has the money of ${id}`
        )
    : []
}

/**
 * Whether money of this payment came, and neither goes back nor was resolved.
 * Where FlexPay gave no order number and no callback came, nothing can tell the
 * plugin: the attempt is in the attention list, and its push is over.
 */
function isHeld(row: Row, records: Records): boolean {
  const { gateway, rows } = records
  const entry = gateway.find(({ reference }) => reference === row.reference)
  const wentBack = rows.some(
    (payout) =>
      payout.payment === row.id &&
      gateway.some(
        ({ reference, moved }) => reference === payout.reference && moved
      )
  )
  const isKnowable = row.attention !== "outcome_unknown"
  return (
    !!entry?.moved &&
    !entry.moneyReturned &&
    isKnowable &&
    !row.settled &&
    !wentBack &&
    !goesBack(row, records)
  )
}
