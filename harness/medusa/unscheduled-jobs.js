// @ts-check
const { WorkflowScheduler } = require("@medusajs/framework/orchestration")

/**
 * Keeps the scheduled jobs of the Medusa that starts next in this process from
 * running by the clock: they run when a test runs them.
 *
 * Emptying the schedule of a started Medusa is not enough. A job that runs at
 * that moment writes to the shop that is being seeded, and puts itself back on
 * the schedule when it ends.
 */
function keepJobsUnscheduled() {
  WorkflowScheduler.prototype.scheduleWorkflow = () => Promise.resolve()
}

module.exports = { keepJobsUnscheduled }
