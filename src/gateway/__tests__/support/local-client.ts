import { createFlexPayClient, FlexPayClient } from "../../client"
import { FlexPayConfig } from "../../config"
import { FlexPayError } from "../../errors"
import { CALLBACK_URL, createToken, PHONE, REFERENCE } from "./samples"

export const TOKEN = createToken()

export const MOBILE_MONEY = {
  reference: REFERENCE,
  phone: PHONE,
  amount: "575",
  currency: "CDF",
  callbackUrl: CALLBACK_URL,
} as const

export const CARD = {
  reference: REFERENCE,
  amount: "0.5",
  currency: "USD",
  callbackUrl: CALLBACK_URL,
  approveUrl: "https://shop.example/approved",
  cancelUrl: "https://shop.example/canceled",
  declineUrl: "https://shop.example/declined",
} as const

/** A client whose services all answer at one local server. */
export function createClientOf(
  server: { url: string },
  config: Partial<FlexPayConfig> = {}
): FlexPayClient {
  return createFlexPayClient({
    merchant: "SHOP",
    token: `Bearer ${TOKEN}`,
    environment: "live",
    profile: "v1",
    allowHttp: true,
    timeoutMs: 2_000,
    addresses: {
      payment: `${server.url}/paymentService`,
      card: `${server.url}/v1.1/pay`,
      check: `${server.url}/check`,
      payout: `${server.url}/merchantPayOutService`,
    },
    ...config,
  })
}

/** What a call threw; fails the test when it threw nothing, or another error. */
export async function errorOf(act: Promise<unknown>): Promise<FlexPayError> {
  const error: unknown = await act.then(
    () => new Error("nothing was thrown"),
    (thrown: unknown) => thrown
  )
  if (!(error instanceof FlexPayError)) {
    throw error
  }
  return error
}
