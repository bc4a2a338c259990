import { maskText } from "../../../gateway"
import { joinSql, rawSql, sql } from "./sql"
import type { Sql } from "./sql"

/**
 * How long a text about a customer is kept:
 * - `kept`: without limit. It holds no personal data.
 * - `redacted`: until `retention_months` have passed, or the customer asks.
 * - `erased`: until the customer asks. An operator wrote it to explain a decision.
 */
type Treatment = "kept" | "redacted" | "erased"

/** What removes personal data: the end of the retention period, or a request. */
type Removal = Exclude<Treatment, "kept">

/** What columns become, by their names. */
export type Columns = Readonly<Record<string, Sql>>

const NULL = sql`NULL`

/** The beginning of an order number; the payer's phone number follows. */
const ORDER_NUMBER_KEPT = rawSql("12")

/** Columns of a transaction that hold personal data. */
const TRANSACTION_COLUMNS = {
  redacted: {
    phone: NULL,
    order_number: sql`left(order_number, ${ORDER_NUMBER_KEPT})`,
    callback_order_numbers: sql`(
      SELECT array_agg(left(number, ${ORDER_NUMBER_KEPT}) ORDER BY place)
      FROM unnest(callback_order_numbers)
        WITH ORDINALITY AS kept (number, place))`,
    // FlexPay's own text.
    gateway_message: NULL,
    redirect_url: NULL,
    // Of the shopper's internet address; removed sooner, unless the job is late.
    caller_hash: NULL,
    // The shop chose it, and may have made it of an e-mail address.
    idempotency_key: NULL,
  },
  erased: { note: NULL },
} as const satisfies Record<Removal, Columns>

/**
 * Keys of a timeline entry's `data`. A key that is not listed does not compile,
 * and is removed with the redacted ones.
 */
const TIMELINE_KEYS = {
  act: "kept",
  amount: "kept",
  api_key: "kept",
  arrived: "kept",
  attention: "kept",
  change: "kept",
  currency_code: "kept",
  order_id: "kept",
  orders: "kept",
  paid_out: "kept",
  payment_session_id: "kept",
  received_amount: "kept",
  says_paid: "kept",
  state: "kept",
  successor: "kept",
  verdict: "kept",

  body: "redacted",
  error: "redacted",
  exchange: "redacted",
  message: "redacted",
  phone: "redacted",
  query: "redacted",

  justification: "erased",
  note: "erased",
  phone_reason: "erased",
  reason: "erased",
} as const satisfies Readonly<Record<string, Treatment>>

/** `data` of a timeline entry. */
export type TimelineData = {
  -readonly [Key in keyof typeof TIMELINE_KEYS]?: unknown
}

const NOTE_KEYS = keysThatAre("erased")

/**
 * Masks phone numbers and order numbers in an operator's texts: each admin user
 * with the right to read may see them.
 */
export function maskNotes(data: TimelineData): TimelineData {
  const masked: TimelineData = { ...data }
  for (const key of NOTE_KEYS) {
    const text = data[key]
    if (typeof text === "string") {
      masked[key] = maskText(text)
    }
  }
  return masked
}

/**
 * Keys of `data` of Medusa's payment sessions and payments that the provider
 * writes. None holds personal data; a storefront may have added others.
 */
export const PAYMENT_DATA_KEYS = [
  "session_id",
  "amount",
  "currency_code",
  "transaction_id",
  "reference",
  "channel",
  "operator_reference",
  "amount_charged",
] as const

/** The columns of a transaction that a removal changes. */
export function transactionColumns(removal: Removal): Columns {
  return {
    ...TRANSACTION_COLUMNS.redacted,
    ...(removal === "erased" && TRANSACTION_COLUMNS.erased),
    redacted_at: sql`coalesce(redacted_at, now())`,
  }
}

/** `data` of a timeline entry that a removal leaves. */
export function timelineColumns(removal: Removal): Columns {
  return {
    data: pickKeys(
      removal === "erased" ? keysThatAre("kept") : keysThatAre("kept", "erased")
    ),
  }
}

function keysThatAre(...treatments: Treatment[]): (keyof TimelineData)[] {
  const keys = Object.keys(TIMELINE_KEYS) as (keyof TimelineData)[]
  return keys.filter((key) => treatments.includes(TIMELINE_KEYS[key]))
}

/** The column `data` with only these keys. */
export function pickKeys(keys: readonly string[]): Sql {
  return sql`CASE WHEN jsonb_typeof(data) = 'object' THEN (
    SELECT coalesce(jsonb_object_agg(key, value), '{}')
    FROM jsonb_each(data) WHERE key = ANY(${keys}::text[])) ELSE data END`
}

/** The assignments of an UPDATE. */
export function assignColumns(columns: Columns): Sql {
  return joinSql(
    Object.entries(columns).map(
      ([name, value]) => sql`${rawSql(name)} = ${value}`
    ),
    ", "
  )
}

/** Whether an UPDATE with these columns would change the row. */
export function wouldChange(columns: Columns): Sql {
  const differing = Object.entries(columns).map(
    ([name, value]) => sql`${rawSql(name)} IS DISTINCT FROM ${value}`
  )
  return sql`(${joinSql(differing, " OR ")})`
}
