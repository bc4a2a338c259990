import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { expectRecordsToAgree } from "./setup/expect-records-to-agree"
import { listenTo } from "./setup/listen-to"
import { describeShop } from "./setup/describe-shop"
import type { ShopUnderTest } from "./setup/describe-shop"
import { describeAnswers } from "./setup/describe-answers"
import { ORDER_FIRST_ANSWERS } from "./setup/provoke-answers"
import { paidOnce } from "./setup/records"

/** Waits for the virtual phone. */
const PHONE = "243810009001"
const AWAITING = { status: "pending", captures: [], transactions: [] }

describeShop(
  "the order before the payment",
  { order_placement: "before_payment", unpaid_order_minutes: 15 },
  (test) => {
    describeAnswers(test, ORDER_FIRST_ANSWERS)

    it("a deferred push is sent when the cart is completed, and not before", async () => {
      const { sessionId, cartId } = await test.shop.checkOut()

      const pushed = await test.shop.push(sessionId, { phone: PHONE })

      expect(pushed.data.transaction).toMatchObject({
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

    it("a payment of a placed order is captured", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      await test.gateway.enterPin(PHONE)

      const paid = await test.shop.pollUntil(sessionId, isOrdered)

      expect(paid.order_id).toBe(orderId)
      expect(await test.records.order(orderId)).toEqual(paidOnce("28000"))
      expect(await test.records.orderIds()).toEqual([orderId])
      await expectRecordsToAgree(test)
    })

    it("a payment of a placed order is captured once when callbacks, polls and rechecks come at once", async () => {
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
      await expectRecordsToAgree(test)
    })

    it("a deferred push takes a corrected phone number until the cart is completed", async () => {
      const { sessionId, cartId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: "0810009999" })
      await test.shop.push(sessionId, { phone: PHONE })

      await test.shop.post(`/store/carts/${cartId}/complete`)

      expect((await test.gateway.onlyEntry()).phone).toBe(PHONE)
    })

    it("a cart without a phone number places no order", async () => {
      const { cartId } = await test.shop.checkOut()

      const completed = await test.shop.post(`/store/carts/${cartId}/complete`)

      expect([completed.status, completed.data.type]).toEqual([
        400,
        "not_allowed",
      ])
      expect(await test.records.orderIds()).toEqual([])
    })

    it("a push that FlexPay refuses at once places no order, and the shopper may try again", async () => {
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

    it("a failed payment keeps the order for another try on the same session", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      await fail(test)
      expect(await test.records.order(orderId)).toMatchObject(AWAITING)

      const again = await test.shop.push(sessionId, { phone: "0810000001" })

      expect(again.data.transaction).toMatchObject({ state: "pending" })
      const paid = await test.shop.pollUntil(sessionId, isOrdered)
      expect(paid.order_id).toBe(orderId)
      expect(await test.records.order(orderId)).toEqual(paidOnce("28000"))
      await expectRecordsToAgree(test)
    })

    it("an order that is unpaid at its deadline is canceled", async () => {
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

    it("an order is announced as canceled that a server canceled before it died", async () => {
      const { orderId, cartId } = await placeOrder(test)
      await fail(test)
      await test.records.age("16 minutes")
      await test.records.sql(
        `INSERT INTO flexpay_cart_lease (cart_id, holder, until)
         VALUES (?, 'dead', now() - interval '1 second')`,
        [cartId]
      )
      await cancelOrderWorkflow(test.getContainer()).run({
        input: { order_id: orderId },
      })
      const events = listenTo(test, ["order.canceled"])

      await test.records.recheck()

      expect((await test.records.onlyRow()).synced_state).toBe("failed")
      expect(events).toEqual([["order.canceled", orderId]])
      expect(
        await test.records.sql("SELECT 1 FROM flexpay_cart_lease")
      ).toEqual([])
    })

    it.each(["the plugin", "an operator"])(
      "an order that %s canceled is announced once",
      async (canceler) => {
        const { orderId } = await placeOrder(test)
        await fail(test)
        await test.records.age("16 minutes")
        const events = listenTo(test, ["order.canceled"])
        if (canceler === "an operator") {
          const admin = await test.shop.logIn()
          await admin.post(`/admin/orders/${orderId}/cancel`)
        }

        await test.records.recheck()

        expect((await test.records.onlyRow()).synced_state).toBe("failed")
        expect(events).toEqual([["order.canceled", orderId]])
      }
    )

    it("an order whose push expired is canceled", async () => {
      const { orderId } = await placeOrder(test)

      await test.records.age("16 minutes")
      await test.records.recheck()

      expect((await test.records.onlyRow()).state).toBe("expired")
      expect((await test.records.order(orderId)).status).toBe("canceled")
    })

    it.each(["error_500", "error_503", "html", "not_found", "hang"])(
      "an order stays for half an hour after its deadline while check answers %s",
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

    it("a payment is captured that arrived while check was silent at the order's deadline", async () => {
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

    it("a canceled order requests no payment", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      const admin = await test.shop.logIn()
      await admin.post(`/admin/orders/${orderId}/cancel`)

      // The live push should not be confirmed any more.
      const status = await test.shop.pollUntil(
        sessionId,
        ({ order_canceled }) => order_canceled
      )
      expect(status).toMatchObject({ state: "pending", can_retry: false })
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

    it("a push for an order's own collection is sent at once, and captured there", async () => {
      const { sessionId, orderId } = await placeOrder(test)
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, isOrdered)
      const { collectionId, editSession } = await editOrder(test, orderId)

      const pushed = await test.shop.push(editSession, { phone: PHONE })

      expect(pushed.data.transaction).toMatchObject({
        state: "pending",
        amount: "21000",
      })
      await test.gateway.enterPin(PHONE)
      // There is no cart to name, and the page knows the order.
      const paid = await test.shop.pollUntil(
        editSession,
        ({ order_placed }) => order_placed
      )
      expect(paid.order_id).toBeNull()
      expect((await test.records.order(orderId)).captures.sort()).toEqual([
        "21000",
        "28000",
      ])
      expect(collectionId).not.toBe("")
      await expectRecordsToAgree(test)
    })

    it("a payment of an order that was edited back during its push needs attention", async () => {
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

    it("an order with a later live push is not canceled", async () => {
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

    it("a payment that arrives after its order was canceled needs attention", async () => {
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
      await expectRecordsToAgree(test)
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
