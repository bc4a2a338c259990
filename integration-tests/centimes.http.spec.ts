import { describeShop } from "./setup/describe-shop"
import { paidOnce } from "./setup/records"

describeShop("centimes", { cdf_centimes: "round_up" }, (test) => {
  it("are rounded up once, in the open, and the order is paid in full", async () => {
    await test.records.setPrice("cdf", "21000.5")
    const { sessionId } = await test.shop.makeCheckout()
    const asked = await test.shop.push(sessionId, { phone: "0810000001" })
    expect(asked.data.transaction.amount).toBe("28001")

    const paid = await test.shop.pollUntil(
      sessionId,
      ({ order_id }) => order_id !== null
    )

    expect((await test.gateway.onlyEntry()).amount).toBe("28001")
    expect(await test.records.order(paid.order_id ?? "")).toEqual(
      paidOnce("28000.5")
    )
  })
})
