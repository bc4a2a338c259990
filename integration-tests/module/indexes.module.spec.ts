import { insertTransactions } from "../../harness/transaction-rows"
import { describeModule } from "../setup/describe-module"

/** The module's queries, shortened, on a table that is big enough for indexes. */
describeModule("The most frequent queries", {}, (fixture) => {
  it.each([
    [
      "what is due",
      "SELECT id FROM flexpay_transaction WHERE next_check_at <= now() AND deleted_at IS NULL ORDER BY next_check_at LIMIT 20 FOR UPDATE SKIP LOCKED",
      "IDX_flexpay_transaction_next_check_at",
    ],
    [
      "whose a callback is",
      "UPDATE flexpay_transaction SET callbacks = callbacks + 1 WHERE callback_token_hash = 'x' AND kind = 'payment' AND deleted_at IS NULL AND redacted_at IS NULL",
      "IDX_flexpay_transaction_callback_token_hash_unique",
    ],
    [
      "whose an order number is",
      "SELECT * FROM flexpay_transaction WHERE order_number = 'x' AND kind = 'payment' AND deleted_at IS NULL AND redacted_at IS NULL",
      "IDX_flexpay_transaction_order_number_unique",
    ],
    [
      "a session's money",
      "SELECT id FROM flexpay_transaction WHERE payment_session_id = 'x' AND deleted_at IS NULL",
      "IDX_flexpay_transaction_payment_session_id",
    ],
    [
      "a collection's attempts",
      "SELECT * FROM flexpay_transaction WHERE payment_collection_id = 'x' AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 1",
      "IDX_flexpay_transaction_payment_collection_id_created_at",
    ],
    [
      "a phone's pushes",
      "SELECT count(*) FROM flexpay_transaction WHERE phone = 'x' AND deleted_at IS NULL AND created_at > now() - interval '1 hour'",
      "IDX_flexpay_transaction_phone_created_at",
    ],
    [
      "a caller's pushes",
      "SELECT count(*) FROM flexpay_transaction WHERE caller_hash = 'x' AND deleted_at IS NULL AND created_at > now() - interval '1 hour'",
      "IDX_flexpay_transaction_caller_hash_created_at",
    ],
    [
      "what is searched for",
      "SELECT * FROM flexpay_transaction WHERE deleted_at IS NULL AND (reference = 'x' OR (order_number = 'x' AND redacted_at IS NULL) OR operator_reference = 'x' OR id = 'x' OR right(id, 6) = 'x' OR phone = NULL OR order_id = ANY('{}'::text[])) ORDER BY created_at DESC, id DESC LIMIT 20",
      "IDX_flexpay_transaction_operator_reference",
    ],
    [
      "a support code",
      "SELECT * FROM flexpay_transaction WHERE right(id, 6) = 'x' AND deleted_at IS NULL",
      "IDX_flexpay_transaction_support_code",
    ],
    [
      "what is rare",
      "SELECT * FROM flexpay_transaction WHERE deleted_at IS NULL AND state = 'reversed' ORDER BY created_at DESC, id DESC LIMIT 20",
      "IDX_flexpay_transaction_state_kind_operator_currency_code",
    ],
    [
      "how much of it there is",
      "SELECT count(*) FROM (SELECT 1 FROM flexpay_transaction WHERE deleted_at IS NULL AND kind = 'payout' AND state = 'reversed' LIMIT 1001) found",
      "IDX_flexpay_transaction_state_kind_operator_currency_code",
    ],
  ])("%s uses an index", async (_, query, index) => {
    await fixture.sql(
      insertTransactions("5000", {
        state: "'failed'",
        order_number: "n",
        phone: "n",
        payment_collection_id: "n",
        payment_session_id: "n",
        next_check_at:
          "CASE WHEN n % 100 = 0 THEN now() + n * interval '1 second' END",
        created_at: "now() - n * interval '1 minute'",
      })
    )
    await fixture.sql("ANALYZE flexpay_transaction")

    const plan = await fixture.sql(`EXPLAIN ${query}`)

    expect(JSON.stringify(plan)).toContain(index)
    expect(JSON.stringify(plan)).not.toContain("Seq Scan")
  })
})
