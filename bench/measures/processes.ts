import { forEachAtOnce } from "../../harness/for-each-at-once"
import { alternate, median, timed } from "../figures"
import type { Measure, Row } from "../measure"
import { peakOfPlacing } from "../peak"
import type { MeasuredShop, OpenPayment } from "../shop"
import { Store } from "../store"

/** Orders of each server before any is measured. */
const WARMING = 10
const PATIENCE_MS = 300_000

const SIZES = { one: 1, two: 2, three: 3 } as const
type Size = keyof typeof SIZES

/** Orders a second of one, two and three servers on one database. */
export const processes: Measure = async (bench) => {
  const shop = await bench.shop()
  const { orders, rounds } = bench.scale.processes
  const added = [
    await Store.start(shop.database, shop.simulator),
    await Store.start(shop.database, shop.simulator),
  ]
  const servers = [shop.server, ...added]
  const peaks: Record<Size, number[]> = { one: [], two: [], three: [] }
  const burstOn = (size: Size) => async () => {
    const payments = await shop.openPayments(orders)
    const some = servers.slice(0, SIZES[size])
    const took = await timed(() => spread(shop, payments, some))
    peaks[size].push(await peakOfPlacing(shop.database, payments))
    return took
  }
  try {
    await spread(shop, await shop.openPayments(3 * WARMING), servers)
    const took = await alternate(rounds, {
      one: burstOn("one"),
      two: burstOn("two"),
      three: burstOn("three"),
    })
    const rate = (size: Size) => orders / (median(took[size]) / 1000)
    const figures = (size: Size) =>
      `${rate(size).toFixed(1)} orders/s, up to ${Math.max(...peaks[size])} at once`
    const row = (size: Size): Row => ({
      label: `orders a second of ${size} servers`,
      baseline: "one server",
      ratio: rate(size) / rate("one"),
      aim: "several at once",
      isMet: Math.min(...peaks[size], ...peaks.one) > 1,
      figures: `${figures(size)}, against ${figures("one")}`,
    })
    return [row("two"), row("three")]
  } finally {
    await forEachAtOnce(added, added.length, (server) => server.close())
  }
}

/** Each payment's callback to the next server, all at once. */
async function spread(
  shop: MeasuredShop,
  payments: OpenPayment[],
  servers: Store[]
): Promise<void> {
  await Promise.all(
    payments.map(async (payment, index) => {
      await shop.callBack(payment, servers[index % servers.length])
      await shop.placements.placed(payment, PATIENCE_MS)
    })
  )
}
