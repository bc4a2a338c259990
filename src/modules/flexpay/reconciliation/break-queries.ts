import { joinSql, rawSql, sql } from "../store/sql"
import type { Sql } from "../store/sql"
import { hasSuccessor, SAYS_RETURNED } from "../store/states-sql"
import { breakIdOf } from "./unmatched-lines"

/** One record as JSON; amounts as text, so that no reader rounds them. */
function entry(amount: string, currency: string, state?: string): Sql {
  const end = state ? `, 'state', ${state}` : ""
  return rawSql(`jsonb_build_object('amount', trim_scale(${amount})::text,
    'currency_code', ${currency}${end})`)
}

const NULL = sql`NULL`

function sides({
  medusa = NULL,
  plugin = NULL,
  flexpay = NULL,
}: {
  medusa?: Sql
  plugin?: Sql
  flexpay?: Sql
}): Sql {
  return sql`jsonb_build_object('medusa', ${medusa}, 'plugin', ${plugin},
    'flexpay', ${flexpay})`
}

const PLUGIN_ENTRY = entry(
  "tx.moved_amount",
  "tx.moved_currency_code",
  "tx.state"
)
const FLEXPAY_ENTRY = sql`CASE WHEN flexpay.status IS NOT NULL
  THEN ${entry("flexpay.amount", "flexpay.currency_code", "flexpay.status")} END`

/**
 * Breaks between FlexPay and the plugin, of payments and payouts. A reversed
 * payment agrees with lines that take it back.
 */
const AGAINST_FLEXPAY = sql`
  CASE WHEN flexpay.status = 'negative'
    AND NOT (tx.state = 'reversed' AND flexpay.amount <= 0)
    THEN 'flexpay_negative' END,
  CASE WHEN tx.state = 'succeeded' AND flexpay.status = 'not_found'
    THEN 'flexpay_missing' END,
  CASE WHEN tx.state = 'succeeded' AND flexpay.status IN
      ('not_paid', 'canceled', 'refunding', 'refunded', 'waiting')
    OR tx.state <> 'succeeded' AND flexpay.status = 'paid'
    THEN 'state_differs' END`
const OTHER_AMOUNT_AT_FLEXPAY = sql`(tx.state = 'succeeded' AND flexpay.status = 'paid'
  AND flexpay.amount <> tx.moved_amount)`
const OTHER_CURRENCY_AT_FLEXPAY = sql`(tx.state = 'succeeded' AND flexpay.status = 'paid'
  AND flexpay.currency_code <> tx.moved_currency_code)`

/**
 * Payments, against Medusa's captures and FlexPay's status. Money that paid no
 * session and has no attention was resolved by an operator.
 */
const PAYMENTS = sql`SELECT broken.kind, tx.id AS subject, tx.id AS transaction_id,
    capture.payment_id, tx.reference,
    ${sides({
      medusa: sql`CASE WHEN capture.amount IS NOT NULL
        THEN ${entry("capture.amount", "capture.currency_code")} END`,
      plugin: PLUGIN_ENTRY,
      flexpay: FLEXPAY_ENTRY,
    })} AS sides
  FROM day_transaction AS tx
  LEFT JOIN day_capture AS capture ON capture.transaction_id = tx.id
  LEFT JOIN day_flexpay_status AS flexpay ON flexpay.transaction_id = tx.id
  CROSS JOIN LATERAL unnest(ARRAY[
    CASE WHEN capture.amount > 0 AND tx.state NOT IN ('succeeded', 'reversed')
      THEN 'captured_not_paid' END,
    CASE WHEN tx.state = 'succeeded' AND coalesce(capture.amount, 0) = 0
      AND coalesce(tx.attention, '') NOT IN ('amount_differs', 'currency_differs')
      AND (tx.authorized_session_id IS NOT NULL OR tx.attention IS NOT NULL
        OR tx.synced_state IS DISTINCT FROM tx.state)
      THEN 'paid_not_captured' END,
    CASE WHEN tx.state = 'succeeded' AND capture.amount > 0
        AND capture.amount <> tx.session_amount
      OR tx.attention = 'amount_differs' OR ${OTHER_AMOUNT_AT_FLEXPAY}
      THEN 'amount_differs' END,
    CASE WHEN tx.state = 'succeeded' AND capture.amount > 0
        AND capture.currency_code <> tx.currency_code
      OR tx.attention = 'currency_differs' OR ${OTHER_CURRENCY_AT_FLEXPAY}
      THEN 'currency_differs' END,
    CASE WHEN tx.state = 'reversed' AND capture.amount > 0
      AND NOT capture.is_reversed THEN 'payout_without_refund' END,
    ${AGAINST_FLEXPAY}]) AS broken (kind)
  WHERE tx.kind = 'payment' AND broken.kind IS NOT NULL`

