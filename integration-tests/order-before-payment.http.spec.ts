import { expectBooksToAgree } from "./setup/expect-records-to-agree"
import { describeShop } from "./setup/describe-shop"
import type { ShopUnderTest } from "./setup/describe-shop"
import { describeAnswers, ORDER_FIRST_ANSWERS } from "./setup/provoke-answers"
import { paidOnce } from "./setup/records"

/** Waits for the virtual phone. */
const PHONE = "243810009001"
const AWAITING = { status: "pending", captures: [], transactions: [] }

describeShop(
  "the order before the payment",
  { order_placement: "before_payment", unpaid_order_minutes: 15 },
  (test) => {
    describeAnswers(test, ORDER_FIRST_ANSWERS)

    it("sends the push when the cart is completed, and not before", async () => {
      const { sessionId, cartId } = await test.shop.checkOut()

      const asked = await test.shop.push(sessionId, { phone: PHONE })

      expect(asked.data.transaction).toMatchObject({
        state: "deferred",
        order_id: null,
      })
      expect((await test.gateway.counts()).payment).toBe(0)

      const completed = await test.shop.post(`/store/carts/${cartId}/complete`)

      expect(completed.data.type).toBe("order")
      expect((await test.gateway.counts()).payment).toBe(1)
      expect(await test.shop.poll(sessionId)).toMatchObject({
        state: "pending",
      })
      expect(await test.records.sessionStatus(sessionId)).toBe(
        "pending_authorization"
      )
      expect(await test.records.order(completed.data.order.id)).toMatchObject(
        AWAITING
      )
    })

    it("captures the order's money once it is there", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      await test.gateway.enterPin(PHONE)

      const paid = await test.shop.pollUntil(sessionId, isOrdered)

      expect(paid.order_id).toBe(orderId)
      expect(await test.records.order(orderId)).toEqual(paidOnce("28000"))
      expect(await test.records.orderIds()).toEqual([orderId])
      await expectBooksToAgree(test)
    })

    it("captures once when callbacks, polls and rechecks come at once", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      await test.gateway.setState({ phone: PHONE, state: "paid" })
      await test.records.scheduleCheckNow()

      await Promise.all([
        ...Array.from({ length: 4 }, () => test.shop.poll(sessionId)),
        ...Array.from({ length: 4 }, () =>
          test.gateway.callBack({ phone: PHONE })
        ),
        ...Array.from({ length: 4 }, () => test.records.recheck()),
      ])
      await test.shop.pollUntil(sessionId, isOrdered)

      expect(await test.records.order(orderId)).toEqual(paidOnce("28000"))
      await expectBooksToAgree(test)
    })

    it("takes a corrected phone number until the cart is completed", async () => {
      const { sessionId, cartId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810009999" })
      await test.shop.push(sessionId, { phone: PHONE })

      await test.shop.post(`/store/carts/${cartId}/complete`)

      expect((await test.gateway.onlyEntry()).phone).toBe(PHONE)
    })

    it("places no order without a phone number", async () => {
      const { cartId } = await test.shop.checkOut()

      const completed = await test.shop.post(`/store/carts/${cartId}/complete`)

      expect([completed.status, completed.data.type]).toEqual([
        400,
        "not_allowed",
      ])
      expect(await test.records.orderIds()).toEqual([])
    })

    it("places no order when FlexPay refuses at once, and lets the shopper try again", async () => {
      const { sessionId, cartId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810000025" })

      const completed = await test.shop.post(`/store/carts/${cartId}/complete`)

      expect([completed.status, completed.data.type]).toEqual([
        400,
        "not_allowed",
      ])
      expect(await test.records.orderIds()).toEqual([])
      expect(await test.shop.poll(sessionId)).toMatchObject({
        state: "refused",
        reason: "refused",
        can_retry: true,
      })

      await test.shop.push(sessionId, { phone: PHONE })
      const again = await test.shop.post(`/store/carts/${cartId}/complete`)
      expect(again.data.type).toBe("order")
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, isOrdered)
      expect(await test.records.order(again.data.order.id)).toEqual(
        paidOnce("28000")
      )
    })

    it("keeps the order after a failure, for another try on the same session", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      await fail(test)
      expect(await test.records.order(orderId)).toMatchObject(AWAITING)

      const again = await test.shop.push(sessionId, { phone: "0810000001" })

      expect(again.data.transaction).toMatchObject({ state: "pending" })
      const paid = await test.shop.pollUntil(sessionId, isOrdered)
      expect(paid.order_id).toBe(orderId)
      expect(await test.records.order(orderId)).toEqual(paidOnce("28000"))
      await expectBooksToAgree(test)
    })

    it("cancels the order that nobody paid in time", async () => {
      const { orderId } = await placeOrder(test)
      await fail(test)
      await test.records.age("14 minutes")
      await test.records.recheck()
      expect((await test.records.order(orderId)).status).toBe("pending")

      await test.records.age("2 minutes")
      await test.records.recheck()

      expect((await test.records.order(orderId)).status).toBe("canceled")
      expect((await test.records.onlyRow()).synced_state).toBe("failed")
    })

    it("cancels the order whose push nobody answered", async () => {
      const { orderId } = await placeOrder(test)

      await test.records.age("16 minutes")
      await test.records.recheck()

      expect((await test.records.onlyRow()).state).toBe("expired")
      expect((await test.records.order(orderId)).status).toBe("canceled")
    })

    it.each(["error_500", "error_503", "html", "not_found", "hang"])(
      "keeps an order whose deadline is over while check answers %s, for half an hour",
      async (kind) => {
        const { orderId } = await placeOrder(test)
        await test.gateway.spoil({ service: "check", kind, times: null })
        await test.records.age("16 minutes")
        await test.records.recheck()
        expect((await test.records.order(orderId)).status).toBe("pending")

        await test.records.age("30 minutes")
        await test.records.recheck()

        expect((await test.records.order(orderId)).status).toBe("canceled")
      }
    )

    it("captures an order that was paid while check was silent at its deadline", async () => {
      const { orderId } = await placeOrder(test)
      await test.gateway.change({ callbacks: false })
      await test.gateway.spoil({ service: "check", kind: "html", times: null })
      await test.gateway.enterPin(PHONE)
      await test.records.age("16 minutes")
      await test.records.recheck()
      expect((await test.records.order(orderId)).status).toBe("pending")

      await test.gateway.clearFaults()
      await test.records.recheck()
      await test.records.recheck()

      expect(await test.records.order(orderId)).toEqual(paidOnce("28000"))
    })

    it("asks nobody to pay a canceled order", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      const admin = await test.shop.logIn()
      await admin.post(`/admin/orders/${orderId}/cancel`)

      // The live push should not be confirmed any more.
      const told = await test.shop.pollUntil(
        sessionId,
        ({ order_canceled }) => order_canceled
      )
      expect(told).toMatchObject({ state: "pending", can_retry: false })
      await fail(test)
      expect(await test.shop.poll(sessionId)).toMatchObject({
        state: "failed",
        can_retry: false,
        order_canceled: true,
      })
      const again = await test.shop.push(sessionId, { phone: PHONE })
      expect([again.status, again.data.code]).toEqual([409, "order_canceled"])
      expect((await test.gateway.counts()).payment).toBe(1)
    })

    it("sends the push for an order's own collection at once, and captures it there", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, isOrdered)
      const { collectionId, editSession } = await editOrder(test, orderId)

      const asked = await test.shop.push(editSession, { phone: PHONE })

      expect(asked.data.transaction).toMatchObject({
        state: "pending",
        amount: "21000",
      })
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(editSession, isOrdered)
      expect((await test.records.order(orderId)).captures.sort()).toEqual([
        "21000",
        "28000",
      ])
      expect(collectionId).not.toBe("")
      await expectBooksToAgree(test)
    })

    it("waits for an operator when the order was edited back while its push was live", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, isOrdered)
      const { collectionId, editSession } = await editOrder(test, orderId)
      await test.shop.push(editSession, { phone: PHONE })
      await test.records.sql(
        `UPDATE payment_collection SET amount = 42000,
           raw_amount = '{"value": "42000", "precision": 20}' WHERE id = ?`,
        [collectionId]
      )
      await test.gateway.enterPin(PHONE)

      await test.shop.pollUntil(editSession, ({ needs_help }) => needs_help)

      expect((await test.records.order(orderId)).captures).toEqual(["28000"])
      const [row] = (await test.records.rows()).slice(-1)
      expect(row).toMatchObject({
        attention: "order_changed",
        order_id: orderId,
      })
    })

    it("does not cancel an order that a later try pays", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      await fail(test)
      await test.shop.push(sessionId, { phone: PHONE })
      await test.records.sql(
        `UPDATE flexpay_transaction SET created_at = created_at - interval '20 minutes'
         WHERE state = 'failed'`
      )

      await test.records.recheck()

      expect((await test.records.order(orderId)).status).toBe("pending")
    })

    it("calls a person for money that comes after the order was canceled", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      await test.records.age("16 minutes")
      await test.records.recheck()
      await test.gateway.setState({ phone: PHONE, state: "paid" })

      await test.records.recheck()

      expect(await test.records.onlyRow()).toMatchObject({
        state: "succeeded",
        attention: "order_canceled",
        authorized_session_id: null,
      })
      expect(await test.shop.poll(sessionId)).toMatchObject({
        needs_help: true,
        order_id: null,
      })
      expect(await test.records.order(orderId)).toMatchObject({
        status: "canceled",
        captures: [],
      })
      await expectBooksToAgree(test)
    })
  }
)

