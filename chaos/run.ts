import { Admin } from "./admin"
import { compare } from "./books/compare"
import { readBooks } from "./books/read"
import { timelinesOf } from "./books/timeline"
import type { Verdict } from "./books/verdict"
import { Dice } from "./dice"
import { scanLog } from "./log-scan"
import type { ChaosOptions } from "./plan"
import { hearTheRest, letFlexPayEnd, letTimePass, PASSING_TIME } from "./rest"
import { Trouble } from "./trouble"
import type { FaultCounts } from "./trouble"
import type { World } from "./world"

/** What a run did, and what is to be said of it. */
export interface Report {
  /** What happened, how often. */
  happened: [what: string, count: number][]
  /** Faults, by kind: how often each really was met. */
  faults: FaultCounts
  kills: number
  verdict: Verdict
  logLines: number
  /** In seconds, from the last fault on. */
  restedAfter: number
  /** Broken promises. */
  broken: string[]
  /** What the ledger noted of the transactions that these name. */
  timelines: string[]
}

/** Plays the plan of a seed, lets the shop come to rest, and compares its books. */
export async function run(
  world: World,
  options: ChaosOptions,
  tell: (line: string) => void
): Promise<Report> {
  const trouble = new Trouble(world, options)
  tell("Shoppers fill their carts")
  await trouble.prepare()
  tell(`Trouble for ${options.seconds} s`)
  const faults = await trouble.make()
  const began = Date.now()
  tell("The faults stop; it comes to rest")
  await letFlexPayEnd()
  await letTimePass(world, PASSING_TIME.slice(0, 2))
  await workOnTheList(world, options)
  await letTimePass(world, PASSING_TIME)
  await hearTheRest(world)
  const restedAfter = Math.round((Date.now() - began) / 1_000)
  tell("The books are compared")
  const books = await readBooks(world)
  const verdict = compare(books)
  const scans = await Promise.all(
    world.premises.servers.map((server) =>
      scanLog(server.log, {
        token: world.simulator.token,
        entries: books.gateway,
      })
    )
  )
  const broken = [
    ...world.broken,
    ...verdict.broken,
    ...scans.flatMap((scan) => scan.broken),
  ]
  return {
    happened: world.tally.all(),
    faults,
    kills: world.premises.servers.reduce(
      (kills, { name }) => kills + world.tally.of(`kills of ${name}`),
      0
    ),
    verdict,
    logLines: scans.reduce((lines, scan) => lines + scan.lines, 0),
    restedAfter,
    broken,
    timelines: await timelinesOf(world.database, broken),
  }
}

/** A morning in the office: every other item of the list is dealt with. */
async function workOnTheList(
  world: World,
  { seed }: ChaosOptions
): Promise<void> {
  const admin = await Admin.logIn(world, 1)
  const items = await admin.attentionList()
  for (const [nth, item] of items.entries()) {
    if (nth % 2) {
      await admin.workOn(item, new Dice(seed).for(`item ${nth}`))
    }
  }
}
