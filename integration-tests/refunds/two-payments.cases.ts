import { z } from "zod"
import type { ShopUnderTest } from "../setup/describe-shop"
import { PAYER, PLACED_WITHIN_MS, RefundFixture } from "../setup/refund-fixture"
import type { AdminApi, PaidOrder } from "../setup/refund-fixture"

/** The jar of honey, without its delivery. */
const JAR = "21000"

const itemsSchema = z.object({
  items: z.array(z.object({ variant_id: z.string() })),
})

export function describeTwoPayments(test: ShopUnderTest): void {
  describe("an order with two payments", () => {
    const refunding = new RefundFixture(test)

    it("an order with two payments shows the refundable amount of each, and refunds each", async () => {
      const admin = await test.shop.logIn()
      const order = await refunding.sellTo()
      const second = await payEdit(admin, order)

      const before = await refundables(admin, order)
      const half = await refunding.refundByFlexPay(admin, second, {
        amount: "1000",
        paid_out: "0",
      })
      const whole = await refunding.refundByFlexPay(admin, order, {
        paid_out: "0",
      })
      for (const { id } of await refunding.payouts()) {
        await refunding.untilState(id, "succeeded")
      }
      const after = await refundables(admin, order)

      expect([half.status, whole.status]).toEqual([200, 200])
      expect(before).toEqual({
        [order.transactionId]: "28000",
        [second.transactionId]: JAR,
      })
      expect(after).toEqual({
        [order.transactionId]: "0",
        [second.transactionId]: "20000",
      })
      await refunding.expectRecordsToAgree()
    })

    async function refundables(
      admin: AdminApi,
      { orderId }: PaidOrder
    ): Promise<Record<string, string>> {
      const { data } = await admin.get(`/admin/flexpay/orders/${orderId}`)
      expect(data).not.toHaveProperty("refundable")
      return Object.fromEntries(
        data.payments.map(
          (payment: { id: string; refundable: { amount: string } | null }) => [
            payment.id,
            payment.refundable?.amount,
          ]
        )
      )
    }

    /** A second jar is added to the order, and paid for. */
    async function payEdit(
      admin: AdminApi,
      { orderId }: PaidOrder
    ): Promise<{ transactionId: string }> {
      const { data } = await admin.get(
        `/admin/orders/${orderId}?fields=items.variant_id`
      )
      const [item] = itemsSchema.parse(data.order).items
      const edit = `/admin/order-edits/${orderId}`
      await done(admin, "/admin/order-edits", { order_id: orderId })
      await done(admin, `${edit}/items`, {
        items: [{ variant_id: item?.variant_id, quantity: 1 }],
      })
      await done(admin, `${edit}/request`)
      await done(admin, `${edit}/confirm`)
      const { data: edited } = await admin.get(
        `/admin/orders/${orderId}?fields=payment_collections.id,payment_collections.status`
      )
      const collections = z
        .array(z.object({ id: z.string(), status: z.string() }))
        .parse(edited.order.payment_collections)
      const unpaid = collections.find(({ status }) => status === "not_paid")
      const collectionId = unpaid?.id ?? (await newCollection(admin, orderId))
      const sessionId = await test.shop.newSession(collectionId)
      await test.shop.push(sessionId, { phone: PAYER })
      await test.shop.pollUntil(
        sessionId,
        ({ order_placed }) => order_placed,
        PLACED_WITHIN_MS
      )
      const money =
        await test.shop.flexpay.payments.findForCollection(collectionId)
      return { transactionId: money?.id ?? "" }
    }

    async function newCollection(
      admin: AdminApi,
      order_id: string
    ): Promise<string> {
      const { payment_collection } = await done(
        admin,
        "/admin/payment-collections",
        { order_id }
      )
      return z.object({ id: z.string() }).parse(payment_collection).id
    }
  })
}

async function done(
  admin: AdminApi,
  path: string,
  body: object = {}
): Promise<Record<string, unknown>> {
  const { status, data } = await admin.post(path, body)
  if (status !== 200) {
    throw new Error(`${path}: ${status} ${JSON.stringify(data)}`)
  }
  return data
}
