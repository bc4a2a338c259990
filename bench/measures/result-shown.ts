import type { StoreFlexPayTransaction } from "../../src/api/store/flexpay/payment-sessions/types"
import { median, ms, quantile } from "../figures"
import { atMost } from "../measure"
import type { Measure, Row } from "../measure"
import type { MeasuredShop, OpenPayment } from "../shop"

/** What a shopper takes for at once. */
const AIM_MS = 500
/** Pages of other shoppers that wait meanwhile. */
const OPEN_PAGES = 20
/** Time for a poll to arrive and to wait, longer than any of them takes. */
const UNTIL_WAITING_MS = 300

/**
 * From the callback's first byte until the page of its shopper, which waits, has
 * the result and then the order. The browser's rendering comes on top.
 */
export const resultShown: Measure = async (bench) => {
  const shop = await bench.shop()
  const openPages = await shop.openPayments(OPEN_PAGES, false)
  const payments = await shop.openPayments(bench.scale.orders * 2)
  const isOver = new AbortController()
  const waiting = openPages.map(async (page) => {
    while (!isOver.signal.aborted) {
      await poll(shop, page, "pending")
    }
  })
  const results: number[] = []
  const orders: number[] = []
  for (const payment of payments) {
    const result = poll(shop, payment, "pending")
    await new Promise((resolve) => setTimeout(resolve, UNTIL_WAITING_MS))
    const begin = performance.now()
    await shop.callBack(payment)
    let transaction = await result
    results.push(performance.now() - begin)
    while (!transaction.order_placed) {
      transaction = await poll(shop, payment, transaction.state)
    }
    orders.push(performance.now() - begin)
  }
  isOver.abort()
  await Promise.all(waiting)
  const toOrder = row("callback received to the order on the page", orders)
  return [
    atMost(1, row("callback received to the result on the page", results)),
    // Medusa's own completion of the cart is the longest part of it.
    { ...toOrder, aim: "", isMet: null },
  ]
}

/** Polls as the kit does. */
async function poll(
  shop: MeasuredShop,
  { sessionId, cartId }: OpenPayment,
  state: string
): Promise<StoreFlexPayTransaction> {
  const { status, data } = await shop.shopper.get(
    `/store/flexpay/payment-sessions/${sessionId}?cart_id=${cartId}&wait=${state}`
  )
  if (status !== 200) {
    throw new Error(`Answered with ${status}`)
  }
  return data.transaction
}

function row(
  label: string,
  took: number[]
): Omit<Row, "aim" | "isMet"> & {
  ratio: number
} {
  const p95 = quantile(took, 0.95)
  return {
    label: `${label}, p95, with ${OPEN_PAGES} more pages that wait`,
    baseline: "half a second",
    ratio: p95 / AIM_MS,
    figures: `${ms(p95)} (p50 ${ms(median(took))})`,
  }
}
