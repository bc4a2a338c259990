import { model } from "@medusajs/framework/utils"
import { IS_LIVE } from "../store/states-sql"
import FlexPayTimelineEntry from "./timeline-entry"

/**
 * One attempt to move money: a payment from a shopper, or a payout to a phone.
 * It outlives Medusa's sessions and refunds, so their ids are plain columns.
 */
const FlexPayTransaction = model
  .define(
    { name: "FlexPayTransaction", tableName: "flexpay_transaction" },
    {
      id: model.id({ prefix: "fptx" }).primaryKey(),
      kind: model.enum(["payment", "payout"]),
      method: model.enum(["mobile_money", "card"]),
      state: model.text(),
      /** Why it ended without money, from a closed list. */
      reason: model.text().nullable(),
      /** Why FlexPay says that it did not succeed, masked: to show, never to branch on. */
      gateway_message: model.text().nullable(),
      /** Why an operator must decide, from a closed list. */
      attention: model.text().nullable(),
      attention_at: model.dateTime().nullable(),
      /** The admin to whom the attention is assigned. */
      owner_id: model.text().nullable(),

      /** Sent to FlexPay. */
      reference: model.text(),
      /** The token itself is sent and not kept. */
      callback_token_hash: model.text(),
      /** FlexPay's, from its own answer to our request, or proven by check. */
      order_number: model.text().nullable(),
      operator_reference: model.text().nullable(),
      channel: model.text().nullable(),

      /** 12 digits, 243… */
      phone: model.text().nullable(),
      /** A guess from the number's prefix. */
      operator: model.text().nullable(),
      /** Requested from FlexPay, in major units. */
      amount: model.bigNumber(),
      /** Paid by the shopper's wallet, fee included, in major units. */
      amount_charged: model.bigNumber().nullable(),
      currency_code: model.text(),
      /** Arrived, where it differs from the requested amount. */
      received_amount: model.bigNumber().nullable(),
      received_currency_code: model.text().nullable(),
      /** Medusa's amount; differs from `amount` only by rounded centimes. */
      session_amount: model.bigNumber(),

      /** Keyed hash of the internet address that requested it, for an hour. */
      caller_hash: model.text().nullable(),
      payment_collection_id: model.text().nullable(),
      payment_session_id: model.text().nullable(),
      /** The session that the payment pays, for good. */
      authorized_session_id: model.text().nullable(),
      /** That it paid; of an unrequested payment: that it shall pay. */
      order_id: model.text().nullable(),
      /** Of a payout: Medusa's refund. */
      refund_id: model.text().nullable(),
      /** Of a payout: the payment that it returns. */
      payment_transaction_id: model.text().nullable(),
      /** Of a payout: the one that it was resent for. */
      replaces_id: model.text().nullable(),
      requested_by: model.text().nullable(),
      approved_by: model.text().nullable(),
      note: model.text().nullable(),
      idempotency_key: model.text().nullable(),
      redirect_url: model.text().nullable(),

      /** When an unanswered push expires. */
      expires_at: model.dateTime(),
      callbacks: model.number().default(0),
      checks: model.number().default(0),
      checked_at: model.dateTime().nullable(),
      next_check_at: model.dateTime().nullable(),
      /** Last readable check status, from a closed list. */
      check_status: model.text().nullable(),
      check_status_at: model.dateTime().nullable(),
      /**
       * Of a payout: when it was sent, which an approval can delay by days. Of an
       * unrequested payment: the day on which FlexPay's export has it.
       */
      sent_at: model.dateTime().nullable(),
      finalized_at: model.dateTime().nullable(),
      /** The state of the last sync to Medusa. */
      synced_state: model.text().nullable(),
      /** End of the sync lease. */
      sync_lease_until: model.dateTime().nullable(),
      /** Holder of the sync lease. */
      sync_lease_holder: model.text().nullable(),
      /** Of a payment whose money arrived, from a closed list; else null. */
      disposition: model.text().nullable(),
      /** The first five that callbacks named; believed only when check agrees. */
      callback_order_numbers: model.array().nullable(),
      /** When the order of its payment collection was canceled in Medusa. */
      order_canceled_at: model.dateTime().nullable(),
      /** When its personal data was redacted. */
      redacted_at: model.dateTime().nullable(),

      timeline: model.hasMany(() => FlexPayTimelineEntry, {
        mappedBy: "transaction",
      }),
    }
  )
  // And one on the support code, right(id, 6), which a migration adds: here an
  // index has columns only.
  .indexes([
    { on: ["reference"], unique: true },
    { on: ["callback_token_hash"], unique: true },
    {
      on: ["order_number"],
      unique: true,
      where: "order_number IS NOT NULL AND redacted_at IS NULL",
    },
    { on: ["operator_reference"], where: "operator_reference IS NOT NULL" },
    {
      on: ["authorized_session_id"],
      unique: true,
      where: "authorized_session_id IS NOT NULL",
    },
    {
      name: "IDX_flexpay_transaction_one_live",
      on: ["payment_collection_id"],
      unique: true,
      where: `kind = 'payment' AND ${IS_LIVE.text}`,
    },
    {
      name: "IDX_flexpay_transaction_idempotency_key_unique",
      on: ["payment_collection_id", "idempotency_key"],
      unique: true,
      where: "idempotency_key IS NOT NULL",
    },
    {
      name: "IDX_flexpay_transaction_refund_id_unique",
      on: ["refund_id"],
      unique: true,
      where: "refund_id IS NOT NULL AND replaces_id IS NULL",
    },
    {
      on: ["replaces_id"],
      unique: true,
      where: "replaces_id IS NOT NULL AND state <> 'canceled'",
    },
    {
      on: ["payment_transaction_id"],
      where: "payment_transaction_id IS NOT NULL",
    },
    { on: ["refund_id"], where: "refund_id IS NOT NULL" },
    { on: ["order_id"], where: "order_id IS NOT NULL" },
    { on: ["created_at"] },
    {
      name: "IDX_flexpay_transaction_misconfigured",
      on: ["created_at"],
      where: "reason = 'misconfigured'",
    },
    // The filters of the list of transactions: few values, so that it stays
    // small, and rare ones are found without reading all rows.
    { on: ["state", "kind", "operator", "currency_code"] },
    { on: ["sent_at"], where: "sent_at IS NOT NULL" },
    {
      name: "IDX_flexpay_transaction_to_redact",
      on: ["created_at"],
      where:
        "redacted_at IS NULL AND attention IS NULL AND next_check_at IS NULL",
    },
    { on: ["payment_collection_id", "created_at"] },
    { on: ["payment_session_id"] },
    { on: ["phone", "created_at"] },
    {
      on: ["caller_hash", "created_at"],
      where: "caller_hash IS NOT NULL",
    },
    { on: ["next_check_at"], where: "next_check_at IS NOT NULL" },
    { on: ["attention_at"], where: "attention IS NOT NULL" },
  ])

export default FlexPayTransaction
