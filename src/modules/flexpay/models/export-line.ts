import { model } from "@medusajs/framework/utils"

/** A line of FlexPay's export file, without phone numbers. */
const FlexPayExportLine = model
  .define(
    { name: "FlexPayExportLine", tableName: "flexpay_export_line" },
    {
      id: model.id({ prefix: "fpxl" }).primaryKey(),
      export_file_id: model.text(),
      /** The line of the file. */
      line: model.number(),
      kind: model.enum(["payment", "payout"]),
      /** The plugin's transaction, by order number or reference. */
      transaction_id: model.text().nullable(),
      reference: model.text().nullable(),
      /** Without the phone number that ends it. */
      order_number: model.text().nullable(),
      /** In major units, with the file's sign. */
      amount: model.bigNumber(),
      currency_code: model.text(),
      paid: model.boolean(),
    }
  )
  .indexes([
    { on: ["export_file_id"] },
    { on: ["transaction_id"], where: "transaction_id IS NOT NULL" },
  ])

export default FlexPayExportLine
