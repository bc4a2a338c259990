/** Refusals to record a payment that the server explains in the admin's language. */
const RECORD_REFUSALS: readonly unknown[] = [
  "not_recordable",
  "payment_not_confirmed",
  "other_money",
  "other_reference",
  "already_recorded",
  "order_unknown",
  "order_in_other_currency",
]

/** Whether an answer of 409 refuses a request to record, rather than a conflict. */
export function isRecordRefusal(code: unknown): boolean {
  return RECORD_REFUSALS.includes(code)
}
