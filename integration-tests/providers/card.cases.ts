import { requestCard, describeCard, open } from "../setup/describe-card"
import type { ShopUnderTest } from "../setup/describe-shop"

export function describeCardService(test: ShopUnderTest): void {
  describe("a card payment", () => {
    describeCard(test)

    it("a card payment requests its page from the card service", async () => {
      await requestCard(test)

      const { payment, card } = await test.gateway.counts()
      expect([payment, card]).toEqual([0, 1])
    })

    it("the return page shows the plugin's state, not that of its address", async () => {
      const { reference, sessionId, returnPage } = await requestCard(test)

      const waiting = await open(returnPage("approved"))
      expect(waiting.status).toBe(200)
      expect(waiting.data).toContain("Vérification en cours")
      expect(waiting.data).toContain('http-equiv="refresh"')
      expect(await test.records.orderIds()).toEqual([])
      expect((await test.records.onlyRow()).state).toBe("pending")

      await test.gateway.decide({ reference, decision: "approve" })
      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)

      // Even the address of a canceled payment shows that it is paid.
      const paid = await open(returnPage("canceled"))
      expect(paid.data).toContain("Paiement reçu")
      expect(paid.data).not.toContain('http-equiv="refresh"')
    })

    it("the return page is in English for a browser that accepts it", async () => {
      const { returnPage } = await requestCard(test)

      const { data } = await open(returnPage("approved"), "en-GB,en;q=0.9")

      expect(data).toContain('<html lang="en">')
      expect(data).toContain("Checking your payment")
    })

    it("the return page shows that nothing was taken once FlexPay says so", async () => {
      const { reference, sessionId, returnPage } = await requestCard(test)
      await test.gateway.decide({ reference, decision: "decline" })
      await test.shop.pollUntil(sessionId, ({ can_retry }) => can_retry)

      const { data } = await open(returnPage("approved"))

      expect(data).toContain("Paiement non abouti")
    })

    it("the return page runs no script", async () => {
      const { returnPage } = await requestCard(test)

      const { headers, data } = await open(returnPage("approved"))

      expect(headers["content-security-policy"]).toBe(
        "default-src 'none'; style-src 'unsafe-inline'"
      )
      expect(data).not.toContain("<script")
    })

    it("the return page shows no push by mobile money, and no payment of yesterday", async () => {
      const { returnPage, reference, sessionId } = await requestCard(test)
      const unknown = await open(returnPage("approved").replace(reference, "X"))
      await test.gateway.decide({ reference, decision: "approve" })
      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
      await test.records.age("25 hours")
      const old = await open(returnPage("approved"))
      await test.records.age("-25 hours")
      await test.records.sql(
        "UPDATE flexpay_transaction SET method = 'mobile_money'"
      )
      const push = await open(returnPage("approved"))

      for (const { status, data } of [old, push]) {
        expect([status, data]).toEqual([404, unknown.data])
      }
    })

    it("the return page is 404 for an unknown reference, and repeats nothing of it", async () => {
      const { returnPage } = await requestCard(test)
      const address = returnPage("approved").replace(
        /return\/[^?]+/,
        "return/%3Cscript%3E"
      )

      const { status, data } = await open(address)

      expect(status).toBe(404)
      expect(data).toContain("Retournez à la boutique")
      expect(data).not.toContain("script>")
    })
  })
}
