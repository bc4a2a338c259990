import { setTimeout as sleep } from "node:timers/promises"
import { alternate, median, ms, timed } from "../figures"
import { forEachAtOnce } from "../../harness/for-each-at-once"
import { atLeast, atMost } from "../measure"
import type { Measure, Row } from "../measure"
import { peakOfPlacing } from "../peak"
import { MANUAL } from "../shop"
import type { Cart } from "../../harness/shop/carts"
import type { MeasuredShop, OpenPayment } from "../shop"

/**
 * A rate needs fewer than a thousand orders: so many are placed one after another,
 * and by the workflow alone.
 */
const ONE_BY_ONE = 50
const FLOOR = 200
/** The workflow alone, so many at once: it is quickest with about as many. */
const FLOOR_AT_ONCE = 10
const REPEATED = 50
/** For each payment of the burst: the last one waits for all the others. */
const PATIENCE_MS = 2_000

/** Many callbacks at once, and one callback many times. */
export const bursts: Measure = async (bench) => {
  const shop = await bench.shop()
  const { burst, orders } = bench.scale
  return [
    ...(await oneOfEach(shop, burst)),
    await oneManyTimes(shop, Math.ceil(orders / 2)),
  ]
}

async function oneOfEach(shop: MeasuredShop, count: number): Promise<Row[]> {
  const few = Math.min(ONE_BY_ONE, Math.ceil(count / 10))
  const bareCount = Math.min(FLOOR, count)
  const patience = PATIENCE_MS * count
  const single = await shop.openPayments(few)
  const bare = await shop.carts.take(bareCount, MANUAL)
  const many = await shop.openPayments(count)

  const oneByOne = async (payments: OpenPayment[]) =>
    await timed(() =>
      forEachAtOnce(payments, 1, (payment) => place(shop, payment, patience))
    )
  const completed = async (carts: Cart[]) =>
    await timed(() =>
      forEachAtOnce(carts, FLOOR_AT_ONCE, (cart) => shop.completeCart(cart))
    )
  // Half of them before and half after: orders get slower as they add up.
  const aloneBefore = await oneByOne(single.slice(0, few / 2))
  const floorBefore = await completed(bare.slice(0, bareCount / 2))
  const atOnce = await timed(() =>
    Promise.all(many.map((payment) => place(shop, payment, patience)))
  )
  const floor = floorBefore + (await completed(bare.slice(bareCount / 2)))
  const alone = aloneBefore + (await oneByOne(single.slice(few / 2)))
  const placed = await shop.countOrders(many)
  const peak = await peakOfPlacing(shop.database, many)
  const peakOfFloor = await peakOfPlacing(shop.database, bare)
  const rate = (orders: number, took: number) => orders / (took / 1000)
  const each = (orders: number, took: number) =>
    `${rate(orders, took).toFixed(1)} orders/s`
  const burst = `${each(count, atOnce)}, up to ${peak} at once`
  return [
    {
      label: `${count} callbacks at once: orders placed`,
      baseline: "payments",
      ratio: placed / count,
      aim: "exactly 1.00",
      isMet: placed === count,
      figures: `${placed} of ${count}`,
    },
    concurrent(peak, {
      label: `${count} callbacks at once: orders a second`,
      baseline: "one after another",
      least: 1,
      ratio: rate(count, atOnce) / rate(few, alone),
      figures: `${burst}, against ${each(few, alone)}`,
    }),
    concurrent(Math.min(peak, peakOfFloor), {
      label: `${count} callbacks at once: orders a second`,
      baseline: `completeCartWorkflow, ${FLOOR_AT_ONCE} at a time`,
      least: 0.8,
      ratio: rate(count, atOnce) / rate(bareCount, floor),
      figures: `${burst}, against ${each(bareCount, floor)}, up to ${peakOfFloor} at once`,
    }),
  ]
}

/** A row about concurrent work fails where the work was not concurrent. */
function concurrent(
  peak: number,
  { least, ...row }: Parameters<typeof atLeast>[1] & { least: number }
): Row {
  const compared = atLeast(least, row)
  return { ...compared, isMet: compared.isMet && peak > 1 }
}

async function place(
  shop: MeasuredShop,
  payment: OpenPayment,
  withinMs: number
): Promise<void> {
  await shop.callBack(payment)
  await shop.placements.placed(payment, withinMs)
}

async function oneManyTimes(shop: MeasuredShop, rounds: number): Promise<Row> {
  const payments = await shop.openPayments(rounds * 2)
  const repeated: Cart[] = []
  const took = await alternate(rounds, {
    once: (round) => placeBy(payments[round], 1),
    often: (round) => placeBy(payments[rounds + round], REPEATED),
  })
  // The last of the repetitions have had their effect by then.
  await sleep(2_000)
  if ((await shop.countOrders(repeated)) !== rounds) {
    throw new Error("A callback that was repeated did not make one order")
  }
  return atMost(2, {
    label: `the same callback ${REPEATED} times`,
    baseline: "once",
    ratio: median(took.often) / median(took.once),
    figures: `${ms(median(took.often))} against ${ms(median(took.once))}`,
  })

  /** Until all of them are answered and the order is placed. */
  async function placeBy(
    payment: OpenPayment | undefined,
    times: number
  ): Promise<number> {
    if (!payment) {
      throw new Error("Too few payments were made")
    }
    if (times > 1) {
      repeated.push(payment)
    }
    return await timed(async () => {
      await Promise.all(
        Array.from({ length: times }, () => shop.callBack(payment))
      )
      await shop.placements.placed(payment)
    })
  }
}
