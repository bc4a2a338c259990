import type {
  Patch,
  Transaction,
} from "../../src/modules/flexpay/transaction/transaction"

/** Columns that rules or guards read, and that the models' acts change. */
const COLUMNS = [
  "state",
  "attention",
  "check_status",
  "disposition",
  "synced_state",
  "order_number",
  "callback_order_numbers",
  "authorized_session_id",
  "refund_id",
  "sync_lease_holder",
] as const satisfies readonly (keyof Patch)[]

/** Columns that a row keeps from its creation. */
type Fixed =
  | "id"
  | "kind"
  | "amount"
  | "session_amount"
  | "payment_session_id"
  | "payment_transaction_id"
  | "replaces_id"
  | "requested_by"

/** Ages by which the rules differ, in milliseconds: see `AGES`. */
export type Age = 0 | 1 | 2 | 3

/**
 * Ages of a transaction: new; after the doubts of the first minutes, and after
 * drafts and pushes end; after a day; and after all checks.
 */
const AGES: Readonly<Record<Age, number>> = {
  0: 0,
  1: 30 * 60_000,
  2: 25 * 3_600_000,
  3: 73 * 3_600_000,
}
export const OLDEST: Age = 3

/** A row of `flexpay_transaction`, with ages for times. */
export type Row = Pick<Transaction, (typeof COLUMNS)[number] | Fixed> & {
  /** Since it was sent, or created. */
  age: Age
  /** When it succeeded; null before. */
  finalized_age: Age | null
  /** Whether a next check or try is planned. */
  is_due: boolean
  /** The last resolution by an operator: before or after all checks. */
  resolved: { age: Age; state: Transaction["state"] } | null
}

export const NOW = new Date("2026-06-01T12:00:00Z")

/** The amount of the models' payment, in francs. */
export const ALL = "2000"
/** A part of it. */
export const PART = "1000"

const PUSH_LIFETIME_MS = 5 * 60_000

const BASE: Transaction = {
  id: "",
  kind: "payment",
  method: "mobile_money",
  state: "submitting",
  reason: null,
  gateway_message: null,
  attention: null,
  attention_at: null,
  owner_id: null,
  reference: "",
  order_number: null,
  operator_reference: null,
  channel: null,
  phone: "243810000001",
  operator: "vodacom",
  amount: ALL,
  amount_charged: null,
  currency_code: "cdf",
  session_amount: ALL,
  received_amount: null,
  received_currency_code: null,
  caller_hash: null,
  payment_collection_id: "collection",
  payment_session_id: null,
  authorized_session_id: null,
  order_id: null,
  refund_id: null,
  payment_transaction_id: null,
  replaces_id: null,
  requested_by: null,
  approved_by: null,
  note: null,
  idempotency_key: null,
  redirect_url: null,
  expires_at: NOW,
  callbacks: 0,
  checks: 0,
  checked_at: null,
  next_check_at: null,
  check_status: null,
  check_status_at: null,
  sent_at: null,
  finalized_at: null,
  synced_state: null,
  sync_lease_until: null,
  sync_lease_holder: null,
  disposition: null,
  callback_order_numbers: null,
  order_canceled_at: null,
  redacted_at: null,
  created_at: NOW,
  updated_at: NOW,
}

export const NEW_ROW: Row = {
  id: "",
  kind: "payment",
  amount: ALL,
  session_amount: ALL,
  payment_session_id: null,
  payment_transaction_id: null,
  replaces_id: null,
  requested_by: null,
  state: "submitting",
  attention: null,
  check_status: null,
  disposition: null,
  synced_state: null,
  order_number: null,
  callback_order_numbers: null,
  authorized_session_id: null,
  refund_id: null,
  sync_lease_holder: null,
  age: 0,
  finalized_age: null,
  is_due: true,
  resolved: null,
}

const written = new WeakMap<Row, Transaction>()

/** The row as the rules read it at `NOW`. */
export function toTransaction(row: Row): Transaction {
  const existing = written.get(row)
  if (existing) {
    return existing
  }
  const { age, finalized_age, is_due, resolved: _, ...columns } = row
  const created = NOW.getTime() - AGES[age]
  const transaction: Transaction = {
    ...BASE,
    ...columns,
    reference: `REF${row.id}`,
    created_at: new Date(created),
    expires_at: new Date(created + PUSH_LIFETIME_MS),
    next_check_at: is_due ? NOW : null,
    finalized_at:
      finalized_age === null ? null : new Date(created + AGES[finalized_age]),
  }
  written.set(row, transaction)
  return transaction
}

/** When an operator last resolved it. */
export function resolvedAt({ age, resolved }: Row): Date | null {
  return (
    resolved && new Date(NOW.getTime() - AGES[age] + AGES[resolved.age] + 1)
  )
}

/** A row after a write. */
export function withPatch(row: Row, patch: Patch, isDue = row.is_due): Row {
  const changed = Object.fromEntries(
    COLUMNS.flatMap((name) =>
      patch[name] === undefined ? [] : [[name, patch[name]]]
    )
  ) as Partial<Row>
  return {
    ...row,
    ...changed,
    is_due: patch.next_check_at === null ? false : isDue,
    finalized_age: patch.state === "succeeded" ? row.age : row.finalized_age,
  }
}

/** A row after an operator resolved its attention. */
export function withResolution(row: Row): Row {
  const age = row.age === OLDEST ? OLDEST : 0
  return { ...row, resolved: { age, state: row.state } }
}

export function older<R extends Row | null>(row: R): R {
  return row && row.age < OLDEST ? { ...row, age: (row.age + 1) as Age } : row
}
