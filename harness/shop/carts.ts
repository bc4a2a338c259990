import { randomUUID } from "node:crypto"
import type { Database } from "../postgres/database"
import { rememberCart } from "./payment-path"
import type { Shop } from "./shop"

/** A cart at the payment step. */
export interface Cart {
  cartId: string
  collectionId: string
  /** Null without a payment session. */
  sessionId: string | null
}

/** By table, which rows are a cart's, and which columns hold ids of its own. */
const TABLES: Record<string, { isOfCart: string; ids: string[] }> = {
  cart_address: {
    isOfCart: `id IN (SELECT unnest(ARRAY[shipping_address_id, billing_address_id])
         FROM cart WHERE id = $1)`,
    ids: ["id"],
  },
  cart: {
    isOfCart: "id = $1",
    ids: ["id", "shipping_address_id", "billing_address_id"],
  },
  cart_line_item: { isOfCart: "cart_id = $1", ids: ["id", "cart_id"] },
  cart_line_item_tax_line: {
    isOfCart: "item_id IN (SELECT id FROM cart_line_item WHERE cart_id = $1)",
    ids: ["id", "item_id"],
  },
  cart_shipping_method: { isOfCart: "cart_id = $1", ids: ["id", "cart_id"] },
  cart_shipping_method_tax_line: {
    isOfCart: `shipping_method_id IN
         (SELECT id FROM cart_shipping_method WHERE cart_id = $1)`,
    ids: ["id", "shipping_method_id"],
  },
  payment_collection: {
    isOfCart: `id IN (SELECT payment_collection_id FROM cart_payment_collection
         WHERE cart_id = $1)`,
    ids: ["id"],
  },
  cart_payment_collection: {
    isOfCart: "cart_id = $1",
    ids: ["id", "cart_id", "payment_collection_id"],
  },
  payment_session: {
    isOfCart: `payment_collection_id IN (SELECT payment_collection_id
         FROM cart_payment_collection WHERE cart_id = $1)`,
    ids: ["id", "payment_collection_id"],
  },
}

/**
 * Equal carts, as many as a burst needs: one is filled through the store API
 * and the others are copies of its rows, since a thousand shoppers would take
 * longer than all that is measured.
 */
export class Carts {
  private readonly patterns = new Map<string | null, Promise<Cart>>()

  constructor(
    private readonly shop: Shop,
    private readonly database: Database
  ) {}

  /** @param providerId of their payment sessions; null makes none */
  async take(count: number, providerId: string | null): Promise<Cart[]> {
    const pattern = await this.pattern(providerId)
    const batch = randomUUID().slice(0, 8)
    for (const [table, { isOfCart, ids }] of Object.entries(TABLES)) {
      const own = ids.map((id) => `'${id}', t.${id} || '_' || $2 || '_' || n`)
      await this.database.query(
        `INSERT INTO ${table}
         SELECT (jsonb_populate_record(t, jsonb_build_object(${own.join()}))).*
         FROM ${table} t, generate_series(1, $3::int) n WHERE ${isOfCart}`,
        [pattern.cartId, batch, count]
      )
    }
    // Our provider keeps the session's id in the session's data, too.
    await this.database.query(
      `UPDATE payment_session
       SET data = data || jsonb_build_object('session_id', id)
       WHERE data ? 'session_id' AND id LIKE '%\\_' || $1 || '\\_%'`,
      [batch]
    )
    return Array.from({ length: count }, (_, index) => {
      const copy = (id: string) => `${id}_${batch}_${index + 1}`
      const cart = {
        cartId: copy(pattern.cartId),
        collectionId: copy(pattern.collectionId),
        sessionId: pattern.sessionId && copy(pattern.sessionId),
      }
      rememberCart(cart.collectionId, cart.cartId)
      rememberCart(cart.sessionId ?? "", cart.cartId)
      return cart
    })
  }

  private async pattern(providerId: string | null): Promise<Cart> {
    const made = this.patterns.get(providerId) ?? this.fill(providerId)
    this.patterns.set(providerId, made)
    return await made
  }

  private async fill(providerId: string | null): Promise<Cart> {
    const cartId = await this.shop.fillCart()
    const collectionId = await this.shop.newCollection(cartId)
    const sessionId =
      providerId && (await this.shop.newSession(collectionId, providerId))
    return { cartId, collectionId, sessionId }
  }
}
