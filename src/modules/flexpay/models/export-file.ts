import { model } from "@medusajs/framework/utils"

/** An export file of FlexPay's that an admin added to a day. */
const FlexPayExportFile = model
  .define(
    { name: "FlexPayExportFile", tableName: "flexpay_export_file" },
    {
      id: model.id({ prefix: "fpxf" }).primaryKey(),
      day: model.text(),
      /** What it lists: payments, payouts, or both. */
      covers: model.text(),
      file_name: model.text(),
      /** The titles of its columns, by which the next file is recognised. */
      header: model.json(),
      /** Which column is which field, as `ExportMapping`. */
      mapping: model.json(),
      /** Lines that belong to the day, and skipped lines of other days. */
      lines: model.number(),
      skipped_lines: model.number(),
      uploaded_by: model.text(),
      /** When a later file took its place. */
      replaced_at: model.dateTime().nullable(),
    }
  )
  .indexes([{ on: ["day"] }])

export default FlexPayExportFile
