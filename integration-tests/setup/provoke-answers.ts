import { requestCard, open } from "./describe-card"
import { readOpenApi } from "./openapi"
import { CART_AND_ORDER_ANSWERS } from "./provoke-cart-answers"
import type { Provoke } from "./provoke-cart-answers"
import type { FlexPayPluginOptions } from "../../src/modules/flexpay/options"
import {
  PHONE,
  ROUTE,
  addressOf,
  buyTwo,
  cancelUnpaidOrder,
  magic,
  makeYoung,
  payoutCallbackUrl,
  post,
  push,
  pushNewSession,
  put,
  requestPush,
  statusOf,
  statusOnce,
} from "./answer-steps"
import { RefundFixture } from "./refund-fixture"
import { paymentPath } from "../../harness/shop/payment-path"
import { waitFor } from "../../harness/wait-for"

const UNREACHABLE = "http://127.0.0.1:9/nobody"
/** The same, as FlexPay knows it. */
const MSISDN = "243812345678"

const statusAfterPush: Provoke = async ({ shop }) => {
  const { sessionId } = await shop.checkOut()
  await shop.push(sessionId, { phone: PHONE })
  return await shop.get(paymentPath(sessionId))
}

/** Named as `documentedAnswers` names them. */
export const ANSWERS: Record<string, Provoke> = {
  "requestPayment 200 pending": async (test) => {
    const { requestBody } =
      readOpenApi().operations.find(
        ({ operationId }) => operationId === "requestPayment"
      ) ?? {}
    const { examples } = requestBody?.content["application/json"] ?? {}
    return await requestPush(test, examples?.mobile_money?.value)
  },
  "requestPayment 200 card": async ({ shop }) => {
    const { sessionId } = await shop.checkOut({
      providerId: "pp_flexpay-card_flexpay",
    })
    return await shop.push(sessionId, {})
  },
  "requestPayment 200 refused": (test) => requestPush(test, magic("25")),
  "requestPayment 200 unknown": (test) => requestPush(test, magic("22")),
  "requestPayment 200 misconfigured": async (test) => {
    await test.gateway.change({ authRefused: true })
    return await requestPush(test, { phone: PHONE })
  },
  "requestPayment 400 phone_empty": (test) => requestPush(test, {}),
  "requestPayment 400 phone_not_a_number": (test) =>
    requestPush(test, { phone: "my phone" }),
  "requestPayment 400 phone_foreign": (test) =>
    requestPush(test, { phone: "+33 6 12 34 56 78" }),
  "requestPayment 400 phone_wrong_length": (test) =>
    requestPush(test, { phone: "081 234 567" }),
  "requestPayment 400 unknown_field": (test) =>
    requestPush(test, { phone: PHONE, amount: "1" }),
  "requestPayment 400 paid_already": async (test) => {
    const sessionId = await push(test, "01")
    await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
    return await test.shop.push(sessionId, { phone: PHONE })
  },
  "requestPayment 400 other_provider": async ({ shop }) => {
    const { sessionId } = await shop.checkOut({
      providerId: "pp_system_default",
    })
    return await shop.push(sessionId, { phone: PHONE })
  },
  "requestPayment 400 no_publishable_key": (test) =>
    post(addressOf(test, `${ROUTE}/payses_any`), { phone: PHONE }),
  "requestPayment 404 session_gone": ({ shop }) =>
    shop.push("payses_unknown", { phone: PHONE }),
  "requestPayment 409 cart_changed": async (test) => {
    const { collectionId } = await test.shop.makeCheckout()
    return await pushNewSession(test, collectionId, 7_000)
  },
  "requestPayment 409 order_canceled": async (test) => {
    const { cartId, collectionId } = await test.shop.checkOut({
      providerId: "pp_system_default",
    })
    const { data } = await test.shop.post(`/store/carts/${cartId}/complete`)
    const admin = await test.shop.logIn()
    await admin.post(`/admin/orders/${data.order.id}/cancel`)
    return await pushNewSession(test, collectionId, 28_000)
  },
  "requestPayment 413 too_large": (test) =>
    requestPush(test, { phone: "0".repeat(5_000) }),
  "requestPayment 429 too_many_pushes": async (test) => {
    const sessionId = await push(test, "25")
    for (const digits of ["25", "25"]) {
      await test.shop.push(sessionId, magic(digits))
    }
    return await test.shop.push(sessionId, { phone: PHONE })
  },

  "getPayment 200 not_requested": async ({ shop }) => {
    const { sessionId } = await shop.checkOut()
    return await shop.get(`${ROUTE}/${sessionId}`)
  },
  "getPayment 200 submitting": async (test) => {
    const { sessionId } = await test.shop.checkOut()
    await test.gateway.spoil({ service: "payment", kind: "hang" })
    const answer = test.shop.push(sessionId, { phone: "243812345621" })
    await waitFor(
      "the payment's row",
      async () => (await test.records.rows()).length > 0,
      { everyMs: 20 }
    )
    const status = await test.shop.get(paymentPath(sessionId))
    await answer
    return status
  },
  "getPayment 200 pending": statusAfterPush,
  "getPayment 200 unknown": (test) => statusOf(test, "22", "unknown"),
  "getPayment 200 succeeded": async (test) => {
    const sessionId = await push(test, "01")
    await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
    return await test.shop.get(paymentPath(sessionId))
  },
  "getPayment 200 needs_help": (test) => statusOf(test, "13", "succeeded"),
  "getPayment 200 failed": (test) => statusOf(test, "03", "failed"),
  "getPayment 200 refused": (test) => statusOf(test, "25", "refused"),
  "getPayment 200 canceled": (test) => statusOf(test, "28", "canceled"),
  "getPayment 200 expired": async (test) => {
    const sessionId = await push(test, "15")
    await test.records.age("6 minutes")
    await test.records.recheck()
    return await test.shop.get(paymentPath(sessionId))
  },
  "getPayment 200 reversed": async (test) => {
    const phone = "243812345626"
    const { sessionId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone })
    await test.gateway.enterPin(phone)
    await test.shop.pollUntil(sessionId, ({ order_id }) => order_id !== null)
    const change = { phone, state: "reversed", callback: true }
    await test.gateway.setState(change)
    return await statusOnce(test, sessionId, "reversed")
  },
  "getPayment 200 resolved": async (test) => {
    const { sessionId, cartId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: PHONE })
    await buyTwo(test, cartId)
    await test.gateway.enterPin(MSISDN)
    await test.shop.pollUntil(sessionId, ({ needs_help }) => needs_help)
    const { id } = await test.records.onlyPayment()
    const admin = await test.shop.logIn()
    await new RefundFixture(test).act(admin, [id, "resolve"], {
      note: "Paid back in cash at the counter",
    })
    return await test.shop.get(paymentPath(sessionId))
  },
  "getPayment 200 amount_changed": async (test) => {
    const { sessionId, cartId, collectionId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: PHONE })
    await buyTwo(test, cartId)
    const renewed = await test.shop.newSession(collectionId)
    await makeYoung(test)
    return await test.shop.get(`${ROUTE}/${renewed}`)
  },
  "getPayment 400 no_publishable_key": (test) =>
    open(addressOf(test, `${ROUTE}/payses_any`)),
  "getPayment 404 session_gone": ({ shop }) =>
    shop.get(`${ROUTE}/payses_unknown`),

  ...CART_AND_ORDER_ANSWERS,

  "receivePaymentCallback 200 received": async (test) => {
    await push(test, "15")
    return await post((await test.gateway.onlyEntry()).callbackUrl, {})
  },
  "receivePaymentCallback 404 unknown_token": (test) =>
    post(addressOf(test, `/hooks/flexpay/payments/${"a".repeat(43)}`), {}),
  "receivePaymentCallback 413 too_large": (test) =>
    post(addressOf(test, "/hooks/flexpay/payments/any"), "x".repeat(17_000)),
  "receivePaymentCallbackByGet 200 received": async (test) => {
    await push(test, "15")
    return await open((await test.gateway.onlyEntry()).callbackUrl)
  },
  "receivePaymentCallbackByGet 404 unknown_token": (test) =>
    open(addressOf(test, `/hooks/flexpay/payments/${"a".repeat(43)}`)),
  "receivePaymentCallbackByPut 200 received": async (test) => {
    await push(test, "15")
    return await put((await test.gateway.onlyEntry()).callbackUrl, {})
  },
  "receivePaymentCallbackByPut 404 unknown_token": (test) =>
    put(addressOf(test, `/hooks/flexpay/payments/${"a".repeat(43)}`), {}),
  "receivePaymentCallbackByPut 413 too_large": (test) =>
    put(addressOf(test, "/hooks/flexpay/payments/any"), "x".repeat(17_000)),

  "receivePayoutCallback 200 received": async (test) =>
    await post(await payoutCallbackUrl(test), {}),
  "receivePayoutCallback 404 unknown_token": async (test) => {
    await push(test, "15")
    const { callbackUrl } = await test.gateway.onlyEntry()
    return await post(callbackUrl.replace("payments", "payouts"), {})
  },
  "receivePayoutCallback 413 too_large": (test) =>
    post(addressOf(test, "/hooks/flexpay/payouts/any"), "x".repeat(17_000)),
  "receivePayoutCallbackByGet 200 received": async (test) =>
    await open(await payoutCallbackUrl(test)),
  "receivePayoutCallbackByGet 404 unknown_token": (test) =>
    open(addressOf(test, `/hooks/flexpay/payouts/${"a".repeat(43)}`)),
  "receivePayoutCallbackByPut 200 received": async (test) =>
    await put(await payoutCallbackUrl(test), {}),
  "receivePayoutCallbackByPut 404 unknown_token": (test) =>
    put(addressOf(test, `/hooks/flexpay/payouts/${"a".repeat(43)}`), {}),
  "receivePayoutCallbackByPut 413 too_large": (test) =>
    put(addressOf(test, "/hooks/flexpay/payouts/any"), "x".repeat(17_000)),

  "returnFromCard 200": async (test) => {
    const { returnPage } = await requestCard(test)
    return await open(returnPage("approved"))
  },
  "returnFromCard 404": (test) =>
    open(addressOf(test, "/hooks/flexpay/return/none")),
}

