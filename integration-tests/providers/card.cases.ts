import { askForCard, describeCard, open } from "../setup/describe-card"
import type { ShopUnderTest } from "../setup/describe-shop"

export function describeCardService(test: ShopUnderTest): void {
  describe("paying by card", () => {
    describeCard(test)

    it("asks the card service for the page", async () => {
      await askForCard(test)

      const { payment, card } = await test.gateway.counts()
      expect([payment, card]).toEqual([0, 1])
    })

    it("leads to a page that believes the ledger alone, not the address that was opened", async () => {
      const { reference, sessionId, returnPage } = await askForCard(test)

      const waiting = await open(returnPage("approved"))
      expect(waiting.status).toBe(200)
      expect(waiting.data).toContain("Vérification en cours")
      expect(waiting.data).toContain('http-equiv="refresh"')
      expect(await test.records.orderIds()).toEqual([])
      expect((await test.records.onlyRow()).state).toBe("pending")

      await test.gateway.decide({ reference, decision: "approve" })
      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)

      // Even the page for a canceled payment tells that it is paid.
      const paid = await open(returnPage("canceled"))
      expect(paid.data).toContain("Paiement reçu")
      expect(paid.data).not.toContain('http-equiv="refresh"')
    })

    it("leads to a page that tells in English to a browser that asks for it", async () => {
      const { returnPage } = await askForCard(test)

      const { data } = await open(returnPage("approved"), "en-GB,en;q=0.9")

      expect(data).toContain('<html lang="en">')
      expect(data).toContain("Checking your payment")
    })

    it("leads to a page that tells that no money was taken once FlexPay says so", async () => {
      const { reference, sessionId, returnPage } = await askForCard(test)
      await test.gateway.decide({ reference, decision: "decline" })
      await test.shop.pollUntil(sessionId, ({ can_retry }) => can_retry)

      const { data } = await open(returnPage("approved"))

      expect(data).toContain("Paiement non abouti")
    })

    it("leads to a page that is 404 for a reference that is not there, and repeats nothing of it", async () => {
      const { returnPage } = await askForCard(test)
      const address = returnPage("approved").replace(
        /return\/[^?]+/,
        "return/%3Cscript%3E"
      )

      const { status, data } = await open(address)

      expect(status).toBe(404)
      expect(data).toContain("Page introuvable")
      expect(data).not.toContain("script>")
    })
  })
}
