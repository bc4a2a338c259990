import type { Database } from "../store/database"
import { sql } from "../store/sql"
import type { Sql } from "../store/sql"
import { hasSuccessor } from "../store/states-sql"
import { FLEXPAY_PROVIDER_ID } from "../provider-ids"
import { TIME_ZONE } from "./day"
import { idBounds } from "./ulid-time"
import { LINE_AMOUNT, LINE_SUBJECT } from "./unmatched-lines"

/** A day and its bounds. */
export interface Day {
  id: string
  from: Date
  to: Date
}

/** Whether a payment of Medusa belongs to our providers. */
const IS_FLEXPAY = sql`provider_id ~ ${FLEXPAY_PROVIDER_ID.source}`

/**
 * Whether Medusa booked a capture or refund on the day. There is no index on its
 * date, but its id (a ULID) begins with it: the id narrows the search, and the
 * date decides.
 */
function isBookedOnDay(prefix: "capt" | "ref", day: Day): Sql {
  const { first, end } = idBounds(prefix, day)
  return sql`id >= ${first} AND id < ${end} AND created_at >= ${day.from}
    AND created_at < ${day.to} AND deleted_at IS NULL`
}

/**
 * Whether a transaction counts for a day. A payout does on the day on which it
 * was sent, which an approval can delay by days; an unrequested payment on the
 * day of its line in FlexPay's export, before it was recorded.
 */
export function isOfDay({ from, to }: Day): Sql {
  return sql`deleted_at IS NULL
    AND (kind = 'payment' AND sent_at IS NULL
        AND created_at >= ${from} AND created_at < ${to}
      OR sent_at >= ${from} AND sent_at < ${to})`
}

/** The plugin's transactions of the day. */
const createTransactions = (
  day: Day
) => sql`CREATE TEMP TABLE day_transaction ON COMMIT DROP AS
  SELECT id, kind, state, attention, synced_state, reference, amount,
    session_amount, currency_code, authorized_session_id, refund_id,
    payment_transaction_id, order_number, callback_order_numbers, redacted_at, check_status,
    check_status_at, coalesce(received_amount, amount) AS moved_amount,
    coalesce(received_currency_code, currency_code) AS moved_currency_code
  FROM flexpay_transaction WHERE ${isOfDay(day)}`

/**
 * Medusa's captures: those of the day's transactions, at any time, and those of
 * the day without a transaction.
 */
const createCaptures = (
  day: Day
) => sql`CREATE TEMP TABLE day_capture ON COMMIT DROP AS
  SELECT counted.transaction_id, payment.id AS payment_id,
    payment.currency_code, captured.amount, payment.data->>'reference' AS reference,
    EXISTS (SELECT 1 FROM refund WHERE refund.payment_id = payment.id
      AND refund.deleted_at IS NULL
      AND refund.metadata->>'flexpay_reversal_of' IS NOT NULL) AS is_reversed
  FROM (
    SELECT day_transaction.id AS transaction_id, payment.id AS payment_id
    FROM day_transaction JOIN payment
      ON payment.payment_session_id = day_transaction.authorized_session_id
      AND payment.deleted_at IS NULL
    WHERE day_transaction.kind = 'payment'
    UNION ALL
    SELECT NULL, payment.id
    FROM (SELECT DISTINCT payment_id FROM capture
      WHERE ${isBookedOnDay("capt", day)}) AS booked
    JOIN payment ON payment.id = booked.payment_id AND payment.deleted_at IS NULL
      AND ${IS_FLEXPAY}
    WHERE NOT EXISTS (SELECT 1 FROM flexpay_transaction
      WHERE authorized_session_id = payment.payment_session_id
        AND deleted_at IS NULL)) AS counted
  JOIN payment ON payment.id = counted.payment_id
  CROSS JOIN LATERAL (SELECT sum(amount) AS amount FROM capture
    WHERE capture.payment_id = payment.id AND capture.deleted_at IS NULL) AS captured`

/**
 * Medusa's refunds: those of the payouts that were sent on the day, and those
 * booked on the day without a payout. A resent payout inherits the refund. A
 * reversal needs no payout.
 */
const createRefunds = (
  day: Day
) => sql`CREATE TEMP TABLE day_refund ON COMMIT DROP AS
  SELECT refund.id, refund.amount, payment.id AS payment_id,
    payment.currency_code, payment.data->>'reference' AS reference
  FROM (
    SELECT DISTINCT refund_id AS id FROM day_transaction
    WHERE kind = 'payout' AND refund_id IS NOT NULL
      AND NOT ${hasSuccessor("day_transaction", sql`later.sent_at IS NOT NULL`)}
    UNION
    SELECT id FROM refund
    WHERE ${isBookedOnDay("ref", day)}
      AND metadata->>'flexpay_reversal_of' IS NULL
      AND NOT EXISTS (SELECT 1 FROM flexpay_transaction
        WHERE refund_id = refund.id AND sent_at IS NOT NULL
          AND deleted_at IS NULL)) AS counted
  JOIN refund ON refund.id = counted.id AND refund.deleted_at IS NULL
  JOIN payment ON payment.id = refund.payment_id AND ${IS_FLEXPAY}`

