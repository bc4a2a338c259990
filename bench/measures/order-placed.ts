import { alternate, median, ms, timed } from "../figures"
import { atLeast, atMost, takeNext } from "../measure"
import type { Measure, Row } from "../measure"
import { MANUAL } from "../shop"
import type { MeasuredShop } from "../shop"

/** From the callback's first byte until the order and its payment are there. */
export const orderPlaced: Measure = async (bench) => {
  const shop = await bench.shop()
  return [
    await placeByMedusasRoute(shop, bench.scale.slowOrders),
    await placeByCallback(shop, bench.scale.orders),
  ]
}

async function placeByMedusasRoute(
  shop: MeasuredShop,
  orders: number
): Promise<Row> {
  const payments = await shop.openPayments(orders * 2)
  const { callback, webhook } = await alternate(orders, {
    callback: async () => {
      const payment = takeNext(payments)
      return await timed(async () => {
        await shop.callBack(payment)
        await shop.placements.placed(payment)
      })
    },
    webhook: async () => {
      const payment = takeNext(payments)
      return await timed(async () => {
        await shop.callMedusasRoute(payment.callback)
        await shop.placements.placed(payment)
      })
    },
  })
  return atLeast(10, {
    label: "callback received to order placed: times sooner",
    baseline: "Medusa's webhook route, default settings",
    ratio: median(webhook) / median(callback),
    figures: `${ms(median(callback))} against ${ms(median(webhook))}`,
  })
}

/** By a callback, and by Medusa's workflow and nothing else. */
export async function placeByCallback(
  shop: MeasuredShop,
  orders: number
): Promise<Row> {
  const payments = await shop.openPayments(orders)
  const bare = await shop.carts.take(orders, MANUAL)
  const { callback, workflow } = await alternate(orders, {
    callback: async () => {
      const payment = takeNext(payments)
      return await timed(async () => {
        await shop.callBack(payment)
        await shop.placements.placed(payment)
      })
    },
    workflow: async () => {
      const cart = takeNext(bare)
      return await timed(async () => {
        await shop.completeCart(cart)
        await shop.placements.placed(cart)
      })
    },
  })
  return atMost(1.5, {
    label: "callback received to order placed",
    baseline: "completeCartWorkflow, pp_system_default",
    ratio: median(callback) / median(workflow),
    figures: `${ms(median(callback))} against ${ms(median(workflow))}`,
  })
}
