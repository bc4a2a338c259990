import { describeModule } from "../setup/describe-module"

const OTHER_COLLECTION = "pay_col_of_others"

describeModule("Payments that ended and may still succeed", {}, (fixture) => {
  it.each([
    ["an expired push", true, "state = 'expired'"],
    ["a refused push", true, "state = 'refused'"],
    ["a push that failed", true, "state = 'failed'"],
    ["a push that was canceled", true, "state = 'canceled'"],
    [
      "a push that expired days ago",
      true,
      "state = 'expired', created_at = now() - interval '3 days'",
    ],
    [
      "a push that failed days ago",
      false,
      "state = 'failed', created_at = now() - interval '3 days'",
    ],
    ["a success", false, "state = 'succeeded'"],
    ["a payout", false, "state = 'expired', kind = 'payout'"],
    [
      "a push without an order number",
      false,
      "state = 'expired', order_number = NULL",
    ],
    [
      "a push of another collection",
      false,
      `state = 'expired', payment_collection_id = '${OTHER_COLLECTION}'`,
    ],
  ])("%s is doubtful: %p", async (_, isDoubtful, facts) => {
    const { id, payment_collection_id } = await ended(facts)

    expect(await listDoubtful(payment_collection_id)).toEqual(
      isDoubtful ? [id] : []
    )
  })

  it.each([
    ["a live payment", false, "state = 'pending'"],
    ["a live payout", true, "state = 'pending', kind = 'payout'"],
    [
      "a live payment of another collection",
      true,
      `state = 'pending', payment_collection_id = '${OTHER_COLLECTION}'`,
    ],
  ])(
    "beside %s, an expired push is doubtful: %p",
    async (_, isDoubtful, facts) => {
      const { id, payment_collection_id } = await ended("state = 'expired'")
      const other = await ended("state = 'expired'")
      await set(other.id, `payment_collection_id = '${payment_collection_id}'`)
      await set(other.id, facts)

      const doubtful = await listDoubtful(payment_collection_id)

      expect(doubtful).toEqual(isDoubtful ? [id] : [])
    }
  )

  /** A payment that was sent, and then changed; the collection is its first. */
  async function ended(facts: string) {
    const { id, payment_collection_id } = await fixture.pay()
    await set(id, facts)
    return { id, payment_collection_id: payment_collection_id ?? "" }
  }

  async function set(id: string, facts: string): Promise<void> {
    await fixture.sql(`UPDATE flexpay_transaction SET ${facts} WHERE id = $1`, [
      id,
    ])
  }

  async function listDoubtful(collectionId: string): Promise<string[]> {
    const rows = await fixture.flexpay.payments.findDoubtful(collectionId)
    return rows.map(({ id }) => id)
  }
})
