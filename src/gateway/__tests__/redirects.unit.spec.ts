import {
  CARD,
  createClientFor,
  EXPECTED,
  MOBILE_MONEY,
} from "./support/local-client"
import { json, startServer } from "./support/local-server"
import type { LocalServer } from "./support/local-server"

describe.each([301, 302, 303, 307, 308])("a redirect with %p", (status) => {
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
    "from %s is not followed, so that no other host gets the token",
    async (service) => {
      const client = createClientFor(flexpay)
      const call = {
        payment: () => client.request("payment", MOBILE_MONEY),
        card: () => client.request("card", CARD),
        payout: () => client.request("payout", MOBILE_MONEY),
        check: () => client.check(EXPECTED),
      }[service]

      await call?.().catch(() => undefined)

      expect(flexpay.requests).toHaveLength(1)
      expect(elsewhere.requests).toEqual([])
    }
  )
})