async function placeOrder({ shop }: ShopUnderTest) {
  const { sessionId, cartId } = await shop.checkOut()
  await shop.push(sessionId, { phone: PHONE })
  const { data } = await shop.post(`/store/carts/${cartId}/complete`)
  expect(data.type).toBe("order")
  const orderId: string = data.order.id
  return { sessionId, cartId, orderId }
}

/** Adds an article to a paid order, and asks for the difference. */
async function editOrder({ shop, records }: ShopUnderTest, orderId: string) {
  const admin = await shop.logIn()
  const must = async (path: string, body: object = {}) => {
    const { status, data } = await admin.post(path, body)
    if (status !== 200) {
      throw new Error(`POST ${path}: ${status} ${JSON.stringify(data)}`)
    }
    return data
  }
  const { data } = await shop.graph("variant", ["id"], {
    sku: "MIEL-DU-KWILU-1",
  })
  await must("/admin/order-edits", { order_id: orderId })
  await must(`/admin/order-edits/${orderId}/items`, {
    items: [{ variant_id: data[0]?.id, quantity: 1 }],
  })
  await must(`/admin/order-edits/${orderId}/confirm`)
  const { payment_collection } = await must("/admin/payment-collections", {
    order_id: orderId,
    amount: 21_000,
  })
  const collectionId: string = payment_collection.id
  await must(`/admin/payment-collections/${collectionId}/payment-sessions`, {
    provider_id: "pp_flexpay_flexpay",
  })
  const [session] = await records.sql(
    `SELECT id FROM payment_session WHERE payment_collection_id = ?
       AND deleted_at IS NULL`,
    [collectionId]
  )
  return { collectionId, editSession: String(session?.id) }
}

async function fail({ gateway, records }: ShopUnderTest): Promise<void> {
  await gateway.setState({ phone: PHONE, state: "failed" })
  await records.recheck()
  expect((await records.onlyRow()).state).toBe("failed")
}

function isOrdered({ order_id }: { order_id: string | null }): boolean {
  return order_id !== null
}
