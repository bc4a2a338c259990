import { alternate, median, ms, timed } from "../figures"
import { atMost, takeNext } from "../measure"
import type { Measure } from "../measure"
import { MANUAL, MeasuredShop } from "../shop"

/**
 * From the callback's first byte until the payment of an order that was placed
 * before it is captured. Its shop is its own: it places orders first.
 */
export const beforePayment: Measure = async ({ scale }) => {
  const shop = await MeasuredShop.open({
    plugin: { order_placement: "before_payment" },
  })
  const rounds = scale.orders
  const payments = await shop.openPayments(rounds)
  const bare = await shop.carts.take(rounds, MANUAL)
  const took = await alternate(rounds, {
    captured: async () => {
      const payment = takeNext(payments)
      return await timed(async () => {
        await shop.callBack(payment)
        await shop.placements.captured(payment)
      })
    },
    completed: async () => {
      const cart = takeNext(bare)
      return await timed(async () => {
        await shop.completeCart(cart)
        await shop.placements.placed(cart)
      })
    },
  })
  return [
    atMost(0.4, {
      label: "before_payment: callback received to payment captured",
      baseline: "completeCartWorkflow, pp_system_default",
      ratio: median(took.captured) / median(took.completed),
      figures: `${ms(median(took.captured))} against ${ms(median(took.completed))}`,
    }),
  ]
}
