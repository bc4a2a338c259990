import { model } from "@medusajs/framework/utils"

/**
 * A Medusa that runs on this database: server, worker, or both. It says so
 * again and again; one that falls silent has ended.
 */
const FlexPayInstance = model.define(
  { name: "FlexPayInstance", tableName: "flexpay_instance" },
  {
    id: model.id({ prefix: "fpin" }).primaryKey(),
    seen_at: model.dateTime(),
    /** Whether its locks bind other instances, too. */
    shares_locks: model.boolean(),
  }
)

export default FlexPayInstance
