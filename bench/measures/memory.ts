import { setTimeout as sleep } from "node:timers/promises"
import { forEachAtOnce } from "../../harness/for-each-at-once"
import { atMost } from "../measure"
import type { Measure, Row } from "../measure"
import { MANUAL } from "../shop"
import type { MeasuredShop } from "../shop"
import { mb } from "./footprint"

const AT_ONCE = 10
const BATCH = 500
/** Orders by Medusa's workflow alone: fewer show what it keeps of each. */
const BARE = 2_000
const LABEL = "memory held after 10,000 payments"

/** Whether a server that takes payments for days keeps something of each. */
export const memory: Measure = async (bench) => {
  const { payments } = bench.scale
  if (!payments) {
    return [skipped()]
  }
  const shop = await bench.shop()
  await grow(payments.few, () => pay(shop))
  const few = await heapUsed(shop)
  let many = few
  for (let done = payments.few; done < payments.many; done += payments.few) {
    console.error(`after ${done.toLocaleString("en")}: ${mb(many)}`)
    await grow(payments.few, () => pay(shop))
    many = await heapUsed(shop)
  }
  await grow(BARE, () => complete(shop))
  const after = await heapUsed(shop)
  const each = (bytes: number, orders: number) =>
    `${(bytes / orders / 1000).toFixed(2)} kB each`
  return [
    atMost(1.05, {
      label: LABEL,
      baseline: "after 1,000",
      ratio: many / few,
      figures: `${mb(many)} against ${mb(few)}: ${each(many - few, payments.many - payments.few)}; completeCartWorkflow alone: ${each(after - many, BARE)}`,
    }),
  ]
}

async function grow(count: number, batch: () => Promise<void>): Promise<void> {
  for (let done = 0; done < count; done += BATCH) {
    await batch()
  }
}

async function pay(shop: MeasuredShop): Promise<void> {
  const payments = await shop.openPayments(BATCH)
  await forEachAtOnce(payments, AT_ONCE, async (payment) => {
    await shop.callBack(payment)
    await shop.placements.placed(payment)
  })
}

async function complete(shop: MeasuredShop): Promise<void> {
  const carts = await shop.carts.take(BATCH, MANUAL)
  await forEachAtOnce(carts, AT_ONCE, (cart) => shop.completeCart(cart))
}

/** The heap in bytes, once the store is idle. */
async function heapUsed(shop: MeasuredShop): Promise<number> {
  await sleep(5_000)
  return (await shop.server.memory()).heapUsed
}

function skipped(): Row {
  return {
    label: LABEL,
    baseline: "after 1,000",
    ratio: null,
    aim: "at most 1.05",
    isMet: null,
    figures: "skipped: takes about an hour, with --long",
  }
}
