import type { Transaction } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import { createErasureTables } from "../setup/erasure-tables"
import { PayoutFixture } from "../setup/payout-fixture"
import { whileLocked } from "../setup/while-locked"

describeModule("The scope of an erasure", {}, (fixture) => {
  const payouts = new PayoutFixture(fixture)

  beforeEach(async () => await createErasureTables(fixture))

  it.each(["cart", "order"] as const)(
    "a customer's transactions are those of the customer's own %ss",
    async (record) => {
      const [own, other] = [await fixture.pay(), await fixture.pay()]
      await insertRecord(record, "cus_one", own)
      await insertRecord(record, "cus_two", other)

      expect(
        await fixture.flexpay.erasure.list({
          customer_id: "cus_one",
          phone: null,
        })
      ).toEqual([own.id])
    }
  )

  it("transactions of others that can't be erased are not named", async () => {
    const own = await payouts.paid()
    await fixture.pay()
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = NULL WHERE id = $1",
      [own.id]
    )

    expect(await fixture.flexpay.erasure.describe([own.id])).toEqual({
      transactions: 1,
      waiting: 0,
      blocked_by: [],
    })
  })

  it("an erasure does not wait for decisions about the payments of others", async () => {
    const own = await payouts.paid()
    const other = await fixture.pay()
    await fixture.sql(
      "UPDATE flexpay_transaction SET next_check_at = NULL WHERE id = $1",
      [own.id]
    )
    const erase = async () =>
      await fixture.flexpay.erasure.erase([own.id], "user_one")

    expect(await whileLocked(fixture, other, erase)).toBe(1)
  })

  async function insertRecord(
    record: "cart" | "order",
    customerId: string,
    { id, payment_collection_id }: Transaction
  ): Promise<void> {
    await fixture.sql(`INSERT INTO "${record}" VALUES ($1, $2)`, [
      id,
      customerId,
    ])
    await fixture.sql(
      `INSERT INTO ${record}_payment_collection VALUES ($1, $2)`,
      [id, payment_collection_id]
    )
  }
})
