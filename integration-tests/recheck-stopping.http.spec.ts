import { describeShop } from "./setup/describe-shop"
import { countDue, insertDue, runJob } from "./setup/recheck-job"
import { waitFor } from "../harness/wait-for"

describeShop(
  "the recheck job of a server that stops",
  { checks_per_second: 4 },
  (test) => {
    it("a stopping server claims no more transactions and leaves the rest due", async () => {
      await insertDue(test, 12)
      const running = runJob(test)
      await waitFor(
        "a check",
        async () => (await test.gateway.counts()).check > 0,
        { everyMs: 10 }
      )

      await test.shop.flexpay.__hooks.onApplicationPrepareShutdown()
      const stoppedAt = Date.now()
      await running

      expect(Date.now() - stoppedAt).toBeLessThan(900)
      expect((await test.gateway.counts()).check).toBe(4)
      expect(await countDue(test)).toBe(8)
    })
  }
)
