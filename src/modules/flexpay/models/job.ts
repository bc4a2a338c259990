import { model } from "@medusajs/framework/utils"

/**
 * When a scheduled job last ran, on whichever worker. A quiet ledger does not
 * tell whether somebody watches over it.
 */
const FlexPayJob = model.define(
  { name: "FlexPayJob", tableName: "flexpay_job" },
  {
    /** The job's own name. */
    id: model.text().primaryKey(),
    last_run_at: model.dateTime(),
  }
)

export default FlexPayJob
