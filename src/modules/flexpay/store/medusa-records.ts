import { z } from "@medusajs/framework/zod"
import { medusaAmount } from "../medusa-amount"
import type { Database } from "./database"
import type { Push } from "./push-limits"
import { joinSql, rawSql, sql } from "./sql"
import type { Sql } from "./sql"

const sessionSchema = z.object({
  id: z.string(),
  provider_id: z.string(),
  currency_code: z.string(),
  /** Decimal string, major units. */
  amount: medusaAmount,
  status: z.string(),
})

const paymentSchema = z.object({
  id: z.string(),
  session_id: z.string(),
  /** The plugin's transaction that it was paid with; null for other providers. */
  transaction_id: z.string().nullable(),
  /** Decimal strings, major units. */
  captured: medusaAmount,
  refunded: medusaAmount,
  /** Whether Medusa itself refunded it, after it failed to complete the cart. */
  is_refunded_by_medusa: z.boolean(),
  /** Core cancels a payment when it fails to complete the cart, captured or not. */
  is_canceled: z.boolean(),
})

const orderSchema = z.object({ id: z.string(), status: z.string() })

const recordsSchema = z.object({
  amount: medusaAmount,
  currency_code: z.string(),
  sessions: z.array(sessionSchema),
  payments: z.array(paymentSchema),
  order: orderSchema.nullable(),
  cart: z
    .object({
      id: z.string(),
      exists: z.boolean(),
      currency_code: z.string().nullable(),
      orders: z.array(orderSchema),
      is_changed: z.boolean(),
    })
    .nullable(),
})

export type MedusaSession = z.infer<typeof sessionSchema>
export type MedusaPaymentRecord = z.infer<typeof paymentSchema>
export type MedusaOrder = z.infer<typeof orderSchema>

/**
 * Medusa's records around a payment collection: its sessions and payments, its
 * order, its cart, and the cart's orders (without links to deleted orders).
 * `cart.is_changed` is true where the cart may cost something else than the
 * collection's amount. Amounts are decimal strings in major units.
 */
export type MedusaRecords = z.infer<typeof recordsSchema>

/**
 * Core updates the collection's amount with each change of a cart, except for
 * credit lines, and for lines that other code writes.
 */
const IS_CHANGED = joinSql(
  [
    sql`EXISTS (SELECT 1 FROM credit_line line
      WHERE line.cart_id = link.cart_id)`,
    ...["cart_line_item", "cart_shipping_method"].map(
      (table) => sql`EXISTS (SELECT 1 FROM ${rawSql(table)} line
        WHERE line.cart_id = link.cart_id
          AND GREATEST(line.updated_at, line.deleted_at) > collection.updated_at)`
    ),
  ],
  " OR "
)

/** What Medusa captured or refunded of the row of `payment`. */
export function sumOfPayment(table: "capture" | "refund"): Sql {
  return sql`(SELECT COALESCE(sum(amount), 0) FROM ${rawSql(table)}
    WHERE payment_id = payment.id AND deleted_at IS NULL)`
}

/**
 * One statement, so that all of it is read at the same moment. Core's own query
 * takes some twenty, each at another moment.
 */
