import { Admin } from "./admin"
import { audit } from "../harness/audit/audit"
import { pageSchema, readRecords } from "../harness/audit/records"
import type { PageInTheEnd } from "../harness/audit/records"
import { timelinesOf } from "../harness/audit/timeline"
import type { Findings } from "../harness/audit/audit-result"
import { SeededRandom } from "./seeded-random"
import { scanLog } from "./log-scan"
import type { ChaosOptions } from "./plan"
import { hearTheRest, letFlexPayEnd, letTimePass, PASSING_TIME } from "../harness/pass-time"
import { FaultPhase } from "./fault-phase"
import type { FaultCounts } from "./fault-phase"
import type { Environment } from "./environment"

/** What a run did, and what is to be said of it. */
export interface Report {
  /** What happened, how often. */
  happened: [what: string, count: number][]
  /** Faults, by kind: how often each really was met. */
  faults: FaultCounts
  kills: number
  findings: Findings
  logLines: number
  /** In seconds, from the last fault on. */
  restedAfter: number
  /** Broken promises. */
  broken: string[]
  /** What the ledger noted of the transactions that these name. */
  timelines: string[]
}

/** Plays the plan of a seed, lets the shop come to rest, and compares its records. */
export async function run(
  environment: Environment,
  options: ChaosOptions,
  tell: (line: string) => void
): Promise<Report> {
  const faultPhase = new FaultPhase(environment, options)
  tell("Shoppers fill their carts")
  await faultPhase.prepare()
  tell(`FaultPhase for ${options.seconds} s`)
  const faults = await faultPhase.make()
  const began = Date.now()
  tell("The faults stop; it comes to rest")
  const shop = environment.resting()
  await letFlexPayEnd(environment.gateway)
  await letTimePass(shop, PASSING_TIME.slice(0, 2))
  await workOnTheList(environment, options)
  await letTimePass(shop, PASSING_TIME)
  await hearTheRest(shop)
  const restedAfter = Math.round((Date.now() - began) / 1_000)
  tell("The records are compared")
  const records = await readRecords(environment, {
    shownOrders: environment.shownOrders,
    pages: await lookAgain(environment),
  })
  const findings = audit(records)
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
    ...findings.broken,
    ...scans.flatMap((scan) => scan.broken),
  ]
  return {
    happened: environment.tally.all(),
    faults,
    kills: environment.deployment.servers.reduce(
      (kills, { name }) => kills + environment.tally.of(`kills of ${name}`),
      0
    ),
    findings,
    logLines: scans.reduce((lines, scan) => lines + scan.lines, 0),
    restedAfter,
    broken,
    timelines: await timelinesOf(environment.database, broken),
  }
}

/** What each payment page shows in the end; those of replaced sessions are gone. */
async function lookAgain(environment: Environment): Promise<PageInTheEnd[]> {
  const shop = await environment.shop()
  const seen: PageInTheEnd[] = []
  for (const page of environment.pages) {
    const { data, status } = await shop.get(
      `/store/flexpay/payment-sessions/${page.session}`
    )
    const shown = pageSchema.safeParse(data)
    if (status === 200 && shown.success) {
      seen.push({ ...page, ...shown.data.transaction })
    }
  }
  return seen
}

/** A morning in the office: every other item of the list is dealt with. */
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
