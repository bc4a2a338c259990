import { model } from "@medusajs/framework/utils"

/** A file of FlexPay's that an admin dropped into a day's report. */
const FlexPayStatement = model
  .define(
    { name: "FlexPayStatement", tableName: "flexpay_statement" },
    {
      id: model.id({ prefix: "fpst" }).primaryKey(),
      day: model.text(),
      /** What it lists: payments, payouts, or both. */
      holds: model.text(),
      file_name: model.text(),
      /** The titles of its columns, by which the next one is recognised. */
      header: model.json(),
      /** Which column holds what, as `ExportMapping`. */
      mapping: model.json(),
      /** Lines that belong to the day, and those left out. */
      lines: model.number(),
      skipped_lines: model.number(),
      uploaded_by: model.text(),
      /** When a later file took its place. */
      replaced_at: model.dateTime().nullable(),
    }
  )
  .indexes([{ on: ["day"] }])

export default FlexPayStatement
