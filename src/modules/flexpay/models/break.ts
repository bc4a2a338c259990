import { model } from "@medusajs/framework/utils"

/**
 * A difference between the records of a day. Its id is made of the day, the kind
 * and the subject, so that it is one row in all comparisons.
 */
const FlexPayBreak = model
  .define(
    { name: "FlexPayBreak", tableName: "flexpay_break" },
    {
      id: model.text().primaryKey(),
      day: model.text(),
      kind: model.text(),
      /** The plugin's transaction, where there is one. */
      transaction_id: model.text().nullable(),
      /** Medusa's payment, where there is one. */
      payment_id: model.text().nullable(),
      /** Our reference, or the name in FlexPay's export file, masked. */
      reference: model.text().nullable(),
      /** The records that differ, as `Sides`. */
      sides: model.json(),
      /** The first comparison that found it. */
      detected_at: model.dateTime(),
      /** The last comparison that found it. */
      seen_at: model.dateTime(),
      /** The admin to whom it is assigned. */
      owner_id: model.text().nullable(),
      closed_at: model.dateTime().nullable(),
      /** The admin who closed it; null when it disappeared. */
      closed_by: model.text().nullable(),
      note: model.text().nullable(),
    }
  )
  .indexes([
    { on: ["day", "kind"] },
    { on: ["day"], where: "closed_at IS NULL" },
  ])

export default FlexPayBreak
