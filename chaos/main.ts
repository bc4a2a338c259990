import { writeFile } from "node:fs/promises"
import path from "node:path"
import { parseArgs } from "node:util"
import { stopAll } from "../integration-tests/setup/running"
import { openTestPostgres } from "../integration-tests/setup/test-postgres"
import type { ChaosOptions } from "./plan"
import { print } from "./report"
import { run } from "./run"
import { World } from "./world"

const HELP = `npm run chaos                a bad day at a shop, then the books are compared
  --seed <text>              all choices follow from it (default: the time)
  --seconds <number>         trouble lasts so long, at least (120)
  --shoppers <number>        who pay at the same time (8)
  --admins <number>          who give money back (3)
  --kills <number>           of Medusa (8)

docs/chaos.md tells what it proves.`

const FOLDER = path.resolve(__dirname, "../.chaos")

/** Options that make no sense. */
class Misuse extends Error {}

async function main(): Promise<void> {
  const options = readOptions()
  if (!options) {
    console.log(HELP)
    return
  }
  console.log(`Seed ${options.seed}`)
  await openTestPostgres()
  const world = await World.open(FOLDER)
  try {
    const report = await run(world, options, (line) => console.log(line))
    await writeFile(path.join(FOLDER, "notes.log"), world.notes.join("\n"))
    console.log(print(report))
    process.exitCode = report.broken.length ? 1 : 0
  } finally {
    await world.close()
    await stopAll()
  }
}

/** @returns null when help was asked for */
function readOptions(): ChaosOptions | null {
  const values = parse()
  return values.help
    ? null
    : {
        seed: values.seed,
        seconds: positive("seconds", values.seconds),
        shoppers: positive("shoppers", values.shoppers),
        admins: positive("admins", values.admins),
        kills: positive("kills", values.kills),
      }
}

function parse() {
  try {
    return parseArgs({
      options: {
        seed: { type: "string", default: new Date().toISOString() },
        seconds: { type: "string", default: "120" },
        shoppers: { type: "string", default: "8" },
        admins: { type: "string", default: "3" },
        kills: { type: "string", default: "8" },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error))
  }
}

function positive(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) {
    throw new Misuse(`--${name} must be a whole number from 1 on: ${text}`)
  }
  return number
}

main().catch((error: unknown) => {
  console.error(error instanceof Misuse ? `${error.message}\n\n${HELP}` : error)
  process.exit(1)
})
