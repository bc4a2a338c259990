import { Modules } from "@medusajs/framework/utils"
import axios from "axios"
import type { AxiosResponse } from "axios"
import { paymentPath } from "../../harness/shop/payment-path"
import { waitFor } from "../../harness/wait-for"
import type { ShopUnderTest } from "./describe-shop"
import { PAYER, RefundFixture } from "./refund-fixture"

export const ROUTE = "/store/flexpay/payment-sessions"
/** Waits for the virtual phone. */
export const PHONE = "0812345678"

export function magic(digits: string) {
  return { phone: `08100000${digits}` }
}

export async function requestPush(test: ShopUnderTest, body: unknown) {
  const { sessionId } = await test.shop.checkOut()
  return await test.shop.push(sessionId, body as object)
}

export async function push(
  test: ShopUnderTest,
  digits: string
): Promise<string> {
  const { sessionId } = await test.shop.checkOut()
  await test.shop.push(sessionId, magic(digits))
  return sessionId
}

/** Requests a push for a session that the shop's routes would not create now. */
export async function pushNewSession(
  test: ShopUnderTest,
  collectionId: string,
  amount: number
): Promise<AxiosResponse> {
  const payments = test.getContainer().resolve(Modules.PAYMENT)
  const { id } = await payments.createPaymentSession(collectionId, {
    provider_id: "pp_flexpay_flexpay",
    currency_code: "cdf",
    amount,
    data: {},
  })
  return await test.shop.push(id, { phone: PHONE })
}

/** The status of a push to a magic number, once it is `state`. */
export async function statusOf(
  test: ShopUnderTest,
  digits: string,
  state: string
) {
  return await statusOnce(test, await push(test, digits), state)
}

/** The status once it is `state`, with a check due at each poll. */
export async function statusOnce(
  { records, shop }: ShopUnderTest,
  sessionId: string,
  state: string
): Promise<AxiosResponse> {
  return await waitFor(`the state ${state}`, async () => {
    const answer = await shop.get(paymentPath(sessionId))
    if (answer.data.transaction.state === state) {
      return answer
    }
    await records.scheduleCheckNow()
    return null
  })
}

export async function buyTwo(
  { shop }: ShopUnderTest,
  cartId: string
): Promise<void> {
  const { data } = await shop.get(`/store/carts/${cartId}`)
  await shop.post(
    `/store/carts/${cartId}/line-items/${data.cart.items[0].id}`,
    { quantity: 2 }
  )
}

/** The younger the push, the shorter the retry time. */
export async function makeYoung({ records }: ShopUnderTest): Promise<void> {
  await records.sql("UPDATE flexpay_transaction SET created_at = now()")
}

/** An order whose push is on the phone. */
export async function cancelUnpaidOrder({
  shop,
}: ShopUnderTest): Promise<string> {
  const { sessionId, cartId } = await shop.checkOut()
  await shop.push(sessionId, { phone: PHONE })
  const { data } = await shop.post(`/store/carts/${cartId}/complete`)
  const admin = await shop.logIn()
  await admin.post(`/admin/orders/${data.order.id}/cancel`)
  await shop.pollUntil(sessionId, ({ order_canceled }) => order_canceled)
  return sessionId
}

export async function payoutCallbackUrl(test: ShopUnderTest): Promise<string> {
  const refunding = new RefundFixture(test)
  await refunding.refundByMedusa(
    await test.shop.logIn(),
    await refunding.sellTo(PAYER),
    {
      amount: 1000,
    }
  )
  const entries = await test.gateway.entries()
  return entries.find(({ kind }) => kind === "payout")?.callbackUrl ?? ""
}

export function addressOf({ shop }: ShopUnderTest, route: string): string {
  return new URL(route, shop.flexpay.options.callback_base_url).href
}

export async function post(
  address: string,
  body: unknown
): Promise<AxiosResponse> {
  return await axios.post(address, body, { validateStatus: () => true })
}

export async function put(
  address: string,
  body: unknown
): Promise<AxiosResponse> {
  return await axios.put(address, body, { validateStatus: () => true })
}
