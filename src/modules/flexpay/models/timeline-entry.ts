import { model } from "@medusajs/framework/utils"
import FlexPayTransaction from "./transaction"

/**
 * One entry of a transaction's timeline: a request, its answer, a callback, a
 * check that changed something, an operator's action. Entries are added and
 * never changed; their wire bodies are redacted after `retention_months`.
 */
const FlexPayTimelineEntry = model
  .define(
    { name: "FlexPayTimelineEntry", tableName: "flexpay_timeline_entry" },
    {
      id: model.id({ prefix: "fpte" }).primaryKey(),
      transaction: model.belongsTo(() => FlexPayTransaction, {
        mappedBy: "timeline",
      }),
      type: model.text(),
      /** Masked: no token, no whole phone number, no whole order number. */
      data: model.json().nullable(),
      /** The admin user who acted; null for the plugin. */
      actor_id: model.text().nullable(),
    }
  )
  .indexes([
    { on: ["transaction_id", "created_at"] },
    {
      name: "IDX_flexpay_timeline_entry_callbacks",
      on: ["created_at"],
      where: "type = 'callback'",
    },
    {
      name: "IDX_flexpay_timeline_entry_unreadable",
      on: ["created_at"],
      where: "type = 'check_unreadable'",
    },
  ])

export default FlexPayTimelineEntry
