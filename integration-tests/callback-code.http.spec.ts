import { compareWithPage } from "./setup/callback-code"
import { describeShop } from "./setup/describe-shop"
import { traceCalls } from "./setup/trace-calls"

/** The heartbeat beats by the clock, whatever else runs. */
const OWN_CODE = /^src\/(?!modules\/flexpay\/health\/)/
/** Waits for the virtual phone. */
const PHONE = "243810009001"

describeShop("docs/explanation/callback-code.md", {}, (test) => {
  it("lists the files and functions between a callback and its order", async () => {
    const { sessionId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: PHONE })

    const called = await traceCalls(async () => {
      await test.gateway.enterPin(PHONE)
      // By the database: a poll would run functions of the store route.
      while ((await test.records.onlyRow()).synced_state !== "succeeded") {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })

    expect(compareWithPage(called, OWN_CODE)).toEqual({
      idle: [],
      unlisted: [],
    })
  })
})
