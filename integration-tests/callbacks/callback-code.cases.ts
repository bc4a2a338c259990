import type { ShopUnderTest } from "../setup/describe-shop"
import { compareWithPage } from "../setup/callback-code"
import { traceCalls } from "../setup/trace-calls"
import { waitFor } from "../../harness/wait-for"

/** The heartbeat beats by the clock, whatever else runs. */
const OWN_CODE = /^src\/(?!modules\/flexpay\/health\/)/
/** Waits for the virtual phone. */
const PHONE = "243810009001"

export function describeCallbackCode(test: ShopUnderTest): void {
  describe("docs/explanation/callback-code.md", () => {
    it("the page lists the files and functions between a callback and its order", async () => {
      const { sessionId } = await test.shop.checkOut()
      await test.shop.push(sessionId, { phone: PHONE })

      const called = await traceCalls(async () => {
        await test.gateway.enterPin(PHONE)
        // By the database: a poll would run functions of the store route.
        await waitFor("the sync of the payment", async () => {
          const { synced_state } = await test.records.onlyRow()
          return synced_state === "succeeded"
        })
      })

      expect(compareWithPage(called, OWN_CODE)).toEqual({
        idle: [],
        unlisted: [],
      })
    })
  })
}
