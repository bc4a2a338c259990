import { model } from "@medusajs/framework/utils"
import FlexPayTransaction from "./transaction"

/**
 * What was seen of a transaction: requested, accepted, a callback, a check
 * that changed something, a person's act. Rows are added, never changed; only
 * what they hold of the wire is cut after the time of `retention_months`.
 */
const FlexPayTimelineEntry = model
  .define(
    { name: "FlexPayTimelineEntry", tableName: "flexpay_timeline_entry" },
    {
      id: model.id({ prefix: "fpev" }).primaryKey(),
      transaction: model.belongsTo(() => FlexPayTransaction, {
        mappedBy: "events",
      }),
      type: model.text(),
      /** Masked: no token, no whole phone number, no whole order number. */
      data: model.json().nullable(),
      /** The admin user who acted; null for the program. */
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