/**
 * FlexPay's records: the lines of the day's export file where one was uploaded
 * for the kind of transaction, else the last check status. A paid check has
 * verified the amount and the currency. A negative line of a payment takes its
 * amount back, and makes the status `negative`.
 */
const createFlexPayStatuses = ({
  id,
}: Day) => sql`CREATE TEMP TABLE day_flexpay_status ON COMMIT DROP AS
  WITH imported AS (
    SELECT covers FROM flexpay_export_file
    WHERE day = ${id} AND replaced_at IS NULL AND deleted_at IS NULL)
  SELECT day_transaction.id AS transaction_id,
    CASE WHEN covered.by_file
      THEN CASE WHEN lines.is_negative THEN 'negative' WHEN lines.paid THEN 'paid'
        WHEN lines.paid IS NULL THEN 'not_found' ELSE 'not_paid' END
      ELSE CASE check_status WHEN 'paid_mismatch' THEN 'mismatch'
        WHEN 'unknown_status' THEN NULL ELSE check_status END END AS status,
    CASE WHEN covered.by_file THEN lines.amount
      WHEN check_status IN ('paid', 'mismatch', 'paid_mismatch') THEN moved_amount END AS amount,
    CASE WHEN covered.by_file THEN lines.currency_code
      WHEN check_status IN ('paid', 'mismatch', 'paid_mismatch')
      THEN moved_currency_code END AS currency_code
  FROM day_transaction
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM imported
    WHERE covers IN ('both', day_transaction.kind || 's')) AS by_file) AS covered
  LEFT JOIN LATERAL (
    SELECT bool_or(paid) AS paid,
      coalesce(bool_or(signed.amount < 0) FILTER (WHERE paid), false) AS is_negative,
      coalesce(sum(signed.amount) FILTER (WHERE paid), max(signed.amount)) AS amount,
      max(currency_code) AS currency_code
    FROM flexpay_export_line AS line
    JOIN flexpay_export_file ON flexpay_export_file.id = export_file_id
      AND flexpay_export_file.replaced_at IS NULL
    CROSS JOIN LATERAL (SELECT CASE day_transaction.kind
      WHEN 'payout' THEN abs(line.amount) ELSE line.amount END AS amount) AS signed
    WHERE transaction_id = day_transaction.id AND line.deleted_at IS NULL
    GROUP BY export_file_id, flexpay_export_file.created_at
    ORDER BY flexpay_export_file.created_at DESC LIMIT 1) AS lines
    ON covered.by_file`

/**
 * Lines of export files without a transaction; those with the same names count
 * as one, by currency and sign.
 */
const createUnmatchedLines = ({
  id,
}: Day) => sql`CREATE TEMP TABLE day_unmatched_line ON COMMIT DROP AS
  SELECT line.kind, ${LINE_SUBJECT} AS subject,
    coalesce(line.reference, line.order_number) AS reference,
    sum(${LINE_AMOUNT}) AS amount, line.currency_code
  FROM flexpay_export_line AS line
  JOIN flexpay_export_file AS file ON file.id = line.export_file_id
    AND file.day = ${id} AND file.replaced_at IS NULL
    AND file.deleted_at IS NULL
  WHERE line.transaction_id IS NULL AND line.paid AND line.deleted_at IS NULL
  GROUP BY line.kind, line.reference, line.order_number, line.currency_code,
    ${LINE_AMOUNT} < 0`

/** Matches lines of export files with transactions that were written later. */
const rematchLines = ({
  id,
}: Day) => sql`UPDATE flexpay_export_line SET transaction_id = known.id
  FROM flexpay_transaction AS known
  WHERE flexpay_export_line.transaction_id IS NULL
    AND flexpay_export_line.deleted_at IS NULL
    AND known.reference = flexpay_export_line.reference
    AND known.deleted_at IS NULL
    AND export_file_id IN (SELECT id FROM flexpay_export_file
      WHERE day = ${id} AND replaced_at IS NULL AND deleted_at IS NULL)`

/** When a day begins and ends. */
export async function boundsOf(database: Database, day: string): Promise<Day> {
  const bounds = await database.one<{ from: Date; to: Date }>(
    sql`SELECT ${day}::date::timestamp AT TIME ZONE ${TIME_ZONE} AS from,
        (${day}::date + 1)::timestamp AT TIME ZONE ${TIME_ZONE} AS to`
  )
  return { id: day, ...bounds }
}

/**
 * Creates temporary tables with the three records of a day, until the database
 * transaction ends. A day may have 100,000 payments, so the database compares
 * them, from Medusa's own tables.
 */
export async function createDayTables(
  database: Database,
  day: Day
): Promise<void> {
  await database.rows(rematchLines(day))
  await database.rows(createTransactions(day))
  await database.rows(sql`ANALYZE day_transaction`)
  await database.rows(createCaptures(day))
  await database.rows(createRefunds(day))
  await database.rows(createFlexPayStatuses(day))
  await database.rows(createUnmatchedLines(day))
  await database.rows(sql`ANALYZE day_capture, day_refund, day_flexpay_status`)
}
