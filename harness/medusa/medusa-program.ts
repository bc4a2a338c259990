import { container } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import migrate from "@medusajs/medusa/commands/db/migrate"
import start from "@medusajs/medusa/commands/start"
import { seed } from "../../demo/src/seed"
import { keepJobsUnscheduled } from "./unscheduled-jobs"

/** Options of the command that are left to Medusa. */
const UNSET = {
  skipLinks: undefined,
  executeSafeLinks: undefined,
  executeAllSearch: undefined,
  executeSafeSearch: undefined,
  concurrency: undefined,
  allOrNothing: undefined,
}

/**
 * Runs in a `MedusaProcess`: Medusa's own commands on the store in the working
 * directory. `migrate`, `start`, or `start --seed`.
 */
async function main([command, option]: string[]): Promise<void> {
  // Ends with the process that started it.
  process.on("disconnect", () => process.kill(process.pid, "SIGKILL"))
  const directory = process.cwd()
  if (command === "migrate") {
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
  await start({ directory, port: Number(process.env.PORT), types: false })
  if (option === "--seed") {
    await seed(container)
  }
  process.on("message", (job: string) => void runJob(job))
  process.send?.("ready")
}

/** Runs a scheduled job as the scheduler does, whatever its hour. */
async function runJob(name: string): Promise<void> {
  await container
    .resolve(Modules.WORKFLOW_ENGINE)
    .run(`job-${name}`, { input: {}, throwOnError: false })
  process.send?.(`ran ${name}`)
}

void main(process.argv.slice(2))
