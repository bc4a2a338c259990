import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"
import { waitFor } from "../../harness/wait-for"

/** Waits for the virtual phone. */
const PHONE = "243810009001"

export function describeOrderNotPlaced(test: ShopUnderTest): void {
  describe("a payment whose order can't be placed", () => {
    it("a payment without stock for its order needs attention, and Medusa captures nothing", async () => {
      const { sessionId } = await push(test)
      await setStock(test, 0)
      await test.gateway.enterPin(PHONE)

      const ended = await test.shop.pollUntil(
        sessionId,
        (now) => now.needs_help
      )

      expect(ended).toMatchObject({
        state: "succeeded",
        can_retry: false,
        retry_after_ms: null,
        order_id: null,
      })
      await test.records.recheck()
      expect(await test.records.onlyRow()).toMatchObject({
        attention: "order_not_placed",
        synced_state: null,
      })
      expect(await test.records.sql("SELECT * FROM capture")).toEqual([])
      expect(
        await test.records.sql("SELECT * FROM payment WHERE deleted_at IS NULL")
      ).toEqual([])
      const [event] = await test.records.sql(
        "SELECT data FROM flexpay_timeline_entry WHERE type = 'attention'"
      )
      expect(JSON.stringify(event)).toMatch(/inventory|stock/i)
      await expectRecordsToAgree(test)
    })

    it("a payment that needs attention blocks a second push", async () => {
      const { sessionId } = await push(test)
      await setStock(test, 0)
      await test.gateway.enterPin(PHONE)
      await test.shop.pollUntil(sessionId, (now) => now.needs_help)

      const again = await test.shop.push(sessionId, { phone: PHONE })

      expect(again.data.transaction).toMatchObject({
        state: "succeeded",
        needs_help: true,
      })
      expect((await test.gateway.counts()).payment).toBe(1)
    })

    it("a sync is retried after a temporary failure", async () => {
      const { sessionId } = await push(test)
      await test.records.sql(
        `ALTER TABLE "order" ADD CONSTRAINT broken CHECK (false) NOT VALID`
      )
      await test.gateway.enterPin(PHONE)
      await syncFailed(test)
      expect(await test.records.onlyRow()).toMatchObject({
        state: "succeeded",
        attention: null,
        synced_state: null,
      })
      expect(await test.shop.poll(sessionId)).toMatchObject({
        needs_help: false,
        order_id: null,
        retry_after_ms: 1000,
      })

      await test.records.sql(`ALTER TABLE "order" DROP CONSTRAINT broken`)
      await test.records.recheck()

      const paid = await test.shop.poll(sessionId)
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce("28000")
      )
      await expectRecordsToAgree(test)
    })

    it("a sync that fails for ten minutes needs attention", async () => {
      await push(test)
      await test.records.sql(
        `ALTER TABLE "order" ADD CONSTRAINT broken CHECK (false) NOT VALID`
      )
      await test.gateway.enterPin(PHONE)
      await syncFailed(test)

      await test.records.age("11 minutes")
      await test.records.recheck()

      expect(await test.records.onlyRow()).toMatchObject({
        attention: "order_not_placed",
      })
      await expectRecordsToAgree(test)
    })
  })
}

async function push({ shop }: ShopUnderTest) {
  const checkout = await shop.checkOut()
  await shop.push(checkout.sessionId, { phone: PHONE })
  return checkout
}

/** Waits until the sync of the success has failed. */
async function syncFailed({ records }: ShopUnderTest): Promise<void> {
  await waitFor("a sync that failed", async () => {
    const failures = await records.sql(
      "SELECT id FROM flexpay_timeline_entry WHERE type = 'sync_failed'"
    )
    return failures.length > 0
  })
}

async function setStock(
  { records }: ShopUnderTest,
  quantity: number
): Promise<void> {
  await records.sql(
    "UPDATE inventory_level SET stocked_quantity = ?, raw_stocked_quantity = ?::jsonb",
    [quantity, JSON.stringify({ value: String(quantity), precision: 20 })]
  )
}
