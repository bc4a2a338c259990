// @ts-check
/**
 * Runs in a `MedusaProcess`: Medusa's own commands on the store in the working
 * directory. `migrate`, `start`, or `start --seed`. It is JavaScript, as its store
 * is: to compile TypeScript while it starts takes as long as half of Medusa.
 */
const { container } = require("@medusajs/framework")
const { Modules } = require("@medusajs/framework/utils")
const { keepJobsUnscheduled } = require("./unscheduled-jobs")

/** Options of the command that are left to Medusa. */
const UNSET = {
  skipLinks: undefined,
  executeSafeLinks: undefined,
  executeAllSearch: undefined,
  executeSafeSearch: undefined,
  concurrency: undefined,
  allOrNothing: undefined,
}

/** @param {string[]} args */
async function main([command, option]) {
  // Ends with the process that started it.
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"))
  const directory = process.cwd()
  if (command === "migrate") {
    const { default: migrate } = require("@medusajs/medusa/commands/db/migrate")
    await migrate({
      directory,
      executeAllLinks: true,
      // Each would start Medusa's command line, which wants a package.json.
      skipSearch: true,
      skipScripts: true,
      ...UNSET,
    })
    return
  }
  if (process.env.SCHEDULE === "off") {
    keepJobsUnscheduled()
  }
  const { default: start } = require("@medusajs/medusa/commands/start")
  await start({ directory, port: Number(process.env.PORT), types: false })
  if (option === "--seed") {
    require("tsx/cjs/api").register()
    await require("../../demo/src/seed").seed(container)
  }
  process.on("message", (/** @type {string} */ job) => void runJob(job))
  process.send?.("ready")
}

/**
 * Runs a scheduled job as the scheduler does, whatever its hour.
 *
 * @param {string} name
 */
async function runJob(name) {
  await container
    .resolve(Modules.WORKFLOW_ENGINE)
    .run(`job-${name}`, { input: {}, throwOnError: false })
  process.send?.(`ran ${name}`)
}

void main(process.argv.slice(2))
