import { rawSql, sql } from "./sql"
import type { Sql } from "./sql"

/** How many order numbers of callbacks are kept; the first ones stay. */
const ORDER_NUMBERS_KEPT = rawSql("5")

/** Keeps one more order number that a callback named; null changes nothing. */
export function keepOrderNumber(orderNumber: string | null): Sql {
  return sql`callback_order_numbers = CASE
    WHEN ${orderNumber}::text IS NULL
      OR ${orderNumber} = ANY(callback_order_numbers)
      OR cardinality(callback_order_numbers) >= ${ORDER_NUMBERS_KEPT}
    THEN callback_order_numbers
    ELSE array_append(callback_order_numbers, ${orderNumber}) END`
}
