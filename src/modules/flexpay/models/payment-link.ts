import { model } from "@medusajs/framework/utils"

const IS_OPEN = "closed_at IS NULL AND deleted_at IS NULL"

/**
 * A request for what an order or a cart owes, with an address at which anyone
 * who has it can pay. An order or a cart has one open link at most. The address
 * is not stored: it is signed with a secret of Medusa's configuration.
 */
const FlexPayPaymentLink = model
  .define(
    { name: "FlexPayPaymentLink", tableName: "flexpay_payment_link" },
    {
      id: model.id({ prefix: "fplink" }).primaryKey(),
      /** Either this or `cart_id`. */
      order_id: model.text().nullable(),
      cart_id: model.text().nullable(),
      /** Of an order: what the link pays. A cart's collection may be replaced. */
      payment_collection_id: model.text().nullable(),
      /** Null for the store's own code. */
      created_by: model.text().nullable(),
      expires_at: model.dateTime(),
      /** When its page was first opened. */
      opened_at: model.dateTime().nullable(),
      /** When an operator closed it, or the next link replaced it. */
      closed_at: model.dateTime().nullable(),
      closed_by: model.text().nullable(),
    }
  )
  .indexes([
    {
      name: "IDX_flexpay_payment_link_one_of_order",
      on: ["order_id"],
      unique: true,
      where: `order_id IS NOT NULL AND ${IS_OPEN}`,
    },
    {
      name: "IDX_flexpay_payment_link_one_of_cart",
      on: ["cart_id"],
      unique: true,
      where: `cart_id IS NOT NULL AND ${IS_OPEN}`,
    },
    {
      on: ["payment_collection_id"],
      where: "payment_collection_id IS NOT NULL",
    },
  ])

export default FlexPayPaymentLink
