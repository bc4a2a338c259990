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
