/** SQL expressions by column; `n` is the number of the row, from 1. */
export type TransactionColumns = Readonly<Record<string, string>>

/**
 * SQL that inserts transactions: pending mobile money payments with the ids
 * `fptx_<n>` and the references `R<n>`, where no column says otherwise.
 * @param count an SQL expression, for example "$1::int"
 * @param columns their SQL expressions; `amount` sets the other amounts, too
 */
export function insertTransactions(
  count: string,
  columns: TransactionColumns = {}
): string {
  const { amount = "1" } = columns
  const raw = `jsonb_build_object('value', (${amount})::text, 'precision', 20)`
  const all = {
    id: "'fptx_' || n",
    kind: "'payment'",
    method: "'mobile_money'",
    state: "'pending'",
    reference: "'R' || n",
    callback_token_hash: "md5(n::text)",
    amount,
    raw_amount: raw,
    session_amount: amount,
    raw_session_amount: raw,
    currency_code: "'cdf'",
    expires_at: "now() + interval '5 minutes'",
    ...columns,
  }
  return `INSERT INTO flexpay_transaction (${Object.keys(all).join()})
    SELECT ${Object.values(all).join()} FROM generate_series(1, ${count}) n`
}
