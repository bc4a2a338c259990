import { waitFor } from "../harness/wait-for"
import {
  stopDuringSyncs,
  stopDuringRequests,
} from "./setup/mortal/crash-points"
import type { StoppedSyncs, StoppedRequests } from "./setup/mortal/crash-points"
import { expectAttention, expectPaidOnce } from "./setup/mortal/expect"
import { MortalShop } from "./setup/mortal/mortal-shop"
import { Payment } from "./setup/mortal/payment"

jest.setTimeout(300_000)

/** Later than the timeout of an unanswered request. */
const ANSWER_DUE = "155 seconds"
const PUSH_LIFE = "5 minutes"
/** By the real clock: a slow machine may have given up on the answer already. */
const UNANSWERED = ["submitting", "unknown"]

let mortal: MortalShop
let syncs: StoppedSyncs
let requests: StoppedRequests

// Starting a Medusa takes seconds. So two deaths hit many payments, each at a
// line of its own, and two servers take over; then each test has its payment.
beforeAll(async () => {
  mortal = await MortalShop.open({ modes: ["shared", "shared"] })
  syncs = await stopDuringSyncs(mortal)
  await mortal.kill()
  await mortal.start()
  requests = await stopDuringRequests(mortal)
  await mortal.kill()
  for (const { dead } of [requests.unanswered, requests.unwritten]) {
    await mortal.phones.enterPin(dead.phone)
    expect(await mortal.phones.callbackAnswer(dead.phone)).toBeNull()
  }
  await Promise.all([mortal.start(0), mortal.start(1)])
})
afterAll(async () => await mortal.close())

describe("a Medusa killed while it requests a payment", () => {
  it("a killed request is not repeated, and the shopper may try again once the push expired", async () => {
    const payment = requests.unprocessed
    expect(UNANSWERED).toContain(
      (await payment.press())?.data.transaction.state
    )

    await payment.letPass(ANSWER_DUE)
    expect(await payment.shows("unknown")).toMatchObject({
      reason: "no_answer",
      can_retry: false,
    })
    expect((await payment.press())?.data.transaction.state).toBe("unknown")
    await payment.letPass(PUSH_LIFE)
    expect(await payment.shows("expired")).toMatchObject({ can_retry: true })

    expect(await mortal.phones.requestsFor(payment.phone)).toBe(1)
    expect(await payment.rows()).toMatchObject([
      { state: "expired", attention: "outcome_unknown" },
    ])
    expect(await payment.paid()).toEqual([])

    await payment.pressAndWaitForPush()
    await mortal.phones.enterPin(payment.phone)
    await payment.placed()
    expect(await mortal.phones.requestsFor(payment.phone)).toBe(2)
    expect(await payment.paid()).toHaveLength(1)
    expect(await payment.inMedusa()).toMatchObject({ captures: ["28000"] })
  })

  describe.each(["unanswered", "unwritten"] as const)(
    "a killed request with its answer %s",
    (crash) => {
      it(`a callback after the restart leads to the order of a request with its answer ${crash}`, async () => {
        const { live } = requests[crash]
        await mortal.phones.enterPin(live.phone)
        expect(await mortal.phones.callbackAnswer(live.phone)).toBe(200)

        await live.placed()

        await expectPaidOnce(live)
        expect(await mortal.phones.requestsFor(live.phone)).toBe(1)
      })

      it(`a lost callback leaves a request with its answer ${crash} to an operator`, async () => {
        const { dead } = requests[crash]
        expect(UNANSWERED).toContain(
          (await dead.press())?.data.transaction.state
        )
        await dead.letPass(ANSWER_DUE)
        await dead.shows("unknown")
        await dead.letPass(PUSH_LIFE)
        await dead.shows("expired")

        await expectAttention(dead, "outcome_unknown")
        expect(await mortal.phones.requestsFor(dead.phone)).toBe(1)
      })
    }
  )

  it("the recheck job checks a stored callback without a poll", async () => {
    const payment = requests.unchecked
    await payment.letPass("30 seconds")

    await payment.waitForRow((row) => row.synced_state === "succeeded")

    await expectPaidOnce(payment)
  })
})

describe("a Medusa killed while it places an order", () => {
  it.each<keyof StoppedSyncs>([
    "the order is written",
    "the order is linked to its payment",
    "the payment is authorised",
    "the capture is written",
    "the order counts the capture",
    "the plugin records the sync",
  ])("a kill before %s ends with one order, paid once", async (line) => {
    const payment = syncs[line]
    await payment.letPass("2 minutes")

    await payment.placed()

    await expectPaidOnce(payment)
  })

  it("a kill before core links the order to its cart ends with one order of the cart, and core's unpaid one stays", async () => {
    const payment = syncs["the order is linked to its cart"]
    await payment.letPass("2 minutes")

    const orderId = await payment.placed()

    const { ordersOfShopper, ...rest } = await payment.inMedusa()
    expect(ordersOfShopper).toHaveLength(2)
    expect(rest).toEqual({
      orders: [orderId],
      payments: ["28000"],
      captures: ["28000"],
      refunds: [],
      reservations: expect.any(Array),
      orderTransactions: ["capture 28000"],
      collection: ["completed"],
    })
    expect(await payment.answeredFor()).toEqual(await payment.paid())
  })
})

describe("two servers on one database", () => {
  it("two servers send one push when Pay is pressed at both at once", async () => {
    const payment = await Payment.begin(mortal)

    const answers = await Promise.all([payment.press(0), payment.press(1)])

    expect(answers.map((answer) => answer?.status)).toEqual([200, 200])
    expect(await payment.rows()).toHaveLength(1)
    expect(await mortal.phones.requestsFor(payment.phone)).toBe(1)
  })

  it("two servers place one order of each cart when one gets the callbacks and both are polled", async () => {
    const payments: Payment[] = []
    for (const currency of ["cdf", "usd", "cdf"] as const) {
      const payment = await Payment.begin(mortal, currency)
      await payment.pressAndWaitForPush()
      payments.push(payment)
    }
    await Promise.all(
      payments.flatMap((payment) => [
        mortal.phones.enterPin(payment.phone),
        payment.placed(0),
        payment.placed(1),
        payment.placed(1),
      ])
    )

    for (const payment of payments) {
      await expectPaidOnce(payment)
    }
  })

  it("two servers place one order of a cart that both complete at the same time", async () => {
    const payment = await Payment.begin(mortal)
    await payment.pressAndWaitForPush()
    const other = await mortal.shopper(1)
    // Holds the one up while it places the order, until the other has come, too.
    const orders = await mortal.database.lock(
      `LOCK TABLE "order" IN SHARE MODE`
    )
    await mortal.phones.enterPin(payment.phone)
    await orders.waitedFor(1)
    const [clock] = await mortal.database.query<{ now: Date }>(
      "SELECT clock_timestamp() AS now"
    )
    const completing = other.post(
      `/store/carts/${payment.checkout.cartId}/complete`
    )
    await waitFor("the other server to ask for the cart's lease", async () => {
      const queries = await mortal.database.query(
        `SELECT 1 FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = 'medusa-1'
             AND query LIKE '%flexpay_cart_lease%' AND query_start > $1`,
        [clock?.now]
      )
      return queries.length > 0
    })
    await orders.release()
    await completing
    await payment.waitForRow(
      ({ sync_lease_until }) => sync_lease_until === null
    )

    // The second one tries again by then.
    await payment.letPass("30 seconds")
    await payment.placed()

    await expectPaidOnce(payment)
  })
})
