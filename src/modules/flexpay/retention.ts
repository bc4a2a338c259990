import type { SqlEntityManager } from "@medusajs/framework/mikro-orm/knex"
import { execute } from "./execute"

/** Signs of an order number before the payer's phone number, which ends it. */
const ORDER_NUMBER_KEPT = 12

/**
 * Takes the age and the size of a batch. What is followed, and what waits for
 * a person, is left whole: somebody may still have to be paid.
 */
export const CUT = `WITH old AS (
    SELECT id FROM flexpay_transaction
    WHERE cut_at IS NULL AND attention IS NULL AND next_check_at IS NULL
      AND deleted_at IS NULL
      AND created_at < now() - make_interval(months => ?)
    ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED),
  bodies AS (
    UPDATE flexpay_event SET data = data - 'exchange' - 'body', updated_at = now()
    WHERE transaction_id = ANY(ARRAY(SELECT id FROM old)))
  UPDATE flexpay_transaction
  SET cut_at = now(), updated_at = now(), phone = NULL, redirect_url = NULL,
    order_number = left(order_number, ${ORDER_NUMBER_KEPT}),
    callback_order_numbers = (
      SELECT array_agg(left(number, ${ORDER_NUMBER_KEPT}) ORDER BY place)
      FROM unnest(callback_order_numbers) WITH ORDINALITY AS named (number, place))
  WHERE id = ANY(ARRAY(SELECT id FROM old))
  RETURNING id`

/** Lets go of whose money it was, once nobody needs to know any more. */
export class Retention {
  constructor(private readonly manager: SqlEntityManager) {}

  /**
   * Cuts phone numbers, and what was said over the wire, out of a batch of old
   * transactions. Amounts, references, states and what people did stay. Safe
   * to run twice, and on several workers: each row is cut by one, whole.
   * @returns how many were cut; fewer than `batch` when that were the last
   */
  async cut({
    months,
    batch,
  }: {
    months: number
    batch: number
  }): Promise<number> {
    const rows = await execute(this.manager, CUT, [months, batch])
    return rows.length
  }
}
