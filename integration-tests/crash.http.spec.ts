import { waitFor } from "../harness/wait-for"
import { stopWhileApplying, stopWhileAsking } from "./setup/mortal/crash-points"
import type { Applying, Asking } from "./setup/mortal/crash-points"
import { expectMoneyWithAPerson, expectPaidOnce } from "./setup/mortal/expect"
import { MortalShop } from "./setup/mortal/mortal-shop"
import { Payment } from "./setup/mortal/payment"

jest.setTimeout(300_000)

/** After this, who asked for the money must have given up on the answer. */
const ANSWER_DUE = "155 seconds"
const PUSH_LIFE = "5 minutes"
/** By the real clock: a slow machine may have given up on the answer already. */
const UNANSWERED = ["submitting", "unknown"]

let mortal: MortalShop
let applying: Applying
let asking: Asking

// Starting a Medusa takes seconds. So two deaths hit many payments, each at a
// line of its own, and two servers take over; then each test has its payment.
beforeAll(async () => {
  mortal = await MortalShop.open(2)
  applying = await stopWhileApplying(mortal)
  await mortal.kill()
  await mortal.start()
  asking = await stopWhileAsking(mortal)
  await mortal.kill()
  for (const { lost } of [asking.unanswered, asking.unwritten]) {
    await mortal.phones.enterPin(lost.phone)
    expect(await mortal.phones.callbackAnswer(lost.phone)).toBeNull()
  }
  await Promise.all([mortal.start(0), mortal.start(1)])
})
afterAll(async () => await mortal.close())

describe("A Medusa killed while it asks FlexPay for money", () => {
  it("asks nobody twice by itself, and lets the shopper try again once the push is over", async () => {
    const payment = asking.unprocessed
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
    "of which the answer was %s",
    (crash) => {
      it("makes an order of the money when the callback comes after the restart", async () => {
        const { heard } = asking[crash]
        await mortal.phones.enterPin(heard.phone)
        expect(await mortal.phones.callbackAnswer(heard.phone)).toBe(200)

        await heard.placed()

        await expectPaidOnce(heard)
        expect(await mortal.phones.requestsFor(heard.phone)).toBe(1)
      })

      it("shows the money to a person when its callback found nobody", async () => {
        const { lost } = asking[crash]
        expect(UNANSWERED).toContain(
          (await lost.press())?.data.transaction.state
        )
        await lost.letPass(ANSWER_DUE)
        await lost.shows("unknown")
        await lost.letPass(PUSH_LIFE)
        await lost.shows("expired")

        await expectMoneyWithAPerson(lost, "outcome_unknown")
        expect(await mortal.phones.requestsFor(lost.phone)).toBe(1)
      })
    }
  )

  it("checks by the recheck job what a stored callback told, with nobody looking", async () => {
    const payment = asking.unchecked
    await payment.letPass("30 seconds")

    await payment.ledgerSays((row) => row.synced_state === "succeeded")

    await expectPaidOnce(payment)
  })
})

describe("A Medusa killed while it places an order", () => {
  it.each<keyof Applying>([
    "the order is written",
    "the order is linked to its payment",
    "the payment is authorised",
    "the capture is written",
    "the order counts the money",
    "the ledger notes that it told Medusa",
  ])("before %s, ends with one order, paid once", async (line) => {
    const payment = applying[line]
    await payment.letPass("2 minutes")

    await payment.placed()

    await expectPaidOnce(payment)
  })

  it("before core links the order to its cart, ends with one order of the cart, and leaves core's unpaid one alone", async () => {
    const payment = applying["the order is linked to its cart"]
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

describe("Two servers on one database", () => {
  it("send one push when Pay is pressed at both at once", async () => {
    const payment = await Payment.begin(mortal)

    const answers = await Promise.all([payment.press(0), payment.press(1)])

    expect(answers.map((answer) => answer?.status)).toEqual([200, 200])
    expect(await payment.rows()).toHaveLength(1)
    expect(await mortal.phones.requestsFor(payment.phone)).toBe(1)
  })

  it("place one order each when one gets the callbacks and both are polled", async () => {
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

  it("make one order of a cart that the shopper completes at one while the other does, in whatever order they end", async () => {
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
    await waitFor(
      "the other server to ask for the cart's lease",
      async () => {
        const statements = await mortal.database.query(
          `SELECT 1 FROM pg_stat_activity
           WHERE datname = current_database() AND application_name = 'medusa-1'
             AND query LIKE '%flexpay_cart_lease%' AND query_start > $1`,
          [clock?.now]
        )
        return statements.length > 0
      }
    )
    await orders.release()
    await completing
    await payment.ledgerSays(
      ({ sync_lease_until }) => sync_lease_until === null
    )

    // Whoever came second tries again by then.
    await payment.letPass("30 seconds")
    await payment.placed()

    await expectPaidOnce(payment)
  })
})
