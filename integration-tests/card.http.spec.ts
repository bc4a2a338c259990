import axios from "axios"
import { expectBooksToAgree } from "./setup/books"
import { describeShop } from "./setup/describe-shop"
import type { ShopUnderTest } from "./setup/describe-shop"
import { paidOnce } from "./setup/records"

const CARD = "pp_flexpay-card_flexpay"

describe.each(["v1", "corporate-v2"] as const)("profile %s", (profile) => {
  describeShop("paying by card", { profile }, (test) => {
    beforeEach(() => test.gateway.change({ profile }))

    it("sends the shopper to FlexPay's page, and places the order once it is paid", async () => {
      const { sessionId, redirectUrl, reference } = await ask(test)
      expect(redirectUrl).toMatch(`${test.simulator.url}/card/`)

      await test.gateway.decide({ reference, act: "approve" })

      const paid = await test.shop.pollUntil(
        sessionId,
        ({ order_id }) => order_id !== null
      )
      expect(paid).toMatchObject({
        state: "succeeded",
        phone: null,
        operator: null,
        redirect_url: null,
      })
      expect(await test.records.order(paid.order_id ?? "")).toEqual(
        paidOnce("28000", { provider: CARD })
      )
      await expectBooksToAgree(test)
    })

    it("sends the request to the service of the profile", async () => {
      await ask(test)

      const { payment, card } = await test.gateway.counts()
      expect([payment, card]).toEqual(profile === "v1" ? [0, 1] : [1, 0])
    })

    it.each(["decline", "approve_then_refuse"])(
      "places no order for a card after %s",
      async (act) => {
        const { sessionId, reference } = await ask(test)

        await test.gateway.decide({ reference, act })

        const ended = await test.shop.pollUntil(
          sessionId,
          ({ can_retry }) => can_retry
        )
        expect(ended).toMatchObject({ state: "failed", reason: "not_paid" })
        expect(await test.records.orderIds()).toEqual([])
      }
    )

    it("leaves a canceled page open, to be paid after all", async () => {
      const { sessionId, reference } = await ask(test)
      await test.gateway.decide({ reference, act: "cancel" })
      await test.records.recheck()
      expect((await test.shop.poll(sessionId)).state).toBe("pending")

      await test.gateway.decide({ reference, act: "approve" })

      await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
      await expectBooksToAgree(test)
    })
  })
})

describeShop("the page after a card payment", {}, (test) => {
  it("believes the ledger alone, not the address that was opened", async () => {
    const { reference, sessionId, returnPage } = await ask(test)

    const waiting = await open(returnPage("approved"))
    expect(waiting.status).toBe(200)
    expect(waiting.data).toContain("Vérification en cours")
    expect(waiting.data).toContain('http-equiv="refresh"')
    expect(await test.records.orderIds()).toEqual([])
    expect((await test.records.onlyRow()).state).toBe("pending")

    await test.gateway.decide({ reference, act: "approve" })
    await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)

    // Even the page for a canceled payment tells that it is paid.
    const paid = await open(returnPage("canceled"))
    expect(paid.data).toContain("Paiement reçu")
    expect(paid.data).not.toContain('http-equiv="refresh"')
  })

  it("tells in English to a browser that asks for it", async () => {
    const { returnPage } = await ask(test)

    const { data } = await open(returnPage("approved"), "en-GB,en;q=0.9")

    expect(data).toContain('<html lang="en">')
    expect(data).toContain("Checking your payment")
  })

  it("tells that no money was taken once FlexPay says so", async () => {
    const { reference, sessionId, returnPage } = await ask(test)
    await test.gateway.decide({ reference, act: "decline" })
    await test.shop.pollUntil(sessionId, ({ can_retry }) => can_retry)

    const { data } = await open(returnPage("approved"))

    expect(data).toContain("Paiement non abouti")
  })

  it("is 404 for a reference that is not there, and repeats nothing of it", async () => {
    const { returnPage } = await ask(test)
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

describeShop(
  "the page after a card payment of a shop with a page of its own",
  { storefront_url: "https://boutique.test/panier?a=b" },
  (test) => {
    it("leads back to the shop with the session", async () => {
      const { returnPage, sessionId } = await ask(test)

      const { status, headers } = await open(returnPage("approved"))

      expect([status, headers.location]).toEqual([
        303,
        `https://boutique.test/panier?a=b&flexpay_session=${sessionId}`,
      ])
    })
  }
)

async function ask({ shop, gateway }: ShopUnderTest) {
  const { sessionId } = await shop.checkOut({ providerId: CARD })
  const { data } = await shop.push(sessionId, {})
  const redirectUrl: string = data.transaction.redirect_url
  const { reference, callbackUrl } = await gateway.onlyEntry()
  return {
    sessionId,
    redirectUrl,
    reference,
    returnPage: (outcome: string) =>
      new URL(
        `/hooks/flexpay/return/${reference}?outcome=${outcome}`,
        callbackUrl
      ).href,
  }
}

async function open(address: string, language = "fr-CD,fr;q=0.9") {
  return await axios.get<string>(address, {
    headers: { "accept-language": language },
    maxRedirects: 0,
    validateStatus: () => true,
  })
}
