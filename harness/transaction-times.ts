/** What a transaction's times are counted from: all move when time is to pass. */
export const LEDGER_TIMES: readonly string[] = [
  "created_at",
  "sent_at",
  "expires_at",
  "finalized_at",
  "sync_lease_until",
  "checked_at",
  "next_check_at",
]