/** Given with `OTHER_OPTIONS`. */
export const OTHER_ANSWERS: Record<string, Provoke> = {
  "requestPayment 200 deferred": (test) => requestPush(test, { phone: PHONE }),
  "getPayment 200 deferred": statusAfterPush,
  "getPayment 200 unreachable": async (test) => {
    const { sessionId, cartId } = await test.shop.checkOut()
    await test.shop.push(sessionId, { phone: PHONE })
    await test.shop.post(`/store/carts/${cartId}/complete`)
    return await test.shop.get(paymentPath(sessionId))
  },
  "returnFromCard 303": async (test) => {
    await requestPush(test, { phone: PHONE })
    const { reference } = await test.records.onlyRow()
    return await open(addressOf(test, `/hooks/flexpay/return/${reference}`))
  },
}

/** Given where the order is placed before the payment. */
export const ORDER_FIRST_ANSWERS: Record<string, Provoke> = {
  "getPayment 200 order_canceled": async (test) => {
    const sessionId = await cancelUnpaidOrder(test)
    await makeYoung(test)
    return await test.shop.get(paymentPath(sessionId))
  },
}

/** The order placed first, FlexPay unreachable, and a storefront to return to. */
export const OTHER_OPTIONS: Partial<FlexPayPluginOptions> = {
  order_placement: "before_payment",
  storefront_url: "https://shop.example.com/checkout?step=payment",
  addresses: {
    payment: UNREACHABLE,
    card: UNREACHABLE,
    check: UNREACHABLE,
    payout: UNREACHABLE,
  },
}
