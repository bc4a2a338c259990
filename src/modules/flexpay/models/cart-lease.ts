import { model } from "@medusajs/framework/utils"

/**
 * The exclusive right to complete a cart, or to create its payment sessions.
 * Medusa's own lock on a cart exists in one process by default and ends after
 * two minutes; this one is valid on any number of servers while its holder runs.
 */
const FlexPayCartLease = model.define(
  { name: "FlexPayCartLease", tableName: "flexpay_cart_lease" },
  {
    cart_id: model.text().primaryKey(),
    /** Random for each acquisition. */
    holder: model.text(),
    /** By the database's clock; the holder renews it. */
    until: model.dateTime(),
    /**
     * True when a holder's lease expired without a release, because its process
     * died, or when core did not finish in time: what it owed must be supplied.
     */
    interrupted: model.boolean().default(false),
    /** The transaction whose sync met this lease and is due at its release. */
    waiting_transaction_id: model.text().nullable(),
  }
)

export default FlexPayCartLease
