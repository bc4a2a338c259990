import { requestCard, describeCard, open } from "../setup/describe-card"
import type { ShopUnderTest } from "../setup/describe-shop"

export function describeCorporate(test: ShopUnderTest): void {
  describe("a card payment by the corporate service", () => {
    describeCard(test)

    it("a card payment requests its page from the payment service", async () => {
      await requestCard(test)

      const { payment, card } = await test.gateway.counts()
      expect([payment, card]).toEqual([1, 0])
    })

    it("FlexPay's page leads back to the shop, with nothing about the payment", async () => {
      const { returnPage, reference } = await requestCard(test)
      const address = returnPage("approved")

      for (const each of [address, address.replace(reference, "UNKNOWN")]) {
        const { status, headers } = await open(each)

        expect([status, headers.location]).toEqual([
          303,
          "https://boutique.test/panier?a=b",
        ])
      }
    })

    it("the link to cancel adds to the address that the shopper canceled, and nothing else", async () => {
      const { returnPage } = await requestCard(test)

      const { headers } = await open(returnPage("canceled"))

      expect(headers.location).toBe(
        "https://boutique.test/panier?a=b&flexpay_return=canceled"
      )
    })
  })
}
