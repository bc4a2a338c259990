/** What a transaction's times are counted from: all move when time is to pass. */
export const LEDGER_TIMES: readonly string[] = [
  "created_at",
  "sent_at",
  "lives_until",
  "settled_at",
  "applying_until",
  "checked_at",
  "next_check_at",
]
