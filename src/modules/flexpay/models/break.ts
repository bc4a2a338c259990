import { model } from "@medusajs/framework/utils"

/**
 * Where the books of a day do not agree. Its id is made of the day, the kind
 * and what it is about, so that the next comparison finds it again.
 */
const FlexPayBreak = model
  .define(
    { name: "FlexPayBreak", tableName: "flexpay_break" },
    {
      id: model.text().primaryKey(),
      day: model.text(),
      kind: model.text(),
      /** The ledger's transaction, where there is one. */
      transaction_id: model.text().nullable(),
      /** Medusa's payment, where there is one. */
      payment_id: model.text().nullable(),
      /** Our reference, or what FlexPay's statement names it by, masked. */
      reference: model.text().nullable(),
      /** What each book has of it, as `Books`. */
      sides: model.json(),
      /** When it was first found. */
      detected_at: model.dateTime(),
      /** The comparison that found it last. */
      seen_at: model.dateTime(),
      /** The admin who sees to it. */
      owner_id: model.text().nullable(),
      closed_at: model.dateTime().nullable(),
      /** The admin who closed it; null when it was gone. */
      closed_by: model.text().nullable(),
      note: model.text().nullable(),
    }
  )
  .indexes([
    { on: ["day", "kind"] },
    { on: ["day"], where: "closed_at IS NULL" },
  ])

export default FlexPayBreak
