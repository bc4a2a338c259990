import { requestCard, describeCard, open } from "./setup/describe-card"
import { describeShop } from "./setup/describe-shop"

describeShop(
  "a card payment by the corporate service",
  {
    profile: "corporate-v2",
    storefront_url: "https://boutique.test/panier?a=b",
  },
  (test) => {
    beforeEach(() => test.gateway.change({ profile: "corporate-v2" }))

    describeCard(test)

    it("a card payment requests its page from the payment service", async () => {
      await requestCard(test)

      const { payment, card } = await test.gateway.counts()
      expect([payment, card]).toEqual([1, 0])
    })

    it("FlexPay's page leads back to the shop with the session", async () => {
      const { returnPage, sessionId } = await requestCard(test)

      const { status, headers } = await open(returnPage("approved"))

      expect([status, headers.location]).toEqual([
        303,
        `https://boutique.test/panier?a=b&flexpay_session=${sessionId}`,
      ])
    })
  }
)
