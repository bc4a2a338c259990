/** The carts of payment collections and sessions, for all servers of a test. */
const CART_OF = new Map<string, string>()

/** Keeps the cart of a session or collection, as a shop's page does. */
export function rememberCart(id: string, cartId: string): void {
  CART_OF.set(id, cartId)
}

/** The cart of a session or collection; empty where none is known. */
export function cartOf(id: string): string {
  return CART_OF.get(id) ?? ""
}

/** The address of a session's payment, for a page that knows its cart. */
export function paymentPath(sessionId: string): string {
  const cartId = cartOf(sessionId)
  const query = cartId ? `?cart_id=${cartId}` : ""
  return `/store/flexpay/payment-sessions/${sessionId}${query}`
}
