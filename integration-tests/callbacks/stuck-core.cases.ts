import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { waitFor } from "../../harness/wait-for"
import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"

/** Waits for the virtual phone. */
const PHONE = "243810009001"
/** How long the plugin waits for core: 5 minutes, shortened to a second. */
const CORE_MAX_MS = 5 * 60_000
const SHORTENED_MS = 1_000

/** Resolves when core may go on; null while it is not stopped. */
let stop: Promise<void> | null = null
completeCartWorkflow.hooks.validate(async () => await (stop ?? undefined))

export function describeStuckCore(test: ShopUnderTest): void {
  describe("core's workflow that stops between two steps", () => {
    let goOn = () => {}

    beforeEach(() => {
      stop = new Promise<void>((resolve) => (goOn = resolve))
      const { setTimeout: schedule } = globalThis
      jest
        .spyOn(globalThis, "setTimeout")
        .mockImplementation((run: () => void, ms?: number) =>
          schedule(run, ms === CORE_MAX_MS ? SHORTENED_MS : ms)
        )
    })
    afterEach(() => {
      goOn()
      stop = null
      jest.restoreAllMocks()
    })

    it("a sync whose step does not end fails and is retried, and the order that core placed late is adopted", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })
      await test.gateway.enterPin(PHONE)

      await waitFor("a sync that failed", async () => {
        const [failure] = await test.records.sql(
          "SELECT data FROM flexpay_timeline_entry WHERE type = 'sync_failed'"
        )
        return JSON.stringify(failure ?? "").includes("5 minutes")
      })
      expect(await test.records.onlyRow()).toMatchObject({
        state: "succeeded",
        attention: null,
        synced_state: null,
      })
      expect(
        await test.records.sql("SELECT interrupted FROM flexpay_cart_lease")
      ).toEqual([{ interrupted: true }])

      stop = null
      goOn()
      // A busy machine takes longer than the shortened limit.
      jest.restoreAllMocks()
      await waitFor("core's order", async () => {
        const orders = await test.records.sql(`SELECT id FROM "order"`)
        return orders.length > 0
      })
      await waitFor("the order of the payment", async () => {
        await test.records.recheck()
        return (await test.shop.poll(sessionId)).order_id !== null
      })

      const paid = await test.shop.poll(sessionId)
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce("28000")
      )
      await expectRecordsToAgree(test)
    })
  })
}
