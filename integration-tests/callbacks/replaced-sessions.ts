import { Modules } from "@medusajs/framework/utils"
import { expectBooksToAgree } from "../setup/books"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"
import type { Checkout } from "../setup/shop"

const TOTAL = "28000"
const PHONE = "243810009001"
const SYSTEM = "pp_system_default"

export function describeReplacedSessions(test: ShopUnderTest): void {
  describe("money for a session that is no more", () => {
    it("pays the new session of a shop that made it anew", async () => {
      const { collectionId, sessionId, cartId } = await push(test)
      const renewed = await test.shop.newSession(collectionId)
      expect(await test.records.sessionStatus(sessionId)).toBe("gone")

      // The page that came back asks for the new session, and finds the push.
      expect(await test.shop.poll(renewed)).toMatchObject({ state: "pending" })
      await test.gateway.enterPin(PHONE)
      const paid = await test.shop.pollUntil(renewed, isOrdered)

      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      expect(await test.records.onlyRow()).toMatchObject({
        payment_session_id: sessionId,
        authorized_session_id: renewed,
      })
      const { data } = await test.shop.get(`/store/carts/${cartId}`)
      expect(data.cart.completed_at).toEqual(expect.any(String))
      await expectBooksToAgree(test)
    })

    it("tells a page with the old session, too, that its money made an order", async () => {
      const { collectionId, sessionId } = await push(test)
      await test.shop.newSession(collectionId)
      await test.gateway.enterPin(PHONE)

      const paid = await test.shop.pollUntil(sessionId, isOrdered)

      expect(paid.state).toBe("succeeded")
    })

    it("sends no second push for the new session", async () => {
      const { collectionId } = await push(test)
      const renewed = await test.shop.newSession(collectionId)

      const again = await test.shop.push(renewed, { phone: PHONE })

      expect(again.data.transaction.state).toBe("pending")
      expect((await test.gateway.counts()).payment).toBe(1)
    })

    it.each([
      [
        "the cart changed and its session was made anew",
        "cart_changed",
        async ({ cartId, collectionId }: Checkout) => {
          await addItem(test, cartId)
          await test.shop.newSession(collectionId)
        },
      ],
      [
        "the cart changed and has no session",
        "session_gone",
        async ({ cartId }: Checkout) => await addItem(test, cartId),
      ],
      [
        "the shopper chose another way of paying",
        "cart_changed",
        async ({ collectionId }: Checkout) => {
          await test.shop.newSession(collectionId, SYSTEM)
        },
      ],
      [
        "the shopper chose FlexPay's card",
        "cart_changed",
        async ({ collectionId }: Checkout) => {
          await test.shop.newSession(collectionId, "pp_flexpay-card_flexpay")
        },
      ],
      [
        "the session was deleted",
        "session_gone",
        async ({ sessionId }: Checkout) => {
          await test
            .getContainer()
            .resolve(Modules.PAYMENT)
            .deletePaymentSession(sessionId)
        },
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
    ])("calls a person when %s: %s", async (_when, attention, change) => {
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
      await expectBooksToAgree(test)
    })

    it("calls a person when the cart was paid another way meanwhile", async () => {
      const { sessionId, cartId, collectionId } = await push(test)
      await test.shop.newSession(collectionId, SYSTEM)
      const completed = await test.shop.post(`/store/carts/${cartId}/complete`)
      expect(completed.data.type).toBe("order")
      await test.gateway.enterPin(PHONE)

      await test.shop.pollUntil(sessionId, (now) => now.needs_help)

      expect(await test.records.onlyRow()).toMatchObject({
        attention: "paid_twice",
        authorized_session_id: null,
      })
      expect(await test.records.orderIds()).toEqual([completed.data.order.id])
      const order = await test.records.order(completed.data.order.id)
      expect(order.payments).toEqual([{ provider: SYSTEM, amount: TOTAL }])
      expect(order.captures).toEqual([])
      await expectBooksToAgree(test)
    })

    it("calls a person for a second payment of a paid session", async () => {
      const { sessionId } = await push(test)
      const first = await test.gateway.onlyEntry()
      // Nobody answers in time, so the shopper asks again, and pays that one.
      await test.records.age("6 minutes")
      await test.records.recheck()
      await test.shop.push(sessionId, { phone: "0810000001" })
      const paid = await test.shop.pollUntil(sessionId, isOrdered)

      await test.gateway.setState({ reference: first.reference, state: "paid" })
      await test.records.recheck()

      expect(await test.records.rows()).toMatchObject([
        { reference: first.reference, attention: "paid_twice", order_id: null },
        { attention: null, order_id: paid.order_id },
      ])
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce(TOTAL)
      )
      // The shopper's page goes on telling of the payment that made the order.
      expect(await test.shop.poll(sessionId)).toMatchObject({
        needs_help: false,
        order_id: paid.order_id,
      })
      await expectBooksToAgree(test)
    })

    it("takes one of two payments that come in at once, and calls a person for the other", async () => {
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
      await expectBooksToAgree(test)
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

function isOrdered({ order_id }: { order_id: string | null }): boolean {
  return order_id !== null
}
