import { adminLogin } from "../../demo/src/seed/names"
import { waitFor } from "../../harness/wait-for"
import type { Attention } from "../../src/modules/flexpay/transaction/transaction"
import type { LinkFixture } from "./link-fixture"

const PAYER = "243814000002"

/** An operator removes an order's payment collection while its push is live. */
export function describeRemovedCollections(fixture: LinkFixture): void {
  const { test } = fixture

  describe("a payment collection that was removed from its order", () => {
    it("a live push on it prevents a second one", async () => {
      const { orderId } = await removeUnderPush()
      const again = await fixture.admin.post(
        `/admin/flexpay/orders/${orderId}/payment-links`
      )

      expect([again.status, again.data.code]).toEqual([
        409,
        "payment_under_way",
      ])
    })

    it("its late payment becomes the order's if the order still owes it", async () => {
      const { orderId, collectionId } = await removeUnderPush()
      await confirm()
      const { payment_collections } = await untilSynced(orderId)
      const { payment_status, summary } = await fixture.readOrder(orderId)

      expect(payment_status).toBe("captured")
      expect(summary.pending_difference).toBe(0)
      expect(payment_collections).not.toContain(collectionId)
      await expectAttention(null, orderId)
    })

    it("its late payment waits for an operator if the order was paid in another way", async () => {
      const { orderId } = await removeUnderPush()
      const { payment_collection } = await fixture.must(
        "/admin/payment-collections",
        { order_id: orderId, amount: 21000 }
      )
      const { id } = payment_collection as { id: string }
      await fixture.must(`/admin/payment-collections/${id}/mark-as-paid`, {
        order_id: orderId,
      })
      await confirm()
      await untilSynced(orderId)

      await expectAttention("order_changed", orderId)
    })
  })

  async function removeUnderPush() {
    const orderId = await fixture.writeOrder()
    const link = await fixture.linkOrder(orderId)
    await test.gateway.setOutcome({ phone: PAYER, payment: "pending_forever" })
    await fixture.request(link, { phone: PAYER })
    const [collectionId = ""] = (await readOrder(orderId)).payment_collections
    await test.shop.request(
      "DELETE",
      `/admin/payment-collections/${collectionId}`,
      { token: await test.shop.tokenOf(adminLogin) }
    )
    return { orderId, collectionId }
  }

  async function confirm(): Promise<void> {
    await test.gateway.setState({ phone: PAYER, state: "paid", callback: true })
  }

  async function readOrder(orderId: string) {
    const { data } = await fixture.admin.get(
      `/admin/orders/${orderId}?fields=payment_collections.id`
    )
    const { payment_collections } = data.order as {
      payment_collections: { id: string }[]
    }
    return { payment_collections: payment_collections.map(({ id }) => id) }
  }

  async function untilSynced(orderId: string) {
    await waitFor(
      "the payment is synced",
      async () => {
        const { state, disposition } = await test.records.onlyRow()
        return state === "succeeded" && disposition !== "becoming_order"
      },
      { withinMs: 30_000, everyMs: 100 }
    )
    return await readOrder(orderId)
  }

  async function expectAttention(
    attention: Attention | null,
    order_id: string
  ): Promise<void> {
    expect(await test.records.onlyRow()).toMatchObject({ attention, order_id })
  }
}
