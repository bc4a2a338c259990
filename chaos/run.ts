import { Admin } from "./admin"
import { paymentPath } from "../harness/shop/payment-path"
import { audit } from "../harness/audit/audit"
import { pageSchema, readRecords } from "../harness/audit/records"
import type { PageInTheEnd } from "../harness/audit/records"
import { readReceivedEvents } from "../harness/audit/received-events"
import { timelinesOf } from "../harness/audit/timeline"
import type { AuditResult } from "../harness/audit/audit-result"
import { SeededRandom } from "./seeded-random"
import { scanLog } from "./log-scan"
import type { ChaosOptions } from "./plan"
import {
  finishChecks,
  letFlexPayEnd,
  letTimePass,
  PASSING_TIME,
} from "../harness/pass-time"
import { FaultPhase } from "./fault-phase"
import type { FaultCounts } from "./fault-phase"
import type { Environment } from "./environment"

/** The report of a run. */
export interface Report {
  /** Counts by name, of what was done and answered. */
  tally: [name: string, count: number][]
  /** Faults, by kind: how often each really was met. */
  faults: FaultCounts
  kills: number
  result: AuditResult
  logLines: number
  /** Seconds from the last fault until no transaction was due. */
  quietAfter: number
  /** Broken promises. */
  broken: string[]
  /** Timelines of the transactions that the broken promises name. */
  timelines: string[]
}

/** Runs the plan of a seed, lets time pass until nothing is due, and audits. */
export async function run(
  environment: Environment,
  options: ChaosOptions,
  log: (line: string) => void
): Promise<Report> {
  const faultPhase = new FaultPhase(environment, options)
  log("Shoppers fill their carts")
  await faultPhase.prepare()
  log(`Faults for ${options.seconds} s`)
  const faults = await faultPhase.make()
  const began = Date.now()
  log("No more faults; time passes until nothing is due")
  const shop = environment.timed()
  await letFlexPayEnd(environment.gateway)
  await letTimePass(shop, PASSING_TIME.slice(0, 2))
  await workOnTheList(environment, options)
  await letTimePass(shop, PASSING_TIME)
  await finishChecks(shop)
  const quietAfter = Math.round((Date.now() - began) / 1_000)
  log("The records are compared")
  const records = await readRecords(environment, {
    shownOrders: environment.shownOrders,
    pages: await lookAgain(environment),
    events: await readReceivedEvents(environment.deployment.eventLog),
  })
  const result = audit(records)
  const scans = await Promise.all(
    environment.deployment.servers.map((server) =>
      scanLog(server.log, {
        token: environment.simulator.token,
        entries: records.gateway,
      })
    )
  )
  const broken = [
    ...environment.broken,
    ...result.broken,
    ...scans.flatMap((scan) => scan.broken),
  ]
  return {
    tally: environment.tally.all(),
    faults,
    kills: environment.deployment.servers.reduce(
      (kills, { name }) =>
        kills + environment.tally.countOf(`kills of ${name}`),
      0
    ),
    result,
    logLines: scans.reduce((lines, scan) => lines + scan.lines, 0),
    quietAfter,
    broken,
    timelines: await timelinesOf(environment.database, broken),
  }
}

/** The last status of each payment page; replaced sessions have none. */
async function lookAgain(environment: Environment): Promise<PageInTheEnd[]> {
  const shop = await environment.shop()
  const pages: PageInTheEnd[] = []
  for (const page of environment.pages) {
    const { data, status } = await shop.get(paymentPath(page.session))
    const shown = pageSchema.safeParse(data)
    if (status === 200 && shown.success) {
      pages.push({ ...page, ...shown.data.transaction })
    }
  }
  return pages
}

/** An admin works on every other item of the attention list. */
async function workOnTheList(
  environment: Environment,
  { seed }: ChaosOptions
): Promise<void> {
  const admin = await Admin.logIn(environment, 1)
  const items = await admin.attentionList()
  for (const [nth, item] of items.entries()) {
    if (nth % 2) {
      await admin.workOn(item, new SeededRandom(seed).for(`item ${nth}`))
    }
  }
}
