import { setTimeout as sleep } from "node:timers/promises"
import { z } from "zod"
import { findFreePort } from "../../demo/postgres/free-port"
import type { Measure } from "../measure"
import type { MeasuredShop, OpenPayment } from "../shop"
import { Store } from "../store"

const EACH_SECOND = 1_000
const BETWEEN_BATCHES_MS = 20
/** Callbacks that may wait for their answers; FlexPay's others come later. */
const AT_ONCE = 500
const PAYMENTS = 200
/** How long the server lives before it is killed. */
const LIFE_MS = 10_000

const countsSchema = z.array(
  z.object({ payment_session_id: z.string(), callbacks: z.number() })
)

interface Storm {
  sent: number
  /** Answered with 200, by the payment's session. */
  answered: Map<string, number>
  kills: number
  peak: number
}

/**
 * A thousand callbacks a second, while the server is killed again and again. What
 * it has answered with 200 it must have stored.
 */
export const callbackStorm: Measure = async (bench) => {
  const shop = await bench.shop()
  const { stormSeconds } = bench.scale
  const payments = await shop.openPayments(PAYMENTS, false)
  const before = await countStored(shop, payments)
  const storm = await rage(shop, payments, stormSeconds)
  const after = await countStored(shop, payments)
  const missing = [...storm.answered].reduce((sum, [sessionId, answered]) => {
    const stored = (after.get(sessionId) ?? 0) - (before.get(sessionId) ?? 0)
    return sum + Math.max(answered - stored, 0)
  }, 0)
  const answers = [...storm.answered.values()].reduce((sum, n) => sum + n, 0)
  return [
    {
      label: `${EACH_SECOND} callbacks a second for ${stormSeconds} s, with kill -9: lost after their answer`,
      baseline: "callbacks that were answered with 200",
      ratio: missing / answers,
      aim: "exactly 0.00",
      isMet: missing === 0 && storm.peak > 1 && storm.kills > 0,
      figures: `${missing} of ${answers.toLocaleString("en")}; ${storm.sent.toLocaleString("en")} sent, up to ${storm.peak} at once, ${storm.kills} kills`,
    },
  ]
}

/** Sends callbacks to a server that is killed and started again meanwhile. */
async function rage(
  shop: MeasuredShop,
  payments: OpenPayment[],
  seconds: number
): Promise<Storm> {
  const storm: Storm = { sent: 0, answered: new Map(), kills: 0, peak: 0 }
  const port = await findFreePort()
  const start = () => Store.start(shop.database, shop.simulator, { port })
  let server = await start()
  const ends = performance.now() + seconds * 1_000
  const isOver = () => performance.now() >= ends
  const killing = (async () => {
    while (!isOver()) {
      await sleep(Math.min(LIFE_MS, ends - performance.now()))
      await server.close()
      storm.kills += 1
      server = await start()
    }
  })()
  const inFlight = new Set<Promise<void>>()
  const send = async (payment: OpenPayment) => {
    storm.sent += 1
    // A refused or broken connection was not answered.
    await shop.callBack(payment, server).then(
      () => count(storm.answered, payment.sessionId),
      () => undefined
    )
  }
  while (!isOver()) {
    const batch = (EACH_SECOND * BETWEEN_BATCHES_MS) / 1_000
    for (let n = 0; n < batch && inFlight.size < AT_ONCE; n++) {
      const sending: Promise<void> = send(
        payments[storm.sent % payments.length]!
      ).finally(() => inFlight.delete(sending))
      inFlight.add(sending)
    }
    storm.peak = Math.max(storm.peak, inFlight.size)
    await sleep(BETWEEN_BATCHES_MS)
  }
  await Promise.all(inFlight)
  await killing
  await server.close()
  return storm
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

async function countStored(
  shop: MeasuredShop,
  payments: OpenPayment[]
): Promise<Map<string, number>> {
  const rows = countsSchema.parse(
    await shop.database.query(
      `SELECT payment_session_id, callbacks FROM flexpay_transaction
       WHERE payment_session_id = ANY($1)`,
      [payments.map(({ sessionId }) => sessionId)]
    )
  )
  return new Map(
    rows.map((row) => [row.payment_session_id, row.callbacks] as const)
  )
}
