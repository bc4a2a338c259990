import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"

const TOTAL = "28000"
/** Waits for the virtual phone. */
const PHONE = "243810009001"

export function describeRaces(test: ShopUnderTest): void {
  describe("confirmations of a payment", () => {
    it("twenty confirmations at once capture once and place one order", async () => {
      const { sessionId } = await push(test)
      await payInSilence(test)
      await test.records.scheduleCheckNow()

      const pressAtOnce = () => [
        test.shop.poll(sessionId),
        test.gateway.callBack({ phone: PHONE }),
        test.records.recheck(),
        test.shop.get(`/store/flexpay/payment-sessions/${sessionId}`),
      ]
      await Promise.all(Array.from({ length: 5 }, pressAtOnce).flat())
      const paid = await test.shop.pollUntil(sessionId, isOrdered)

      expect(await test.records.orderIds()).toEqual([paid.order_id])
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      await expectRecordsToAgree(test)
    })

    it("one order is placed when the page completes the cart during the sync of a callback", async () => {
      const { sessionId, cartId } = await push(test)
      await payInSilence(test)
      await test.records.scheduleCheckNow()

      const [, ...completions] = await Promise.all([
        test.gateway.callBack({ phone: PHONE }),
        ...Array.from({ length: 5 }, () =>
          test.shop.post(`/store/carts/${cartId}/complete`)
        ),
      ])
      const paid = await test.shop.pollUntil(sessionId, isOrdered)

      expect(await test.records.orderIds()).toEqual([paid.order_id])
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      for (const { data } of completions.filter(
        ({ status }) => status === 200
      )) {
        expect([data.type, data.order?.id]).toEqual(["order", paid.order_id])
      }
    })

    it("a shopper's poll confirms a payment whose callback is lost", async () => {
      const { sessionId } = await push(test)
      await payInSilence(test)
      await test.records.scheduleCheckNow()

      const paid = await test.shop.pollUntil(sessionId, isOrdered)

      expect(paid.order_id).toEqual(expect.any(String))
      expect((await test.records.onlyRow()).callbacks).toBe(0)
      await expectRecordsToAgree(test)
    })

    it("the recheck job confirms a payment whose callback is lost and whose tab is closed", async () => {
      await push(test)
      await payInSilence(test)

      await test.records.recheck()

      const row = await test.records.onlyRow()
      expect(row).toMatchObject({ state: "succeeded", callbacks: 0 })
      expect(await test.records.orderIds()).toEqual([row.order_id])
      await expectRecordsToAgree(test)
    })

    it("a cart completed during a pending push is answered with 400 and gets no order", async () => {
      const { cartId, sessionId } = await push(test)

      const completed = await test.shop.post(`/store/carts/${cartId}/complete`)

      expect(completed.status).toBe(400)
      expect(completed.data).toMatchObject({
        type: "not_allowed",
        message: expect.stringContaining("not confirmed yet"),
      })
      expect(await test.records.orderIds()).toEqual([])

      // And the payment goes on as if nothing had been.
      await test.gateway.enterPin(PHONE)
      const paid = await test.shop.pollUntil(sessionId, isOrdered)
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
    })

    it("the page's own completion places the order between confirmation and sync", async () => {
      const { cartId, sessionId } = await push(test)
      await payInSilence(test)
      const { id } = await test.records.onlyRow()
      await test.records.scheduleCheckNow()
      // As a process that dies after it wrote the outcome.
      await test.shop.flexpay.checks.confirm(id)

      const completed = await test.shop.post(`/store/carts/${cartId}/complete`)
      expect([completed.status, completed.data.type]).toEqual([200, "order"])

      await test.records.recheck()
      const paid = await test.shop.poll(sessionId)
      expect(paid.order_id).toBe(completed.data.order.id)
      expect(await test.records.orderIds()).toEqual([paid.order_id])
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
    })

    it("a second push is refused between the success and its order", async () => {
      const { sessionId } = await push(test)
      await payInSilence(test)
      const { id } = await test.records.onlyRow()
      await test.records.scheduleCheckNow()
      await test.shop.flexpay.checks.confirm(id)

      const again = await test.shop.push(sessionId, { phone: PHONE })

      expect(again.data.transaction).toMatchObject({ state: "succeeded" })
      expect((await test.gateway.counts()).payment).toBe(1)
    })

    it("a sync that a dead process left unfinished is finished", async () => {
      await push(test)
      await payInSilence(test)
      const { id } = await test.records.onlyRow()
      await test.records.scheduleCheckNow()
      await test.shop.flexpay.checks.confirm(id)
      await test.shop.flexpay.syncs.acquire(id, "test")

      await test.records.recheck()
      expect(await test.records.orderIds()).toEqual([])

      await test.records.age("3 minutes")
      await test.records.recheck()
      const row = await test.records.onlyRow()
      expect(row.synced_state).toBe("succeeded")
      expect(await test.records.orderIds()).toEqual([row.order_id])
      await expectRecordsToAgree(test)
    })
  })
}

async function push(test: ShopUnderTest) {
  const checkout = await test.shop.checkOut()
  await test.shop.push(checkout.sessionId, { phone: PHONE })
  return checkout
}

/** The shopper pays, and the callback is lost. */
async function payInSilence({ gateway }: ShopUnderTest): Promise<void> {
  await gateway.setState({ phone: PHONE, state: "paid" })
}

function isOrdered({ order_id }: { order_id: string | null }): boolean {
  return order_id !== null
}
