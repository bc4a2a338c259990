/** All times of a transaction: they move together when time is made to pass. */
export const TRANSACTION_TIMES: readonly string[] = [
  "created_at",
  "sent_at",
  "expires_at",
  "finalized_at",
  "sync_lease_until",
  "checked_at",
  "next_check_at",
]

/** Columns of times that Medusa or the plugin counts from, by table. */
const STORE_TIMES: Readonly<Record<string, readonly string[]>> = {
  flexpay_transaction: TRANSACTION_TIMES,
  flexpay_cart_lease: ["until"],
  flexpay_payment_link: ["created_at", "expires_at"],
  // The second whose budget of checks was used is over, too.
  flexpay_job: ["last_run_at"],
  refund: ["created_at"],
  order: ["canceled_at"],
}

/**
 * Queries after which a store's records are older by an interval, as if so
 * much time had passed. Each takes the interval as its only value.
 */
export const AGE_STORE: readonly string[] = Object.entries(STORE_TIMES).map(
  ([table, columns]) =>
    `UPDATE "${table}" SET ${columns
      .map((name) => `${name} = ${name} - $1::interval`)
      .join()}`
)
