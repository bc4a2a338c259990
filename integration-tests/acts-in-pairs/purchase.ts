import type { ShopUnderTest } from "../setup/describe-shop"
import type { Cart } from "../../harness/shop/carts"
import type { AdminApi } from "../setup/refund-fixture"

/** Where a purchase stands before two acts meet on it. */
export type Start =
  | "paid, and not known to the shop"
  | "paid, and its order could not be placed yet"
  | "paid, and before an operator who places its order"
  | "ordered"
  | "ordered, and a payout of it failed"
  | "ordered, and a payout of it awaits approval"

/** One payment, and the clients that act on it. */
export interface Purchase {
  test: ShopUnderTest
  /** An operator who requests refunds. */
  operator: AdminApi
  /** A second operator, who approves them. */
  approver: AdminApi
  cart: Cart & { sessionId: string }
  phone: string
  /** The reference that FlexPay received. */
  reference: string
  /** The plugin's payment. */
  transactionId: string
  /** Medusa's payment and order; null before they exist. */
  paymentId: string | null
  orderId: string | null
  /** The plugin's payout that the start made; null where it made none. */
  payoutId: string | null
  /** What an operator's page shows as paid out. */
  paidOut: string
}

/** Ids of all that belongs to a purchase, in whatever table. */
export async function idsOf({
  test,
  cart,
  phone,
}: Purchase): Promise<string[]> {
  const rows = await test.records.sql(
    `SELECT unnest(ARRAY[id, reference]) AS id FROM flexpay_transaction
       WHERE phone = ?
     UNION ALL SELECT order_id FROM order_cart WHERE cart_id = ?
     UNION ALL SELECT order_id FROM order_payment_collection
       WHERE payment_collection_id = ?
     UNION ALL SELECT c.id FROM capture c JOIN payment p ON p.id = c.payment_id
       WHERE p.payment_collection_id = ?
     UNION ALL SELECT r.id FROM refund r JOIN payment p ON p.id = r.payment_id
       WHERE p.payment_collection_id = ?`,
    [phone, cart.cartId, ...Array<string>(3).fill(cart.collectionId)]
  )
  return [
    cart.cartId,
    cart.collectionId,
    cart.sessionId,
    ...rows.map(({ id }) => String(id)),
  ]
}
