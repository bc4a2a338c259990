import { model } from "@medusajs/framework/utils"

/**
 * An event of the plugin, written with the change that it reports, and emitted
 * after that. Kept for 30 days, so that it can be emitted again.
 */
const FlexPayEvent = model
  .define(
    { name: "FlexPayEvent", tableName: "flexpay_event" },
    {
      id: model.id({ prefix: "fpev" }).primaryKey(),
      /** Events are emitted in this order. */
      sequence: model.autoincrement(),
      name: model.text(),
      /** What subscribers get, besides the event's id. */
      data: model.json(),
      /** When Medusa's event bus accepted it; null while it waits for that. */
      emitted_at: model.dateTime().nullable(),
    }
  )
  .indexes([
    {
      name: "IDX_flexpay_event_waiting",
      on: ["sequence"],
      where: "emitted_at IS NULL",
    },
    { on: ["created_at"] },
  ])

export default FlexPayEvent
