import { askForCard, describeCard, open } from "./setup/describe-card"
import { describeShop } from "./setup/describe-shop"

describeShop(
  "paying by card on the corporate service",
  {
    profile: "corporate-v2",
    storefront_url: "https://boutique.test/panier?a=b",
  },
  (test) => {
    beforeEach(() => test.gateway.change({ profile: "corporate-v2" }))

    describeCard(test)

    it("asks the payment service for the page", async () => {
      await askForCard(test)

      const { payment, card } = await test.gateway.counts()
      expect([payment, card]).toEqual([1, 0])
    })

    it("leads back to the shop with the session", async () => {
      const { returnPage, sessionId } = await askForCard(test)

      const { status, headers } = await open(returnPage("approved"))

      expect([status, headers.location]).toEqual([
        303,
        `https://boutique.test/panier?a=b&flexpay_session=${sessionId}`,
      ])
    })
  }
)
