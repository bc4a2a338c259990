import { alternate, median, ms, timed } from "../figures"
import { atMost, takeNext } from "../measure"
import type { Measure } from "../measure"
import { Store } from "../store"

/** Orders of the server that has just started, before any is measured. */
const WARMING = 5

/** What the plugin's spans and metrics cost: two servers of one shop. */
export const traced: Measure = async (bench) => {
  const shop = await bench.shop()
  const rounds = bench.scale.orders * 2
  const servers = {
    traced: await Store.start(shop.database, shop.simulator, {
      isTraced: true,
    }),
    plain: await Store.start(shop.database, shop.simulator),
  }
  try {
    const payments = await shop.openPayments(2 * (WARMING + rounds))
    const placeOn = (server: Store) => async () => {
      const payment = takeNext(payments)
      return await timed(async () => {
        await shop.callBack(payment, server)
        await shop.placements.placed(payment)
      })
    }
    const measurements = {
      traced: placeOn(servers.traced),
      plain: placeOn(servers.plain),
    }
    await alternate(WARMING, measurements)
    const took = await alternate(rounds, measurements)
    return [
      atMost(1.05, {
        label: "callback received to order placed, with spans and metrics",
        baseline: "without OpenTelemetry",
        ratio: median(took.traced) / median(took.plain),
        figures: `${ms(median(took.traced))} against ${ms(median(took.plain))}`,
      }),
    ]
  } finally {
    await servers.traced.close()
    await servers.plain.close()
  }
}
