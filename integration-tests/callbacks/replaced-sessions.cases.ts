import { createCartCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"
import type { Checkout } from "../../harness/shop/shop"

const TOTAL = "28000"
const PHONE = "243810009001"
const SYSTEM = "pp_system_default"

export function describeReplacedSessions(test: ShopUnderTest): void {
  describe("a payment for a replaced session", () => {
    it("a live push keeps its matching session", async () => {
      const { collectionId, sessionId } = await push(test)

      const renewed = await test.shop.newSession(collectionId)

      expect(renewed).toBe(sessionId)
      expect(await test.records.sessionStatus(sessionId)).toBe("pending")
    })

    it("a payment goes to the session that a shop created after the push expired", async () => {
      const { collectionId, sessionId, cartId } = await push(test)
      await test.records.age("6 minutes")
      await test.records.recheck()
      const renewed = await test.shop.newSession(collectionId)
      expect(await test.records.sessionStatus(sessionId)).toBe("gone")

      await test.gateway.setState({ phone: PHONE, state: "paid" })
      await test.records.recheck()
      const paid = await test.shop.pollUntil(renewed, isOrdered)

      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      expect(await test.records.onlyRow()).toMatchObject({
        payment_session_id: sessionId,
        authorized_session_id: renewed,
      })
      // A page with the old session learns of the order, too.
      expect(await test.shop.poll(sessionId)).toMatchObject({
        state: "succeeded",
        order_id: paid.order_id,
      })
      const { data } = await test.shop.get(`/store/carts/${cartId}`)
      expect(data.cart.completed_at).toEqual(expect.any(String))
      await expectRecordsToAgree(test)
    })

    it.each([
      [
        "the shopper chose another payment method",
        async ({ collectionId }: Checkout) => {
          await test.shop.newSession(collectionId, SYSTEM)
        },
      ],
      [
        "the shopper chose FlexPay's card",
        async ({ collectionId }: Checkout) => {
          await test.shop.newSession(collectionId, "pp_flexpay-card_flexpay")
        },
      ],
      [
        "the session was deleted",
        async ({ sessionId }: Checkout) => {
          await test
            .getContainer()
            .resolve(Modules.PAYMENT)
            .deletePaymentSession(sessionId)
        },
      ],
      [
        "the cart changed and was changed back",
        async ({ cartId }: Checkout) => {
          await changeQuantity(test, cartId, 2)
          await changeQuantity(test, cartId, 1)
        },
      ],
    ])("a payment gets a matching session when %s", async (_, change) => {
      const checkout = await push(test)
      await change(checkout)
      await test.gateway.enterPin(PHONE)

      const paid = await test.shop.pollUntil(checkout.sessionId, isOrdered)

      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      expect((await test.records.onlyRow()).attention).toBeNull()
      await expectRecordsToAgree(test)
    })

    it("a live push blocks a second push for another session", async () => {
      const { collectionId } = await push(test)
      const card = await test.shop.newSession(
        collectionId,
        "pp_flexpay-card_flexpay"
      )

      const again = await test.shop.push(card, {})

      expect(again.data.transaction.state).toBe("pending")
      expect((await test.gateway.counts()).payment).toBe(1)
    })

    it.each([
      [
        "the cart changed and its session was created anew",
        "cart_changed",
        async ({ cartId, collectionId }: Checkout) => {
          await addItem(test, cartId)
          await test.shop.newSession(collectionId)
        },
      ],
      [
        "the cart changed and has no session",
        "cart_changed",
        async ({ cartId }: Checkout) => await addItem(test, cartId),
      ],
      [
        "a credit line changed the cart's total",
        "cart_changed",
        async ({ cartId }: Checkout) => await addCredit(test, cartId, 10_000),
      ],
      [
        "the payment collection was deleted",
        "session_gone",
        async ({ collectionId }: Checkout) => {
          await test
            .getContainer()
            .resolve(Modules.PAYMENT)
            .deletePaymentCollections([collectionId])
        },
      ],
    ])(
      "a payment needs attention when %s: %s",
      async (_when, attention, change) => {
        const checkout = await push(test)
        await change(checkout)
        await test.gateway.enterPin(PHONE)

        const ended = await test.shop.pollUntil(
          checkout.sessionId,
          (now) => now.needs_help
        )

        expect(ended).toMatchObject({ state: "succeeded", order_id: null })
        await test.records.recheck()
        expect(await test.records.onlyRow()).toMatchObject({
          attention,
          authorized_session_id: null,
        })
        expect(await test.records.orderIds()).toEqual([])
        await expectRecordsToAgree(test)
      }
    )

    it("a payment for an order with another payment method needs attention, and an operator accepts it", async () => {
      const { sessionId, cartId, collectionId } = await push(test)
      await test.shop.newSession(collectionId, SYSTEM)
      const completed = await test.shop.post(`/store/carts/${cartId}/complete`)
      const orderId: string = completed.data.order.id
      await test.gateway.enterPin(PHONE)

      await test.shop.pollUntil(sessionId, (now) => now.needs_help)

      const row = await test.records.onlyRow()
      expect(row).toMatchObject({
        attention: "other_payment_authorized",
        authorized_session_id: null,
        order_id: orderId,
      })
      const order = await test.records.order(orderId)
      expect(order.payments).toEqual([{ provider: SYSTEM, amount: TOTAL }])
      expect(order.captures).toEqual([])

      const admin = await test.shop.logIn()
      const placed = await admin.post(
        `/admin/flexpay/transactions/${row.id}/place-order`
      )

      expect([placed.status, placed.data.message]).toEqual([200, undefined])
      expect(await test.records.orderIds()).toEqual([orderId])
      expect((await test.records.order(orderId)).captures).toEqual([TOTAL])
      expect(await test.records.onlyRow()).toMatchObject({
        attention: null,
        order_id: orderId,
      })
      await expectRecordsToAgree(test)
    })

    it("a second payment of a paid session needs attention", async () => {
      const { sessionId } = await push(test)
      const first = await test.gateway.onlyEntry()
      // The push expires, so the shopper tries again and pays the new one.
      await test.records.age("6 minutes")
      await test.records.recheck()
      await test.shop.push(sessionId, { phone: "0810000001" })
      const paid = await test.shop.pollUntil(sessionId, isOrdered)

      await test.gateway.setState({ reference: first.reference, state: "paid" })
      await test.records.recheck()

      expect(await test.records.rows()).toMatchObject([
        {
          reference: first.reference,
          attention: "paid_twice",
          order_id: paid.order_id,
        },
        { attention: null, order_id: paid.order_id },
      ])
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      // The shopper's page still shows the payment that made the order.
      expect(await test.shop.poll(sessionId)).toMatchObject({
        needs_help: false,
        order_id: paid.order_id,
      })
      await expectRecordsToAgree(test)
    })

    it("of two payments that arrive at once, one is captured and the other needs attention", async () => {
      const { sessionId } = await push(test)
      const first = await test.gateway.onlyEntry()
      await test.records.age("6 minutes")
      await test.records.recheck()
      await test.shop.push(sessionId, { phone: "0810009002" })
      await test.gateway.setState({ reference: first.reference, state: "paid" })
      await test.gateway.setState({ phone: "243810009002", state: "paid" })

      await test.records.recheck()
      await test.records.recheck()

      const rows = await test.records.rows()
      expect(rows.map(({ attention }) => attention).sort()).toEqual(
        ["paid_twice", null].sort()
      )
      const [orderId] = await test.records.orderIds()
      expect(await test.records.order(orderId ?? "")).toEqual(paidOnce(TOTAL))
      await expectRecordsToAgree(test)
    })
  })
}

async function push(test: ShopUnderTest): Promise<Checkout> {
  const checkout = await test.shop.checkOut()
  await test.shop.push(checkout.sessionId, { phone: PHONE })
  return checkout
}

async function addItem(test: ShopUnderTest, cartId: string): Promise<void> {
  const { data } = await test.shop.graph("variant", ["id"], {
    sku: "MIEL-DU-KWILU-1",
  })
  const added = await test.shop.post(`/store/carts/${cartId}/line-items`, {
    variant_id: data[0]?.id,
    quantity: 1,
  })
  expect(added.status).toBe(200)
}

async function changeQuantity(
  test: ShopUnderTest,
  cartId: string,
  quantity: number
): Promise<void> {
  const { data } = await test.shop.get(`/store/carts/${cartId}`)
  const changed = await test.shop.post(
    `/store/carts/${cartId}/line-items/${data.cart.items[0].id}`,
    { quantity }
  )
  expect(changed.status).toBe(200)
}

async function addCredit(
  test: ShopUnderTest,
  cartId: string,
  amount: number
): Promise<void> {
  await createCartCreditLinesWorkflow(test.getContainer()).run({
    input: [
      {
        cart_id: cartId,
        amount,
        reference: "voucher",
        reference_id: "voucher_1",
        metadata: null,
      },
    ],
  })
}

function isOrdered({ order_id }: { order_id: string | null }): boolean {
  return order_id !== null
}