/** Captures without a transaction. */
const STRAY_CAPTURES = sql`SELECT 'captured_not_paid', payment_id, NULL, payment_id,
    reference, ${sides({ medusa: entry("amount", "currency_code") })}
  FROM day_capture WHERE transaction_id IS NULL AND amount > 0`

/**
 * Payouts, against Medusa's refunds and FlexPay's status. Money that Medusa did
 * not record is paid out without a refund.
 */
const PAYOUTS = sql`SELECT broken.kind, tx.id, tx.id, payment.id, tx.reference,
    ${sides({ plugin: PLUGIN_ENTRY, flexpay: FLEXPAY_ENTRY })}
  FROM day_transaction AS tx
  LEFT JOIN day_flexpay_status AS flexpay ON flexpay.transaction_id = tx.id
  LEFT JOIN flexpay_transaction AS paid ON paid.id = tx.payment_transaction_id
  LEFT JOIN payment ON payment.payment_session_id = paid.authorized_session_id
    AND payment.deleted_at IS NULL
  CROSS JOIN LATERAL unnest(ARRAY[
    CASE WHEN tx.state = 'succeeded' AND payment.id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM refund WHERE refund.id = tx.refund_id
        AND refund.deleted_at IS NULL) THEN 'payout_without_refund' END,
    CASE WHEN ${OTHER_AMOUNT_AT_FLEXPAY} THEN 'amount_differs' END,
    CASE WHEN ${OTHER_CURRENCY_AT_FLEXPAY} THEN 'currency_differs' END,
    ${AGAINST_FLEXPAY}]) AS broken (kind)
  WHERE tx.kind = 'payout' AND broken.kind IS NOT NULL`

/** FlexPay returned a payout, and it was resent. */
const WAS_REPLACED = sql`(${SAYS_RETURNED}
  AND ${hasSuccessor("flexpay_transaction", sql`later.state <> 'refused'`)})`

/**
 * Refunds, against all payouts that were sent for them. There is no break while a
 * payout is under way, be it the first or a resent one, or after an operator
 * resolved a failed one. A payout is rounded, so Medusa's amount of it is compared
 * as well.
 */
