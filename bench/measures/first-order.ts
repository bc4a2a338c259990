import { median, ms, timed } from "../figures"
import { atMost } from "../measure"
import type { Measure } from "../measure"
import type { MeasuredShop, OpenPayment } from "../shop"
import { Store } from "../store"

/** Orders after the first one until the server is warm, and those compared. */
const WARMING = 5
const WARM = 5

/** The first order after a start of the server, against a warm one. */
export const firstOrder: Measure = async (bench) => {
  const shop = await bench.shop()
  const first: number[] = []
  const warm: number[] = []
  for (let start = 0; start < bench.scale.coldStarts; start++) {
    const took = await placeOnNewServer(shop, 1 + WARMING + WARM)
    first.push(...took.slice(0, 1))
    warm.push(...took.slice(1 + WARMING))
  }
  return [
    atMost(2, {
      label: "callback received to order placed, the first after a start",
      baseline: "a warm server",
      ratio: median(first) / median(warm),
      figures: `${ms(median(first))} against ${ms(median(warm))}`,
    }),
  ]
}

async function placeOnNewServer(
  shop: MeasuredShop,
  orders: number
): Promise<number[]> {
  const payments = await shop.openPayments(orders)
  const server = await Store.start(shop.database, shop.simulator)
  const place = async (payment: OpenPayment) =>
    await timed(async () => {
      await shop.callBack(payment, server)
      await shop.placements.placed(payment)
    })
  try {
    const took: number[] = []
    for (const payment of payments) {
      took.push(await place(payment))
    }
    return took
  } finally {
    await server.close()
  }
}
