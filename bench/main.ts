import { parseArgs } from "node:util"
import { openTestPostgres } from "../harness/postgres/test-postgres"
import { stopAll } from "../harness/cleanup"
import type { Bench, Measure, Row } from "./measure"
import { answering } from "./measures/answering"
import { beforePayment } from "./measures/before-payment"
import { bursts } from "./measures/bursts"
import { callbackStorm } from "./measures/callback-storm"
import { firstOrder } from "./measures/first-order"
import { footprint } from "./measures/footprint"
import { tableGrowth } from "./measures/table-growth"
import { memory } from "./measures/memory"
import { orderPlaced } from "./measures/order-placed"
import { processes } from "./measures/processes"
import { queryCounts } from "./measures/query-counts"
import { resultShown } from "./measures/result-shown"
import { shopperRequests } from "./measures/shopper-requests"
import { slowDatabase } from "./measures/slow-database"
import { traced } from "./measures/traced"
import { weight } from "./measures/weight"
import { full, long, quick } from "./scale"
import { MeasuredShop } from "./shop"
import { table } from "./table"

/** The most important ones first, for runs that are interrupted. */
const MEASURES: Record<string, Measure> = {
  "order-placed": orderPlaced,
  "before-payment": beforePayment,
  "result-shown": resultShown,
  answering,
  "shopper-requests": shopperRequests,
  "table-growth": tableGrowth,
  "query-counts": queryCounts,
  bursts,
  traced,
  "first-order": firstOrder,
  "slow-database": slowDatabase,
  processes,
  "callback-storm": callbackStorm,
  footprint,
  memory,
  weight,
}

const USAGE = `npm run bench -- [--quick | --long] [--only <name>]…

Names: ${Object.keys(MEASURES).join(", ")}`

/**
 * Measures, and prints a table. Whatever the figures are, it ends with 0; with 1
 * only when something could not be measured.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      long: { type: "boolean", default: false },
      only: { type: "string", multiple: true },
      help: { type: "boolean", default: false },
    },
  })
  const names = values.only ?? Object.keys(MEASURES)
  const unknown = names.find((name) => !(name in MEASURES))
  if (values.help || unknown) {
    console.log(unknown ? `No measure "${unknown}".\n\n${USAGE}` : USAGE)
    process.exitCode = unknown ? 1 : 0
    return
  }
  await openTestPostgres()
  try {
    await measure(names, lazily(values))
  } finally {
    await stopAll()
  }
}

async function measure(names: string[], bench: Bench): Promise<void> {
  const begin = performance.now()
  const rows: Row[] = []
  for (const name of names) {
    console.error(`${name} …`)
    const began = performance.now()
    try {
      const measured = (await MEASURES[name]?.(bench)) ?? []
      rows.push(...measured)
      // A run that is interrupted has printed its results so far.
      console.error(`${table(measured)}\n${secondsSince(began)} s`)
    } catch (error) {
      console.error(`${name} could not be measured:`, error)
      process.exitCode = 1
    }
  }
  console.log(`\n${table(rows)}\n\nMeasured in ${secondsSince(begin)} s.`)
}

function secondsSince(begin: number): number {
  return Math.round((performance.now() - begin) / 1000)
}

function lazily(options: { quick: boolean; long: boolean }): Bench {
  let opening: Promise<MeasuredShop> | undefined
  return {
    scale: options.long ? long : options.quick ? quick : full,
    shop: async () => {
      opening ??= MeasuredShop.open()
      return await opening
    },
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