const REFUNDS = sql`SELECT broken.kind, refund.id, payout.last_id, refund.payment_id,
    coalesce(payout.last_reference, refund.reference),
    ${sides({
      medusa: entry("refund.amount", "refund.currency_code"),
      plugin: sql`CASE WHEN payout.last_id IS NOT NULL THEN
        ${entry("coalesce(payout.paid, 0)", "payout.currency_code", "payout.last_state")} END`,
    })}
  FROM day_refund AS refund
  LEFT JOIN LATERAL (
    SELECT sum(coalesce(received_amount, amount))
        FILTER (WHERE state = 'succeeded' AND NOT ${WAS_REPLACED}) AS paid,
      sum(coalesce(received_amount, session_amount))
        FILTER (WHERE state = 'succeeded' AND NOT ${WAS_REPLACED}) AS refunded,
      max(currency_code) AS currency_code,
      (array_agg(id ORDER BY created_at DESC, id DESC))[1] AS last_id,
      (array_agg(reference ORDER BY created_at DESC, id DESC))[1] AS last_reference,
      (array_agg(state ORDER BY created_at DESC, id DESC))[1] AS last_state,
      bool_or(attention IS NOT NULL
        AND NOT ${hasSuccessor("flexpay_transaction")}) AS has_attention
    FROM flexpay_transaction
    WHERE refund_id = refund.id AND kind = 'payout' AND state <> 'canceled'
      AND deleted_at IS NULL) AS payout ON true
  CROSS JOIN LATERAL unnest(ARRAY[
    CASE WHEN payout.paid IS NULL AND (payout.last_id IS NULL OR payout.has_attention)
      THEN 'refund_without_payout' END,
    CASE WHEN payout.paid <> refund.amount AND payout.refunded <> refund.amount
      THEN 'amount_differs' END,
    CASE WHEN payout.currency_code <> refund.currency_code
      THEN 'currency_differs' END]) AS broken (kind)
  WHERE broken.kind IS NOT NULL`

/** Lines of an export file without a transaction. */
const UNMATCHED_LINES = sql`SELECT
    CASE WHEN amount < 0 THEN 'flexpay_negative' ELSE 'flexpay_only' END,
    subject, NULL, NULL, reference, ${sides({
      flexpay: entry(
        "amount",
        "currency_code",
        "CASE WHEN amount < 0 THEN 'negative' WHEN kind = 'payout' THEN 'paid_out' ELSE 'paid' END"
      ),
    })}
  FROM day_unmatched_line`

/**
 * All breaks of the day tables (`createDayTables`). The id of a break is made of
 * the day, the kind and the subject, so that it is one row in all comparisons.
 */
export function findBreaks(day: string): Sql {
  const breaks = joinSql(
    [PAYMENTS, STRAY_CAPTURES, PAYOUTS, REFUNDS, UNMATCHED_LINES],
    " UNION ALL "
  )
  return sql`CREATE TEMP TABLE day_break ON COMMIT DROP AS
    SELECT ${breakIdOf(day, sql`kind`, sql`subject`)} AS id, broken.*
    FROM (${breaks}) AS broken`
}

/**
 * Writes new breaks, and updates known ones. The transaction that an operator
 * records of an unmatched line stays. A closed one opens again when it
 * had disappeared, or when the records changed since an admin closed it.
 */
export function upsertBreaks(day: string, comparedAt: Date): Sql {
  return sql`INSERT INTO flexpay_break AS known
    (id, day, kind, transaction_id, payment_id, reference, sides, detected_at, seen_at)
  SELECT id, ${day}, kind, transaction_id, payment_id, reference, sides,
    ${comparedAt}::timestamptz, ${comparedAt}::timestamptz
  FROM day_break
  ON CONFLICT (id) DO UPDATE SET
    sides = excluded.sides, seen_at = excluded.seen_at, updated_at = now(),
    transaction_id = coalesce(excluded.transaction_id, known.transaction_id),
    payment_id = excluded.payment_id,
    closed_at = CASE WHEN known.closed_by IS NOT NULL
      AND known.sides = excluded.sides THEN known.closed_at END,
    closed_by = CASE WHEN known.sides = excluded.sides THEN known.closed_by END,
    note = CASE WHEN known.sides = excluded.sides THEN known.note END
  WHERE known.seen_at <= excluded.seen_at`
}

/** Closes breaks that this comparison did not find. */
export function closeResolvedBreaks(day: string, comparedAt: Date): Sql {
  return sql`UPDATE flexpay_break
    SET closed_at = ${comparedAt}::timestamptz, updated_at = now()
    WHERE day = ${day} AND closed_at IS NULL
      AND seen_at < ${comparedAt}::timestamptz AND deleted_at IS NULL`
}
