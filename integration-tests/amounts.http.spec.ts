import { Modules } from "@medusajs/framework/utils"
import { expectBooksToAgree } from "./setup/books"
import { describeShop } from "./setup/describe-shop"
import type { ShopUnderTest } from "./setup/describe-shop"
import { paidOnce } from "./setup/records"

const MOBILE = "pp_flexpay_flexpay"

describeShop("amounts", {}, (test) => {
  it("pays in dollars with cents", async () => {
    await setPrice(test, "usd", "7.55")
    const { sessionId } = await test.shop.checkOut({ currency: "usd" })
    await test.shop.push(sessionId, { phone: "0810000001" })

    const paid = await test.shop.pollUntil(sessionId, isOrdered)

    const [body] = await test.gateway.requestBodies("payment")
    expect(body).toMatchObject({ amount: "10.05", currency: "USD" })
    expect(await test.records.order(paid.order_id ?? "")).toEqual(
      paidOnce("10.05", { currency: "usd" })
    )
    await expectBooksToAgree(test)
  })

  it("refuses francs with centimes, and says what to do", async () => {
    await setPrice(test, "cdf", "21000.5")
    const cartId = await test.shop.fillCart()
    const collectionId = await test.shop.newCollection(cartId)

    const { status, data } = await openSession(test, collectionId)

    expect([status, data.type]).toEqual([400, "invalid_data"])
    expect(data.message).toMatch(/CDF/)
    expect(await test.gateway.entries()).toEqual([])
  })
})

describeShop("other currencies", {}, (test) => {
  it("are refused, and the sentence names the two that FlexPay takes", async () => {
    const [collection] = await test
      .getContainer()
      .resolve(Modules.PAYMENT)
      .createPaymentCollections([{ currency_code: "eur", amount: 10 }])

    const { status, data } = await openSession(test, collection?.id ?? "")

    expect([status, data.type]).toEqual([400, "invalid_data"])
    expect(data.message).toMatch(/CDF.*USD/)
  })
})

describeShop("centimes", { cdf_centimes: "round_up" }, (test) => {
  it("are rounded up once, in the open, and the order is paid in full", async () => {
    await setPrice(test, "cdf", "21000.5")
    const { sessionId } = await test.shop.checkOut()
    const asked = await test.shop.push(sessionId, { phone: "0810000001" })
    expect(asked.data.transaction.amount).toBe("28001")

    const paid = await test.shop.pollUntil(sessionId, isOrdered)

    expect((await test.gateway.onlyEntry()).amount).toBe("28001")
    expect(await test.records.order(paid.order_id ?? "")).toEqual(
      paidOnce("28000.5")
    )
  })
})

/** The price of the one product that the tests' shopper buys. */
async function setPrice(
  { records }: ShopUnderTest,
  currency: string,
  amount: string
): Promise<void> {
  const priced = await records.sql(
    `UPDATE price SET amount = ?, raw_amount = ?::jsonb
     WHERE currency_code = ? AND price_set_id IN (
       SELECT price_set_id FROM product_variant_price_set
       JOIN product_variant ON product_variant.id = variant_id
       WHERE sku = 'MIEL-DU-KWILU-1')
     RETURNING price.id`,
    [amount, JSON.stringify({ value: amount, precision: 20 }), currency]
  )
  expect(priced).toHaveLength(1)
}

async function openSession({ shop }: ShopUnderTest, collectionId: string) {
  return await shop.post(
    `/store/payment-collections/${collectionId}/payment-sessions`,
    { provider_id: MOBILE }
  )
}

function isOrdered({ order_id }: { order_id: string | null }): boolean {
  return order_id !== null
}
