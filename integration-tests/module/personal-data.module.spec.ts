import { REMOVALS } from "../../src/modules/flexpay/store/erasure"
import { describeModule } from "../setup/describe-module"

/**
 * Columns of texts and JSON that an erasure leaves, by why they hold no personal
 * data of a customer. A new column belongs here, or among the `REMOVALS`.
 */
const HARMLESS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  flexpay_transaction: {
    "closed list": "kind method state reason attention operator check_status",
    "closed list, for the sync": "synced_state disposition",
    currency: "currency_code received_currency_code",
    amount:
      "raw_amount raw_amount_charged raw_received_amount raw_session_amount",
    "id of Medusa's":
      "payment_collection_id payment_session_id authorized_session_id order_id refund_id",
    "id of a transaction": "id payment_transaction_id replaces_id",
    "admin user": "requested_by approved_by owner_id",
    "random, the plugin's": "reference callback_token_hash sync_lease_holder",
    "of FlexPay, needed for the books": "operator_reference channel",
  },
  flexpay_timeline_entry: {
    "id, or closed list": "id transaction_id type",
    "admin user": "actor_id",
  },
  flexpay_job: { "name of the plugin's": "id" },
  flexpay_disturbance: { operator: "id" },
  flexpay_event: {
    "id, or closed list": "id name",
    "ids, states and amounts of transactions and links": "data",
  },
  flexpay_instance: { random: "id" },
  flexpay_cart_lease: {
    "id of Medusa's or of the plugin's": "cart_id waiting_transaction_id",
    random: "holder",
  },
  flexpay_payment_link: {
    "id of Medusa's or of the plugin's":
      "id order_id cart_id payment_collection_id",
    "admin user": "created_by closed_by",
  },
  flexpay_reconciliation: {
    day: "id",
    "closed list": "state",
    "admin user": "requested_by",
    "sums by currency": "figures",
  },
  flexpay_break: {
    "id, day or closed list": "id day kind transaction_id payment_id",
    "reference, masked": "reference",
    "amounts and states": "sides",
    "admin user": "owner_id closed_by",
  },
  flexpay_export_file: {
    "id, day or closed list": "id day covers",
    "masked, and of all customers": "file_name header mapping",
    "admin user": "uploaded_by",
  },
  flexpay_export_line: {
    "id or closed list": "id export_file_id transaction_id kind currency_code",
    amount: "raw_amount",
    "without its phone number": "order_number",
  },
}

describeModule("the plugin's tables", {}, (fixture) => {
  it("each column that can hold a text is erased or declared harmless", async () => {
    const columns = await fixture.sql<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name
       FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name LIKE 'flexpay%'
         AND data_type NOT IN ('integer', 'numeric', 'boolean',
           'timestamp with time zone')`
    )
    const harmless = Object.entries(HARMLESS).flatMap(([table, reasons]) =>
      Object.values(reasons)
        .flatMap((names) => names.split(" "))
        .map((column) => `${table}.${column}`)
    )
    const erased = REMOVALS.filter(({ table }) =>
      table.startsWith("flexpay")
    ).flatMap(({ table, columns: removed }) =>
      Object.keys(removed)
        .filter((column) => column !== "redacted_at")
        .map((column) => `${table}.${column}`)
    )

    expect(columns.map(({ name }) => name).sort()).toEqual(
      [...harmless, ...erased].sort()
    )
  })
})
