import { alternate, median, ms, timed } from "../figures"
import { atLeast, atMost } from "../measure"
import type { Measure, Row } from "../measure"
import { MANUAL } from "../shop"

/** From the callback's first byte until the order and its payment are there. */
export const orderPlaced: Measure = async (bench) => {
  const shop = await bench.shop()
  const { orders, slowOrders } = bench.scale
  const called = await shop.openPayments(orders + slowOrders)
  const delivered = await shop.openPayments(slowOrders)
  const bare = await shop.carts.take(orders, MANUAL)
  const byCallback = async () => {
    const payment = take(called)
    return await timed(async () => {
      await shop.callBack(payment)
      await shop.placements.placed(payment)
    })
  }
  const byMedusasRoute = async () => {
    const payment = take(delivered)
    return await timed(async () => {
      await shop.callMedusasRoute(payment.callback)
      await shop.placements.placed(payment)
    })
  }
  const byWorkflow = async () => {
    const cart = take(bare)
    return await timed(async () => {
      await shop.completeCart(cart)
      await shop.placements.placed(cart)
    })
  }
  const slow = await alternate(slowOrders, { byCallback, byMedusasRoute })
  const quick = await alternate(orders, { byCallback, byWorkflow })
  const rows: Row[] = [
    atLeast(10, {
      label: "callback received to order placed: times sooner",
      baseline: "Medusa's webhook route, default settings",
      ratio: median(slow.byMedusasRoute) / median(slow.byCallback),
      figures: `${ms(median(slow.byCallback))} against ${ms(median(slow.byMedusasRoute))}`,
    }),
    atMost(1.5, {
      label: "callback received to order placed",
      baseline: "completeCartWorkflow, pp_system_default",
      ratio: median(quick.byCallback) / median(quick.byWorkflow),
      figures: `${ms(median(quick.byCallback))} against ${ms(median(quick.byWorkflow))}`,
    }),
  ]
  return rows
}

function take<Item>(items: Item[]): Item {
  const item = items.pop()
  if (item === undefined) {
    throw new Error("Too few were prepared")
  }
  return item
}
