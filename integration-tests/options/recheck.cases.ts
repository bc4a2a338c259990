import { setTimeout as sleep } from "node:timers/promises"
import { waitFor } from "../../harness/wait-for"
import type { ShopUnderTest } from "../setup/describe-shop"
import { countDue, insertDue, runJob } from "../setup/recheck-job"

export function describeRecheck(test: ShopUnderTest): void {
  describe("the recheck job", () => {
    it("the recheck job runs until nothing is due, within its budget", async () => {
      await insertDue(test, 10)
      const start = Date.now()

      await runJob(test)

      expect((await test.gateway.counts()).check).toBe(10)
      expect(await countDue(test)).toBe(0)
      // 4 at once, 4 after a second, 2 after another.
      expect(Date.now() - start).toBeGreaterThan(1_900)
      expect(Date.now() - start).toBeLessThan(8_000)
    })

    it("the recheck job never overlaps itself", async () => {
      await insertDue(test, 10)
      let isFirstDone = false
      const first = runJob(test).then(() => {
        isFirstDone = true
      })
      await sleep(50)

      await runJob(test)

      expect(isFirstDone).toBe(false)
      await first
      expect((await test.gateway.counts()).check).toBe(10)
    })

    it("the recheck job does not wait for one answer before it checks others", async () => {
      await insertDue(test, 6)
      await test.gateway.spoil({ service: "check", kind: "hang", times: 1 })

      const running = runJob(test)
      await sleep(2_500)

      expect((await test.gateway.counts()).check).toBe(6)
      await running
    })

    it("a stopping server claims no more transactions and leaves the rest due", async () => {
      const { flexpay } = test.shop
      await insertDue(test, 12)
      const running = runJob(test)
      await waitFor(
        "a check",
        async () => (await test.gateway.counts()).check > 0,
        { everyMs: 10 }
      )

      await flexpay.__hooks.onApplicationPrepareShutdown()
      const stoppedAt = Date.now()
      await running
      // The server of the next test has not stopped.
      Reflect.set(flexpay, "stopping", new AbortController())
      await flexpay.__hooks.onApplicationStart()

      expect(Date.now() - stoppedAt).toBeLessThan(900)
      expect((await test.gateway.counts()).check).toBe(4)
      expect(await countDue(test)).toBe(8)
    })
  })
}
