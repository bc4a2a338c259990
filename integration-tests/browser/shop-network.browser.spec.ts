import { setTimeout as sleep } from "node:timers/promises"
import type { Page } from "playwright-core"
import { describePages } from "../setup/browser/describe-pages"
import { openHttp2Door } from "../setup/browser/http2-proxy"
import { Shopper } from "../setup/browser/shopper"
import { waitFor } from "../../harness/wait-for"

const WAIT_SECONDS = 120
/** What a wait may cost a shopper, both ways, in bytes. */
const BUDGET = 15_000

describePages("The network of a shopper who waits", (test) => {
  test("costs little for two minutes, over HTTP/2 from another origin", async (it) => {
    const door = await openHttp2Door(it.demo.storeUrl)
    try {
      const shopper = await Shopper.arrive(it, { device: "phone" })
      await shopper.reachesStoreBy(door.url)
      await shopper.page.clock.install()
      await shopper.goToPayment()
      await shopper.askForPush()
      await shopper.waits()
      const requests = countRequests(shopper.page)

      const before = door.bytes()
      for (let second = 0; second < WAIT_SECONDS; second++) {
        // The server tells how long to wait by the push's age.
        await it.demo.database.query(
          `UPDATE flexpay_transaction
           SET created_at = created_at - interval '1 second' WHERE phone = $1`,
          [shopper.phone]
        )
        await shopper.page.clock.runFor(1_000)
        await requests.answered()
      }
      const bytes = door.bytes() - before

      console.log(
        `A wait of two minutes: ${requests.count()} polls, ${bytes} bytes`
      )
      expect(requests.count()).toBeGreaterThan(12)
      expect(bytes).toBeLessThan(BUDGET)
    } finally {
      await door.close()
    }
  })
})

/** Counts a page's requests, and waits for their answers. */
function countRequests(page: Page) {
  let asked = 0
  let answered = 0
  page.on("request", () => asked++)
  page.on("requestfinished", () => answered++)
  return {
    count: () => asked,
    answered: async () => {
      await sleep(20)
      await waitFor("all is answered", () =>
        Promise.resolve(asked === answered || null)
      )
    },
  }
}
