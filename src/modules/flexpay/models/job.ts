import { model } from "@medusajs/framework/utils"

/**
 * The last run of a scheduled job, on any worker: without it, jobs that do not
 * run would go unnoticed while nothing is due.
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
