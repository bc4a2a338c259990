import { z } from "@medusajs/framework/zod"
import type { Database } from "./database"
import { sql } from "./sql"
import type { Sql } from "./sql"

const purchaseSchema = z.object({
  transaction_id: z.string(),
  order_display_id: z.coerce.number().nullable(),
  customer: z
    .object({
      /** Null where Medusa has no record of the customer any more. */
      id: z.string().nullable(),
      name: z.string().nullable(),
      email: z.string().nullable(),
    })
    .nullable(),
  /** What is in the cart, where no order exists; else null. */
  cart_items: z
    .array(z.object({ title: z.string(), quantity: z.number() }))
    .nullable(),
})

/** Medusa's order or cart that a transaction is about, and its customer. */
export type Purchase = Omit<z.output<typeof purchaseSchema>, "transaction_id">

/**
 * A payment collection belongs to one order, or to the cart that becomes one.
 * Medusa has a customer for each guest, too, without a name; the parcel has one.
 */
const READ = sql`SELECT it.id AS transaction_id,
    CASE WHEN it.order_id IS NOT NULL THEN placed.display_id END
      AS order_display_id,
    CASE WHEN placed.id IS NOT NULL OR cart.id IS NOT NULL
      THEN json_build_object(
        'id', customer.id,
        'name', coalesce(
          nullif(concat_ws(' ', nullif(customer.first_name, ''),
            nullif(customer.last_name, '')), ''),
          nullif(concat_ws(' ', nullif(address.first_name, ''),
            nullif(address.last_name, '')), '')),
        'email', CASE WHEN placed.id IS NULL
          THEN cart.email ELSE placed.email END)
      END AS customer,
    CASE WHEN placed.id IS NULL AND cart.id IS NOT NULL THEN
      (SELECT coalesce(json_agg(json_build_object(
          'title', coalesce(line.product_title, line.title),
          'quantity', line.quantity) ORDER BY line.created_at), '[]')
        FROM cart_line_item line
        WHERE line.cart_id = cart.id AND line.deleted_at IS NULL)
      END AS cart_items
  FROM flexpay_transaction it
  LEFT JOIN LATERAL (SELECT coalesce(it.order_id, (
      SELECT link.order_id FROM order_payment_collection link
      WHERE link.payment_collection_id = it.payment_collection_id
        AND link.deleted_at IS NULL LIMIT 1)) AS order_id) owner ON true
  LEFT JOIN "order" placed ON placed.id = owner.order_id
    AND placed.deleted_at IS NULL
  LEFT JOIN LATERAL (SELECT cart.* FROM cart_payment_collection link
      JOIN cart ON cart.id = link.cart_id AND cart.deleted_at IS NULL
      WHERE link.payment_collection_id = it.payment_collection_id
        AND link.deleted_at IS NULL LIMIT 1) cart ON placed.id IS NULL
  LEFT JOIN customer
    ON customer.id = coalesce(placed.customer_id, cart.customer_id)
    AND customer.deleted_at IS NULL
  LEFT JOIN LATERAL (SELECT first_name, last_name FROM order_address
      WHERE id = placed.shipping_address_id AND deleted_at IS NULL
    UNION ALL SELECT first_name, last_name FROM cart_address
      WHERE id = cart.shipping_address_id AND deleted_at IS NULL
    LIMIT 1) address ON true`

const ORDERS = { purchase: sql`"order"`, address: sql`order_address` }
const CARTS = { purchase: sql`cart`, address: sql`cart_address` }

/** Reads the orders, carts and customers of transactions from Medusa's tables. */
export class PurchaseReader {
  constructor(private readonly database: Database) {}

  /**
   * One statement for any number of transactions.
   * @returns by the transaction's id
   */
  async read(transactionIds: string[]): Promise<ReadonlyMap<string, Purchase>> {
    if (transactionIds.length === 0) {
      return new Map()
    }
    const rows = await this.database.rows(
      sql`${READ} WHERE it.id = ANY(${transactionIds}::text[])`
    )
    return new Map(
      z
        .array(purchaseSchema)
        .parse(rows)
        .map(({ transaction_id, ...purchase }) => [transaction_id, purchase])
    )
  }

  /**
   * Finds the transactions of customers by an e-mail address, or by a part of a
   * name, their own or that of their parcel. An address is found by its index; for
   * a name, all customers and addresses are read.
   * @returns their ids
   */
  async findTransactions(emailOrName: string): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(
      emailOrName.includes("@") ? ofEmail(emailOrName) : ofName(emailOrName)
    )
    return rows.map(({ id }) => id)
  }
}

/** Medusa stores the e-mail addresses of customers in small letters. */
function ofEmail(email: string): Sql {
  const isMatch = sql`customer.email = ${email.toLowerCase()}`
  return transactionsOf(
    ofCustomers(ORDERS, isMatch),
    ofCustomers(CARTS, isMatch)
  )
}

function ofName(name: string): Sql {
  const pattern = `%${name.replace(/[\\%_]/g, String.raw`\$&`)}%`
  const isMatch = sql`concat_ws(' ', first_name, last_name) ILIKE ${pattern}`
  const ofEither = (tables: typeof ORDERS) =>
    sql`${ofCustomers(tables, isMatch)} UNION ${ofAddresses(tables, isMatch)}`
  return transactionsOf(ofEither(ORDERS), ofEither(CARTS))
}

/** The orders or carts of the matching customers. */
function ofCustomers({ purchase }: typeof ORDERS, isMatch: Sql): Sql {
  return sql`SELECT purchase.id FROM customer
    JOIN ${purchase} purchase ON purchase.customer_id = customer.id
    WHERE ${isMatch} AND customer.deleted_at IS NULL
      AND purchase.deleted_at IS NULL`
}

/** The orders or carts that are delivered to the matching addresses. */
function ofAddresses({ purchase, address }: typeof ORDERS, isMatch: Sql): Sql {
  return sql`SELECT purchase.id FROM ${address} address
    JOIN ${purchase} purchase ON purchase.shipping_address_id = address.id
    WHERE ${isMatch} AND address.deleted_at IS NULL
      AND purchase.deleted_at IS NULL`
}

/** Each part of it has an index of its own. */
function transactionsOf(orders: Sql, carts: Sql): Sql {
  return sql`WITH orders AS (${orders}), carts AS (${carts})
    SELECT id FROM flexpay_transaction
    WHERE order_id IN (SELECT id FROM orders)
    UNION SELECT it.id FROM order_payment_collection link
    JOIN flexpay_transaction it
      ON it.payment_collection_id = link.payment_collection_id
    WHERE link.order_id IN (SELECT id FROM orders) AND link.deleted_at IS NULL
    UNION SELECT it.id FROM cart_payment_collection link
    JOIN flexpay_transaction it
      ON it.payment_collection_id = link.payment_collection_id
    WHERE link.cart_id IN (SELECT id FROM carts) AND link.deleted_at IS NULL`
}
