import { alternate, median, ms, timed } from "../figures"
import { atLeast, atMost } from "../measure"
import type { Measure, Row } from "../measure"
import { MANUAL } from "../shop"

/** From the callback's first byte until the order and its payment are there. */
export const orderPlaced: Measure = async (bench) => {
  const shop = await bench.shop()
  const { orders, webhooks } = bench.scale
  const ours = await shop.openPayments(orders + webhooks)
  const theirs = await shop.openPayments(webhooks)
  const bare = await shop.carts.take(orders, MANUAL)
  const byCallback = async () => {
    const payment = taken(ours)
    return await timed(async () => {
      await shop.callBack(payment)
      await shop.placements.placed(payment)
    })
  }
  const byWebhook = async () => {
    const payment = taken(theirs)
    return await timed(async () => {
      await shop.callMedusasWebhook(payment.callback)
      await shop.placements.placed(payment)
    })
  }
  const byWorkflow = async () => {
    const cart = taken(bare)
    return await timed(async () => {
      await shop.completeCart(cart)
      await shop.placements.placed(cart)
    })
  }
  const slow = await alternate(webhooks, { byCallback, byWebhook })
  const quick = await alternate(orders, { byCallback, byWorkflow })
  const rows: Row[] = [
    atLeast(10, {
      what: "callback received to order placed: times sooner",
      against: "Medusa's webhook route, default settings",
      ratio: median(slow.byWebhook) / median(slow.byCallback),
      figures: `${ms(median(slow.byCallback))} against ${ms(median(slow.byWebhook))}`,
    }),
    atMost(1.5, {
      what: "callback received to order placed",
      against: "completeCartWorkflow, pp_system_default",
      ratio: median(quick.byCallback) / median(quick.byWorkflow),
      figures: `${ms(median(quick.byCallback))} against ${ms(median(quick.byWorkflow))}`,
    }),
  ]
  return rows
}

function taken<Item>(from: Item[]): Item {
  const item = from.pop()
  if (item === undefined) {
    throw new Error("Too few were made ready")
  }
  return item
}
