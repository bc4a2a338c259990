import { audit } from "../../harness/audit/audit"
import type { AuditResult } from "../../harness/audit/audit-result"
import { readRecords } from "../../harness/audit/records"
import { readReceivedEvents } from "../../harness/audit/received-events"
import { timelinesOf } from "../../harness/audit/timeline"
import { letTimePass, PASSING_TIME } from "../../harness/pass-time"
import { ACTS } from "./acts"
import { dealt, dieAt, trialsOf } from "./trials"
import type { Hit, Trial } from "./trials"
import { MortalShop } from "../setup/mortal/mortal-shop"
import { Writes } from "../../harness/postgres/writes"

jest.setTimeout(900_000)

/** Long enough for leases of dead servers to expire. */
const TAKEN_OVER = ["3 minutes", "6 minutes"]
/** An act may wait for another one that was stopped before. */
const TRIES_MAX = 4

let mortal: MortalShop
let trials: Trial[]
let result: AuditResult
/** Payments of killed servers, each at its write or near it. */
const hits: Hit[] = []

// A start of Medusa takes seconds, so one kill hits many payments, of all acts.
// Each test then compares its own payments.
beforeAll(async () => {
  mortal = await MortalShop.open({ modes: ["shared"], isScheduled: false })
  const writes = await Writes.watch(mortal.database)
  trials = []
  for (const act of ACTS) {
    trials.push(...(await trialsOf(mortal, writes, act)))
  }
  let deaths = 0
  for (let remaining = dealt(trials); remaining.length; deaths += 1) {
    const hit = await dieAt(mortal, writes, remaining)
    await rest(TAKEN_OVER)
    hits.push(...hit)
    const over = hit
      .filter(
        ({ stop, trial }) =>
          stop === "stopped" || trial.missed.length >= TRIES_MAX
      )
      .map(({ trial }) => trial)
    remaining = remaining.filter((trial) => !over.includes(trial))
  }
  await rest(PASSING_TIME)
  const events = await readReceivedEvents(mortal.eventLog)
  result = audit(
    await readRecords(shop(), { shownOrders: [], pages: [], events })
  )
  process.stdout.write(
    `killed at ${trials.length} points by ${deaths} deaths\n`
  )
})
afterAll(async () => await mortal.close())

describe("a server that is killed at each of its writes", () => {
  it.each(ACTS)(
    "a server killed at each write while it $name keeps every promise",
    async ({ name }) => {
      const own = hits.filter(({ trial }) => trial.act.name === name)

      const broken = await brokenOf(own)

      expect([
        ...broken,
        ...(await timelinesOf(mortal.database, broken)),
        ...(await unannounced(own)),
      ]).toEqual([])
    }
  )
})

describe("the kills at each write", () => {
  it("a kill reaches each write", () => {
    const missed = trials.filter(
      ({ missed: { length } }) => length >= TRIES_MAX
    )

    expect(
      missed.map(({ act, point, missed: stops }) =>
        [act.name, point.name, ...stops].join(", ")
      )
    ).toEqual([])
  })

  it("a kill breaks nothing of other payments", async () => {
    const ids = await Promise.all(
      hits.map(async ({ payment }) => await payment.ids())
    )

    expect(
      result.broken.filter(
        (line) => !ids.flat().some((id) => line.includes(id))
      )
    ).toEqual([])
  })

  it("a kill leaves at most one unlinked order of a payment that it hit, and none of others", async () => {
    const [unlinked] = result.ofMedusa
    const emails = await emailsOf(unlinked?.[1] ?? [])

    expect(new Set(emails).size).toBe(emails.length)
    expect(hits.map(({ payment }) => payment.email)).toEqual(
      expect.arrayContaining(emails)
    )
  })
})

async function emailsOf(orders: readonly string[]): Promise<string[]> {
  const rows = await mortal.database.query<{ email: string }>(
    `SELECT email FROM "order"
     WHERE id IN (SELECT jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(orders)]
  )
  return rows.map(({ email }) => email)
}

function shop() {
  const { database, phones } = mortal
  return { database, gateway: phones.gateway }
}

async function rest(intervals: readonly string[]): Promise<void> {
  const broken: string[] = []
  await letTimePass(
    {
      database: mortal.database,
      redisUrl: null,
      broken,
      runJob: async (name) => await mortal.runJob(name),
    },
    intervals
  )
  expect(broken).toEqual([])
}

/** Orders and captures without an event for the store's own code. */
async function unannounced(own: readonly Hit[]): Promise<string[]> {
  const lines = await Promise.all(
    own.map(async (hit) => {
      const { payment } = hit
      const { captures } = await payment.inMedusa()
      const [placed, captured] = await Promise.all([
        payment.eventCount("order.placed"),
        payment.eventCount("payment.captured"),
      ])
      return captures.length
        ? [
            ...(placed
              ? []
              : [`${placeOf(hit)}: order.placed was never emitted`]),
            ...(captured
              ? []
              : [`${placeOf(hit)}: payment.captured was never emitted`]),
          ]
        : []
    })
  )
  return lines.flat()
}

/** Broken promises about these payments, each with where its payment was hit. */
async function brokenOf(own: readonly Hit[]): Promise<string[]> {
  const lines = await Promise.all(
    own.map(async (hit) => {
      const ids = await hit.payment.ids()
      return result.broken
        .filter((line) => ids.some((id) => line.includes(id)))
        .map((line) => `${placeOf(hit)}: ${line}`)
    })
  )
  return lines.flat()
}

function placeOf({ stop, trial: { point } }: Hit): string {
  return stop === "stopped"
    ? `killed at ${point.name}`
    : `killed before ${point.name} (${stop})`
}
