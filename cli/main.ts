#!/usr/bin/env node
import { parseArgs } from "node:util"
import { doctor } from "./commands/doctor"
import { init } from "./commands/init"
import { regions } from "./commands/regions"
import { remove } from "./commands/remove"
import { CliError } from "./store/cli-error"
import { processTerminal as terminal } from "./terminal"

const HELP = `medusa-payment-flexpay: sets up FlexPay in a Medusa store, and checks it.

Usage: npx medusa-payment-flexpay <command> [options]

  init      adds the plugin to medusa-config, and its variables to .env.template
  regions   offers FlexPay in the regions of DR Congo; creates one if there is none
  doctor    runs the checks of the admin's status page; exit code 0: no problem,
            1: problems, 2: the checks could not run
  remove    removes from medusa-config and .env.template what init has added

  init, remove:
    --yes               writes without a question
    --dry-run           shows the changes, and writes nothing
  regions:
    --currency <code>   cdf or usd, for a region of its own; may be repeated
    --card              offers payment by card as well
  doctor:
    --lang <code>       fr or en; by default the language of the terminal
`

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      yes: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      currency: { type: "string", multiple: true, default: [] },
      card: { type: "boolean", default: false },
      lang: { type: "string" },
      help: { type: "boolean", default: false },
    },
  })
  const folder = process.cwd()
  const changes = { yes: values.yes, dryRun: values["dry-run"] }
  switch (values.help ? "help" : positionals.join(" ")) {
    case "init":
      return await init(folder, changes, terminal)
    case "remove":
      return await remove(folder, changes, terminal)
    case "regions":
      return await regions(folder, values, terminal)
    case "doctor":
      return await doctor(folder, values, terminal)
    case "help":
      terminal.print(HELP)
      return 0
    default:
      throw new CliError(HELP, 2)
  }
}

main(process.argv.slice(2)).then(
  (exitCode) => {
    process.exitCode = exitCode
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${message}\n`)
    process.exitCode = error instanceof CliError ? error.exitCode : 2
  }
)
