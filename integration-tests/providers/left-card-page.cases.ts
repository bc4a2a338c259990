import { waitFor } from "../../harness/wait-for"
import type { ShopUnderTest } from "../setup/describe-shop"
import { requestCard } from "../setup/describe-card"

const PHONE = "243810009001"

/** What becomes of a card page whose shopper pays in another way. */
export function describeLeavingCardPage(test: ShopUnderTest): void {
  describe("a card page that its shopper leaves", () => {
    describeLeft(test)
    describeKept(test)
  })
}

function describeLeft(test: ShopUnderTest): void {
  it("a shopper who leaves the card page gets a push, and the card attempt expires", async () => {
    const { mobile } = await chooseMobileMoney(test)

    const { data } = await test.shop.push(mobile, {
      phone: PHONE,
      leave_card_page: true,
    })

    expect(data.transaction).toMatchObject({
      state: "pending",
      operator: "vodacom",
    })
    expect(await attempts(test)).toEqual([
      { method: "card", state: "expired", attention: null },
      { method: "mobile_money", state: "pending", attention: null },
    ])
    await test.gateway.enterPin(PHONE)
    await test.shop.pollUntil(mobile, ({ order_id }) => order_id !== null)
  })

  it("a card payment after its shopper left the page and paid by mobile money needs attention", async () => {
    const { mobile, reference } = await chooseMobileMoney(test)
    await test.shop.push(mobile, { phone: PHONE, leave_card_page: true })
    await test.gateway.enterPin(PHONE)
    await test.shop.pollUntil(mobile, ({ order_id }) => order_id !== null)

    await test.gateway.decide({ reference, decision: "approve" })
    await test.records.scheduleCheckNow()
    await test.records.recheck()

    await waitFor("the attention of the card payment", async () => {
      const [card] = await attempts(test)
      return card?.attention === "paid_twice" ? card : null
    })
  })
}

/** Nothing is sent where the card payment may be paid. */
function describeKept(test: ShopUnderTest): void {
  it("a shopper who does not say so gets the card page again", async () => {
    const { mobile } = await chooseMobileMoney(test)

    const { data } = await test.shop.push(mobile, { phone: PHONE })

    expect(data.transaction.redirect_url).not.toBeNull()
    expect((await test.gateway.counts()).payment).toBe(0)
  })

  it("a card payment that was made in the meantime counts, and no push is sent", async () => {
    const { mobile, reference } = await chooseMobileMoney(test)
    await test.gateway.setState({ reference, state: "paid" })

    const { data } = await test.shop.push(mobile, {
      phone: PHONE,
      leave_card_page: true,
    })

    expect(data.transaction.state).toBe("succeeded")
    expect((await test.gateway.counts()).payment).toBe(0)
  })

  it("no push is sent while FlexPay can't be checked about the card payment", async () => {
    const { mobile } = await chooseMobileMoney(test)
    await test.gateway.spoil({ service: "check", kind: "html", times: null })

    const { data } = await test.shop.push(mobile, {
      phone: PHONE,
      leave_card_page: true,
    })

    expect(data.transaction.redirect_url).not.toBeNull()
    expect((await test.gateway.counts()).payment).toBe(0)
    await test.gateway.clearFaults()
  })

  it("a push that waits on the phone is never left for another one", async () => {
    const { sessionId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: PHONE })

    const { data } = await test.shop.push(sessionId, {
      phone: "243820009001",
      leave_card_page: true,
    })

    expect(data.transaction.phone).toBe("+243 81 ••• •• 01")
    expect((await test.gateway.counts()).payment).toBe(1)
  })
}

async function chooseMobileMoney(test: ShopUnderTest) {
  const { collectionId, reference } = await requestCard(test)
  return { reference, mobile: await test.shop.newSession(collectionId) }
}

async function attempts({ records }: ShopUnderTest) {
  return await records.sql(
    "SELECT method, state, attention FROM flexpay_transaction ORDER BY method"
  )
}
