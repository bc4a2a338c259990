import type { ShopUnderTest } from "../setup/describe-shop"
import { PHONE, ROUTE, buyTwo, magic } from "../setup/answer-steps"

const MSISDN = "243812345678"
/** For so long a poll waits when nothing changes. */
const WAIT_MS = 15_000
const CARTS = "/store/flexpay/carts"

export function describeWaiting(test: ShopUnderTest): void {
  describe("a poll that waits for a change", () => {
    afterEach(() => jest.restoreAllMocks())

    it("a poll that knows the state is answered when the payment changes, by whichever route", async () => {
      const { sessionId, cartId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      const waiting = [
        waitFor(`${ROUTE}/${sessionId}?wait=pending`),
        waitFor(`${CARTS}/${cartId}?wait=pending`),
      ]
      await test.gateway.enterPin(MSISDN)
      for (const { transaction, waitedMs } of await Promise.all(waiting)) {
        expect(transaction.state).toBe("succeeded")
        expect(waitedMs).toBeLessThan(WAIT_MS)
      }
    })

    it("a poll waits on until the order is placed", async () => {
      const { sessionId, cartId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.gateway.enterPin(MSISDN)
      const states = []
      let state = "pending"
      let isPlaced = false
      while (!isPlaced) {
        const { transaction } = await waitFor(
          `${ROUTE}/${sessionId}?cart_id=${cartId}&wait=${state}`
        )
        state = transaction.state
        isPlaced = transaction.order_id !== null
        states.push(state)
      }

      expect(states.length).toBeLessThanOrEqual(4)
      expect(states.at(-1)).toBe("succeeded")
    })

    it.each(["failed", "x", ""])(
      "a poll that shows another state (%p) is answered at once",
      async (state) => {
        const { sessionId } = await test.shop.checkOut()
        await test.shop.push(sessionId, { phone: PHONE })
        const waits = watchedWaits()

        await waitFor(`${ROUTE}/${sessionId}?wait=${state}`)

        expect(waits).not.toHaveBeenCalled()
      }
    )

    it("a poll of a payment that has ended is answered at once", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, magic("25"))
      const waits = watchedWaits()

      await waitFor(`${ROUTE}/${sessionId}?wait=refused`)

      expect(waits).not.toHaveBeenCalled()
    })

    it("a poll that waits runs the check that becomes due, after a lost callback", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.gateway.setState({ phone: MSISDN, state: "paid" })

      const { transaction } = await waitFor(
        `${ROUTE}/${sessionId}?wait=pending`
      )

      expect(transaction.state).toBe("succeeded")
    })

    it("more polls than places wait are answered at once", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      const polls = Array.from({ length: 6 }, () =>
        waitFor(`${ROUTE}/${sessionId}?wait=pending`)
      )

      const first = await Promise.race(polls)

      expect(first.transaction.state).toBe("pending")
      await test.gateway.enterPin(MSISDN)
      const states = (await Promise.all(polls)).map(
        ({ transaction }) => transaction.state
      )
      expect(states.filter((state) => state === "succeeded")).toHaveLength(4)
    })
  })

  describe("a check that the shopper requests", () => {
    it("a check that is requested a hundred times is made at most once a second", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.records.restFromChecks()
      await test.records.sql("UPDATE flexpay_transaction SET checked_at = NULL")
      const { checks } = await test.records.onlyRow()
      const startedAt = performance.now()

      for (let press = 0; press < 100; press += 20) {
        await Promise.all(
          Array.from({ length: 20 }, () =>
            test.shop.get(`${ROUTE}/${sessionId}?check=now`)
          )
        )
      }

      const seconds = Math.floor((performance.now() - startedAt) / 1_000)
      const made = (await test.records.onlyRow()).checks - Number(checks)
      expect(made).toBeGreaterThanOrEqual(1)
      expect(made).toBeLessThanOrEqual(1 + seconds)
    })

    it("a requested check finds a payment whose callback was lost", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.gateway.setState({ phone: MSISDN, state: "paid" })
      await test.records.restFromChecks()
      await test.records.sql("UPDATE flexpay_transaction SET checked_at = NULL")

      const { data } = await test.shop.get(`${ROUTE}/${sessionId}?check=now`)

      expect(data.transaction.state).toBe("succeeded")
    })
  })

  describe("the payment of a cart", () => {
    it("the cart names its push and its order after its session was deleted", async () => {
      const { sessionId, cartId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await buyTwo(test, cartId)

      const { data } = await test.shop.get(`${CARTS}/${cartId}`)

      expect(data.transaction).toMatchObject({
        state: "pending",
        amount: "28000",
        amount_changed: true,
      })
    })

    it("an unknown cart has no payment", async () => {
      const { status, data } = await test.shop.get(`${CARTS}/cart_unknown`)
      expect([status, data]).toEqual([200, { transaction: null }])
    })
  })

  async function waitFor(path: string) {
    const startedAt = Date.now()
    const { status, data } = await test.shop.get(path)
    expect(status).toBe(200)
    return {
      transaction: data.transaction,
      waitedMs: Date.now() - startedAt,
    }
  }

  /** The waits of polls from now on; a poll that is answered at once has none. */
  function watchedWaits(): jest.SpyInstance {
    return jest.spyOn(test.shop.flexpay.watch, "next")
  }
}
