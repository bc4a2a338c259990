import { createFlexPayClient } from "../../client"
import type { FlexPayClient } from "../../client"
import type { ClientConfig } from "../../client-config"
import { FlexPayError } from "../../errors"
import {
  CALLBACK_URL,
  createToken,
  ORDER_NUMBER,
  PHONE,
  REFERENCE,
} from "./samples"

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

/** What a check expects of a payment of 575 francs. */
export const EXPECTED = {
  orderNumber: ORDER_NUMBER,
  reference: REFERENCE,
  amount: "575",
  currency: "CDF",
  isFromCallback: false,
} as const

/** The config of a client whose services are all at one local server. */
export function configFor(
  { url }: { url: string },
  changes: Partial<ClientConfig> = {}
): ClientConfig {
  return {
    merchant: "SHOP",
    token: `Bearer ${TOKEN}`,
    profile: "v1",
    allowHttp: true,
    requestTimeoutMs: 2_000,
    addresses: {
      payment: `${url}/paymentService`,
      card: `${url}/v1.1/pay`,
      check: `${url}/check`,
      check_fallback: null,
      payout: `${url}/merchantPayOutService`,
    },
    ...changes,
  }
}

export function createClientFor(
  server: { url: string },
  changes: Partial<ClientConfig> = {}
): FlexPayClient {
  return createFlexPayClient(configFor(server, changes))
}

/** The error that a call throws. Fails the test when it throws none, or another one. */
export async function errorOf(call: Promise<unknown>): Promise<FlexPayError> {
  const error: unknown = await call.then(
    () => new Error("nothing was thrown"),
    (thrown: unknown) => thrown
  )
  if (!(error instanceof FlexPayError)) {
    throw error
  }
  return error
}
