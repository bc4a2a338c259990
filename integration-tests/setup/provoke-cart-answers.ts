import type { AxiosResponse } from "axios"
import type { ShopUnderTest } from "./describe-shop"
import { PHONE, buyTwo, magic, makeYoung } from "./answer-steps"
import { PAYER, RefundFixture } from "./refund-fixture"

/** Makes the running shop give an answer. */
export type Provoke = (test: ShopUnderTest) => Promise<AxiosResponse>

const CARTS = "/store/flexpay/carts"
const ORDERS = "/store/flexpay/orders"

/** Of the routes of a cart's payment and of an order's payments. */
export const CART_AND_ORDER_ANSWERS: Record<string, Provoke> = {
  "getCartPayment 200 not_requested": async ({ shop }) => {
    const { cartId } = await shop.checkOut()
    return await shop.get(`${CARTS}/${cartId}`)
  },
  "getCartPayment 200 amount_changed": async (test) => {
    const { sessionId, cartId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: PHONE })
    await buyTwo(test, cartId)
    await makeYoung(test)
    return await test.shop.get(`${CARTS}/${cartId}`)
  },
  "getCartPayment 200 succeeded": async (test) => {
    const { sessionId, cartId } = await test.shop.checkOut()
    await test.shop.push(sessionId, magic("01"))
    await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
    return await test.shop.get(`${CARTS}/${cartId}`)
  },

  "getOrderPayments 200": async (test) => {
    const refunding = new RefundFixture(test)
    const sale = await refunding.sellTo(PAYER)
    await refunding.refundByMedusa(await test.shop.logIn(), sale, {
      amount: 1000,
    })
    const [orderId] = await test.records.orderIds()
    return await test.shop.get(`${ORDERS}/${orderId}`)
  },
  "getOrderPayments 404 unknown_order": ({ shop }) =>
    shop.get(`${ORDERS}/order_unknown`),
}