const READ = sql`SELECT collection.raw_amount ->> 'value' AS amount,
    collection.currency_code,
    (SELECT COALESCE(json_agg(json_build_object(
        'id', session.id, 'provider_id', session.provider_id,
        'currency_code', session.currency_code,
        'amount', session.raw_amount ->> 'value',
        'status', session.status)
        ORDER BY session.created_at), '[]')
      FROM payment_session session
      WHERE session.payment_collection_id = collection.id
        AND session.deleted_at IS NULL) AS sessions,
    (SELECT COALESCE(json_agg(json_build_object(
        'id', payment.id, 'session_id', payment.payment_session_id,
        'transaction_id', payment.data ->> 'transaction_id',
        'captured', ${sumOfPayment("capture")}::text,
        'refunded', ${sumOfPayment("refund")}::text,
        'is_refunded_by_medusa', EXISTS (SELECT 1 FROM refund
          WHERE payment_id = payment.id AND deleted_at IS NULL
            AND created_by IS NULL),
        'is_canceled', payment.canceled_at IS NOT NULL)
        ORDER BY payment.created_at), '[]')
      FROM payment
      WHERE payment.payment_collection_id = collection.id
        AND payment.deleted_at IS NULL
    ) AS payments,
    (SELECT json_build_object('id', placed.id, 'status', placed.status)
      FROM order_payment_collection link
      JOIN "order" placed ON placed.id = link.order_id
        AND placed.deleted_at IS NULL
      WHERE link.payment_collection_id = collection.id
        AND link.deleted_at IS NULL
      ORDER BY placed.created_at LIMIT 1) AS "order",
    (SELECT json_build_object('id', link.cart_id, 'exists', cart.id IS NOT NULL,
        'currency_code', cart.currency_code,
        'is_changed', ${IS_CHANGED},
        'orders', (SELECT COALESCE(json_agg(json_build_object(
            'id', placed.id, 'status', placed.status)
            ORDER BY placed.created_at), '[]')
          FROM order_cart
          JOIN "order" placed ON placed.id = order_cart.order_id
            AND placed.deleted_at IS NULL
          WHERE order_cart.cart_id = link.cart_id
            AND order_cart.deleted_at IS NULL))
      FROM cart_payment_collection link
      LEFT JOIN cart ON cart.id = link.cart_id AND cart.deleted_at IS NULL
      WHERE link.payment_collection_id = collection.id
        AND link.deleted_at IS NULL LIMIT 1) AS cart
  FROM payment_collection collection
  WHERE collection.deleted_at IS NULL`

/**
 * Whether the customer of a collection's cart, known by account or e-mail, has
 * paid an order with this phone number.
 */
function hasPaidBefore(collectionId: string | null, phone: string | null): Sql {
  return sql`SELECT 1 FROM cart_payment_collection link
    JOIN cart ON cart.id = link.cart_id
    JOIN "order" placed ON placed.customer_id = cart.customer_id
    JOIN flexpay_transaction paid ON paid.order_id = placed.id
    WHERE link.payment_collection_id = ${collectionId}
      AND link.deleted_at IS NULL AND paid.phone = ${phone}
      AND paid.kind = 'payment' AND paid.state = 'succeeded'
      AND paid.deleted_at IS NULL LIMIT 1`
}

/** Reads Medusa's own tables around a payment collection. */
export class MedusaRecordReader {
  constructor(private readonly database: Database) {}

  /** @returns null when Medusa has no such payment collection any more */
  async read(collectionId: string): Promise<MedusaRecords | null> {
    const row = await this.database.row(
      sql`${READ} AND collection.id = ${collectionId}`
    )
    return row ? recordsSchema.parse(row) : null
  }

  /** @returns the order from which an operator removed this payment collection */
  async findOrderOfRemoved(
    collectionId: string | null
  ): Promise<string | null> {
    const link = await this.database.row<{ order_id: string }>(
      sql`SELECT link.order_id FROM order_payment_collection link
        JOIN "order" placed ON placed.id = link.order_id
          AND placed.deleted_at IS NULL
        WHERE link.payment_collection_id = ${collectionId}
          AND link.deleted_at IS NOT NULL
        ORDER BY link.deleted_at DESC LIMIT 1`
    )
    return link?.order_id ?? null
  }

  /** Whether a push goes to a number with which its customer paid an order. */
  async isToKnownPayer({
    payment_collection_id,
    phone,
  }: Pick<Push, "payment_collection_id" | "phone">): Promise<boolean> {
    return (
      (await this.database.row(hasPaidBefore(payment_collection_id, phone))) !==
      null
    )
  }

  /** The id of a cart's payment collection; null for none. */
  async findCollectionOfCart(cartId: string): Promise<string | null> {
    const link = await this.database.row<{ payment_collection_id: string }>(
      sql`SELECT payment_collection_id FROM cart_payment_collection
        WHERE cart_id = ${cartId} AND deleted_at IS NULL
        ORDER BY created_at DESC LIMIT 1`
    )
    return link?.payment_collection_id ?? null
  }

  /** Whether a payment collection belongs to this cart. */
  async isOfCart(
    collectionId: string | null,
    cartId: string
  ): Promise<boolean> {
    const link = await this.database.row(
      sql`SELECT 1 FROM cart_payment_collection
        WHERE payment_collection_id = ${collectionId} AND cart_id = ${cartId}
          AND deleted_at IS NULL`
    )
    return link !== null
  }
}
