import { CARD, createClientOf, MOBILE_MONEY } from "./support/local-client"
import { json, startServer } from "./support/local-server"
import type { LocalServer } from "./support/local-server"
import { ORDER_NUMBER } from "./support/samples"

describe.each([301, 302, 303, 307, 308])("A redirect with %p", (status) => {
  let elsewhere: LocalServer
  let flexpay: LocalServer

  beforeEach(async () => {
    elsewhere = await startServer(json({ code: "0", orderNumber: "X" }))
    flexpay = await startServer((response) => {
      response.writeHead(status, { location: `${elsewhere.url}/there` }).end()
    })
  })
  afterEach(async () => {
    await flexpay.close()
    await elsewhere.close()
  })

  it.each(["payment", "card", "payout", "check"])(
    "of %s is not followed, so that nobody else gets the token",
    async (service) => {
      const client = createClientOf(flexpay)
      const asking = {
        payment: () => client.requestMobileMoney(MOBILE_MONEY),
        card: () => client.requestCard(CARD),
        payout: () => client.requestPayout(MOBILE_MONEY),
        check: () => client.check(ORDER_NUMBER),
      }[service]

      await asking?.().catch(() => undefined)

      expect(flexpay.seen).toHaveLength(1)
      expect(elsewhere.seen).toEqual([])
    }
  )
})
