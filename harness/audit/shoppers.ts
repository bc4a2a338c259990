import { goesBack } from "./obligations"
import type { PageInTheEnd, Records, Row } from "./records"

/** Compares what pages showed to shoppers with the records. */
export function auditShoppers(records: Records): string[] {
  return [
    ...records.shownOrders.flatMap(({ cart, order }) =>
      records.orders.some((one) => one.id === order && one.cart === cart)
        ? []
        : [`a page showed order ${order}, which cart ${cart} lacks`]
    ),
    ...records.pages.flatMap((page) => [
      ...hidesOrder(page, records),
      ...invitesAgain(page, records),
    ]),
  ]
}

/** A page that does not name its paid order. */
function hidesOrder(
  { collection, session, order_id }: PageInTheEnd,
  { captures, orders, rows }: Records
): string[] {
  const order = orders.find(
    (one) => one.collection === collection && one.status !== "canceled"
  )
  const isPaid = captures.some((capture) => capture.collection === collection)
  return !order || !isPaid || order_id === order.id
    ? []
    : [
        `the page of ${session} shows ${order_id ?? "no order"}, and ${order.id} is paid: ${idsOf(collection, rows)}`,
      ]
}

/** The transactions of a collection, whose timelines the report adds. */
function idsOf(collection: string, rows: readonly Row[]): string {
  return rows
    .filter((row) => row.collection === collection)
    .map(({ id }) => id)
    .join(", ")
}

/** A page that invites a shopper to pay again while the shop has their payment. */
function invitesAgain(page: PageInTheEnd, records: Records): string[] {
  return page.can_retry
    ? records.rows
        .filter(
          (row) =>
            row.kind === "payment" &&
            row.collection === page.collection &&
            holdsPayment(row, records)
        )
        .map(
          ({ id }) =>
            `the page of ${page.session} invites to pay again, and the shop holds ${id}`
        )
    : []
}

/**
 * Whether this payment arrived, and is neither refunded nor resolved. Without an
 * order number or a callback of FlexPay's the plugin can't know: the payment is
 * on the attention list, and its push has expired.
 */
function holdsPayment(row: Row, records: Records): boolean {
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
    !row.resolved &&
    !wentBack &&
    !goesBack(row, records)
  )
}
