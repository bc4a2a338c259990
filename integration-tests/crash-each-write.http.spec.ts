import { audit } from "../chaos/audit/audit"
import { readRecords } from "../chaos/audit/records"
import { timelinesOf } from "../chaos/audit/timeline"
import { letTimePass, PASSING_TIME } from "../chaos/rest"
import { killPointsOf } from "./setup/mortal/kill-points"
import type { KillPoint } from "./setup/mortal/kill-points"
import { MortalShop } from "./setup/mortal/mortal-shop"
import { Payment } from "./setup/mortal/payment"
import { Refund } from "./setup/mortal/refund"
import { Writes } from "./setup/mortal/writes"

jest.setTimeout(900_000)

/** The server that dies, as PostgreSQL knows it. */
const SERVER = "medusa-0"
/** Payments that one death hits, each at a write of its own. */
const HIT_BY_ONE_DEATH = 5
/** Enough that leases of the dead end and what is due is done. */
const TAKEN_OVER = ["3 minutes", "6 minutes"]

/** What is killed at each of its writes. */
interface Act {
  /** A shopper for whom it can be done once. */
  prepare(): Promise<Payment>
  /** Begins it; it need not end. */
  begin(payment: Payment): Promise<void>
  /** Returns once all of it is done. */
  ended(payment: Payment): Promise<void>
}

let mortal: MortalShop
let writes: Writes
/** Orders without links that the deaths left so far: one shop serves all acts. */
let unlinked = 0

beforeAll(async () => {
  mortal = await MortalShop.open(1)
  writes = await Writes.watch(mortal.database)
})
afterAll(async () => await mortal.close())

const ACTS: Record<string, Act> = {
  "places the order of a paid push": {
    prepare: async () => {
      const payment = await Payment.begin(mortal)
      await payment.pressAndWaitForPush()
      return payment
    },
    begin: async ({ phone }) => await mortal.phones.enterPin(phone),
    ended: async (payment) => {
      await payment.placed()
      await payment.ledgerSays((row) => row.synced_state === "succeeded")
    },
  },
  "refunds by Medusa's button": refunding(async (payment) => {
    const refund = await Refund.of(mortal, payment)
    return await refund.press()
  }),
  "refunds by FlexPay's button": refunding(async (payment) => {
    const admin = await (await mortal.shopper()).logIn()
    const row = (await payment.rows()).at(0)
    return await admin.post(`/admin/flexpay/transactions/${row?.id}/payouts`, {
      amount: "5000",
      paid_out: "0",
    })
  }),
  "cancels a paid order": refunding(async (payment) => {
    const admin = await (await mortal.shopper()).logIn()
    const row = (await payment.rows()).at(0)
    return await admin.post(`/admin/orders/${row?.order_id}/cancel`)
  }),
}

describe("A server killed at each of its writes while it", () => {
  it.each(Object.entries(ACTS))("%s keeps every promise", async (name, act) => {
    const first = await act.prepare()
    const log = await writes.of(SERVER, async () => {
      await act.begin(first)
      await act.ended(first)
    })
    const points = killPointsOf(log.lastOfEach)
    const hit = new Map<Payment, KillPoint>()
    let deaths = 0
    for (let left = dealt(points); left.length > 0; deaths += 1) {
      left = await dieAt(act, left, hit)
      await rest(TAKEN_OVER)
    }
    await rest(PASSING_TIME)

    process.stdout.write(
      `${name}: ${log.writes} writes in ${log.lastOfEach.length} transactions, killed at ${points.length} points by ${deaths} deaths\n`
    )
    const { broken, ofMedusa } = audit(await readRecords(shop()))
    expect([
      ...(await explained(broken, hit)),
      ...(await unannounced(hit)),
    ]).toEqual([])
    // Core dies between the order and its links: nothing says whose it is.
    unlinked += [...hit.values()].filter(
      ({ leavesUnlinkedOrder }) => leavesUnlinkedOrder
    ).length
    expect(ofMedusa[0]?.[1]).toHaveLength(unlinked)
  })
})

function refunding(press: (payment: Payment) => Promise<unknown>): Act {
  return {
    prepare: async () => await Payment.beginPaid(mortal),
    begin: async (payment) => {
      void press(payment).catch(() => undefined)
    },
    ended: async (payment) => {
      await payment.ledgerSays(
        ({ kind, synced_state }) =>
          kind === "payout" && synced_state === "succeeded"
      )
    },
  }
}

/**
 * Brings payments to the next points, as far as they get beside each other, and
 * kills the server. An act may wait for what another one holds that was stopped
 * before: its point is left to a later death.
 * @returns the points that are left
 */
async function dieAt(
  act: Act,
  points: readonly KillPoint[],
  hit: Map<Payment, KillPoint>
): Promise<KillPoint[]> {
  let reached = 0
  try {
    for (const point of points.slice(0, HIT_BY_ONE_DEATH)) {
      const payment = await act.prepare()
      hit.set(payment, point)
      const begin = async () => await act.begin(payment)
      if (!(await writes.stopAt(SERVER, point.writes, begin))) {
        break
      }
      reached += 1
    }
  } finally {
    await mortal.kill()
    await mortal.start()
  }
  if (reached === 0) {
    throw new Error(`Not reached: ${points[0]?.name}`)
  }
  return points.slice(reached)
}

/**
 * In the order in which they are stopped. Later writes come first: a server that
 * stands in an early one may hold what the later ones need. Neighbours are hit
 * by different deaths, since they may need the same.
 */
function dealt(points: readonly KillPoint[]): KillPoint[] {
  const count = Math.ceil(points.length / HIT_BY_ONE_DEATH)
  const backwards = [...points].reverse()
  return Array.from({ length: count }, (_, nth) =>
    backwards.filter((_point, index) => index % count === nth)
  ).flat()
}

function shop() {
  const { database, phones } = mortal
  return { database, gateway: phones.gateway }
}

async function rest(intervals: readonly string[]): Promise<void> {
  const broken: string[] = []
  await letTimePass(
    {
      database: mortal.database,
      redisUrl: null,
      broken,
      runJob: async (name) => await mortal.runJob(name),
    },
    intervals
  )
  expect(broken).toEqual([])
}

/** Placed orders of which the store's own code never heard. */
async function unannounced(
  hit: ReadonlyMap<Payment, KillPoint>
): Promise<string[]> {
  const lines = await Promise.all(
    [...hit].map(async ([payment, { name }]) => {
      const { captures } = await payment.inMedusa()
      return captures.length && !(await payment.eventCount("order.placed"))
        ? [`killed at ${name}: order.placed was never received`]
        : []
    })
  )
  return lines.flat()
}

/** Broken promises, each with the write at which its payment was hit. */
async function explained(
  broken: readonly string[],
  hit: ReadonlyMap<Payment, KillPoint>
): Promise<string[]> {
  const ids = await Promise.all(
    [...hit].map(async ([payment, { name }]) => ({
      name,
      ids: await payment.ids(),
    }))
  )
  const lines = broken.map((line) => {
    const at = ids.find((one) => one.ids.some((id) => line.includes(id)))
    return `killed at ${at?.name ?? "no point of this act"}: ${line}`
  })
  return [...lines, ...(await timelinesOf(mortal.database, broken))]
}
