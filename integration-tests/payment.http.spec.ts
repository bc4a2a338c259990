import { expectBooksToAgree } from "./setup/books"
import { describeShop } from "./setup/describe-shop"

describeShop("paying by mobile money", {}, (test) => {
  it("places the order when the shopper pays", async () => {
    const { sessionId, cartId } = await test.shop.checkOut()
    const asked = await test.shop.push(sessionId, { phone: "0810000001" })
    expect(asked.data).toEqual({})
    const paid = await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
    expect(paid).toEqual({})
    const { data } = await test.shop.graph("order", ["id", "transactions.*", "payment_collections.*", "payment_collections.payments.*","payment_collections.payments.captures.*"])
    console.log(JSON.stringify(data, null, 1))
    await expectBooksToAgree(test)
  })
  it("x", async () => {
    const { sessionId, cartId } = await test.shop.checkOut()
    const asked = await test.shop.push(sessionId, { phone: "0810000001" })
    const paid = await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
    const { data } = await test.shop.graph("order", ["id", "transactions.*", "payment_collections.*", "payment_collections.payments.*","payment_collections.payments.captures.*"])
    console.log(JSON.stringify(data, null, 1), JSON.stringify(paid), JSON.stringify(asked.data))
    await expectBooksToAgree(test)
  })
})
