import { model } from "@medusajs/framework/utils"

/** The last disturbance of each operator's network, so that it is announced once. */
const FlexPayDisturbance = model.define(
  { name: "FlexPayDisturbance", tableName: "flexpay_disturbance" },
  {
    /** The operator. */
    id: model.text().primaryKey(),
    since: model.dateTime(),
    /** When the network was last seen disturbed. */
    seen_at: model.dateTime(),
  }
)

export default FlexPayDisturbance
