import type { FlexPayPaymentOptions } from "./types.ts"

type Target = Pick<FlexPayPaymentOptions, "sessionId" | "cartId">

/** The path of a payment session, or of a cart's payment. */
export function pathOf(
  { sessionId, cartId }: Target,
  query: Record<string, string | undefined> = {}
): string {
  const path = sessionId ? `payment-sessions/${sessionId}` : `carts/${cartId}`
  const written = Object.entries({
    cart_id: sessionId && cartId,
    ...query,
  }).flatMap(([name, value]) => (value ? `${name}=${value}` : []))
  return [`/store/flexpay/${path}`, written.join("&")].filter(Boolean).join("?")
}
