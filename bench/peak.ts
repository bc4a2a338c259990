import { z } from "zod"
import type { Database } from "../harness/postgres/database"
import type { Payable } from "./placements"

const rowsSchema = z.tuple([z.object({ peak: z.number().int().positive() })])

/**
 * How many of these carts were being completed at once at the most: from the
 * order's row until the row of its payment.
 */
export async function peakOfPlacing(
  database: Database,
  carts: readonly Payable[]
): Promise<number> {
  const [{ peak }] = rowsSchema.parse(
    await database.query(
      `WITH completion AS (
         SELECT o.created_at AS begins, p.created_at AS ends
         FROM order_cart oc
         JOIN "order" o ON o.id = oc.order_id
         JOIN cart_payment_collection cpc ON cpc.cart_id = oc.cart_id
         JOIN payment p ON p.payment_collection_id = cpc.payment_collection_id
         WHERE oc.cart_id = ANY($1)
       )
       SELECT max(overlap)::int AS peak FROM (
         SELECT count(*) AS overlap FROM completion a
         JOIN completion b ON b.begins <= a.begins AND b.ends > a.begins
         GROUP BY a.begins
       ) counts`,
      [carts.map(({ cartId }) => cartId)]
    )
  )
  return peak
}
