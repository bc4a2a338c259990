import axios from "axios"
import { expectRecordsToAgree } from "./expect-records-to-agree"
import type { ShopUnderTest } from "./describe-shop"
import { paidOnce } from "./records"

const CARD = "pp_flexpay-card_flexpay"

/** What holds for a card whichever of FlexPay's services takes it. */
export function describeCard(test: ShopUnderTest): void {
  it("a card payment leads to FlexPay's page, and to the order once it is paid", async () => {
    const { sessionId, redirectUrl, reference } = await requestCard(test)
    expect(redirectUrl).toMatch(`${test.simulator.url}/card/`)

    await test.gateway.decide({ reference, decision: "approve" })

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
    await expectRecordsToAgree(test)
  })

  it.each(["decline", "approve_then_refuse"])(
    "a card payment gets no order after %s",
    async (decision) => {
      const { sessionId, reference } = await requestCard(test)

      await test.gateway.decide({ reference, decision })

      const ended = await test.shop.pollUntil(
        sessionId,
        ({ can_retry }) => can_retry
      )
      expect(ended).toMatchObject({ state: "failed", reason: "not_paid" })
      expect(await test.records.orderIds()).toEqual([])
    }
  )

  it("a canceled card page stays payable", async () => {
    const { sessionId, reference } = await requestCard(test)
    await test.gateway.decide({ reference, decision: "cancel" })
    await test.records.recheck()
    expect((await test.shop.poll(sessionId)).state).toBe("pending")

    await test.gateway.decide({ reference, decision: "approve" })

    await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
    await expectRecordsToAgree(test)
  })
}

/** A shopper who is sent to FlexPay's page. */
export async function requestCard({ shop, gateway }: ShopUnderTest) {
  const { sessionId, collectionId } = await shop.checkOut({ providerId: CARD })
  const { data } = await shop.push(sessionId, {})
  const redirectUrl: string = data.transaction.redirect_url
  const { reference, callbackUrl } = await gateway.onlyEntry()
  return {
    sessionId,
    collectionId,
    redirectUrl,
    reference,
    returnPage: (outcome: string) =>
      new URL(
        `/hooks/flexpay/return/${reference}?outcome=${outcome}`,
        callbackUrl
      ).href,
  }
}

/** Opens an address as a browser does, but follows no redirect. */
export async function open(address: string, language = "fr-CD,fr;q=0.9") {
  return await axios.get<string>(address, {
    headers: { "accept-language": language },
    maxRedirects: 0,
    validateStatus: () => true,
  })
}
