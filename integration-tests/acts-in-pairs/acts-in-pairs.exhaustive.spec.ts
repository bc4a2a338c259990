import { rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { Modules } from "@medusajs/framework/utils"
import { audit } from "../../harness/audit/audit"
import { forEachAtOnce } from "../../harness/for-each-at-once"
import { readRecords } from "../../harness/audit/records"
import { readReceivedEvents } from "../../harness/audit/received-events"
import { timelinesOf } from "../../harness/audit/timeline"
import { letTimePass, PASSING_TIME } from "../../harness/pass-time"
import { ACTS } from "./acts"
import type { Act } from "./acts"
import { idsOf } from "./purchase"
import type { Purchase } from "./purchase"
import { AT_ONCE, beginPurchases, refresh, untilNoPayoutIsOpen } from "./starts"
import { describeShop } from "../setup/describe-shop"
import type { ShopUnderTest } from "../setup/describe-shop"

/** Two acts on one payment. */
interface Pair {
  purchase: Purchase
  second: Act
  /** The second act follows once the payout of the first one has failed. */
  isLate: boolean
  /** HTTP statuses of the two. */
  statuses: (number | null)[]
}

/** To which the store's subscriber adds each of the plugin's events. */
const EVENT_LOG = path.join(tmpdir(), `flexpay-events-${process.pid}.log`)
process.env.EVENT_LOG = EVENT_LOG

// A refund of a part needs no approval, one of all does.
const OPTIONS = {
  payouts: { approval_above: { cdf: "20000" } },
  // A busy machine must not lose an answer.
  request_timeout_seconds: 30,
  checks_per_second: 50,
  // All shoppers of the test have one address.
  pushes_per_caller: 100_000,
}

describeShop("two acts on one payment", OPTIONS, (test) => {
  jest.setTimeout(900_000)
  afterAll(() => rmSync(EVENT_LOG, { force: true }))

  it.each(ACTS)(
    "$name keeps every promise with any act at the same time, and with any act between the failure of its payout and FlexPay's correction",
    async (first) => {
      const pairs = await beginPairs(test, first)
      await forEachAtOnce(
        pairs,
        AT_ONCE,
        async ({ purchase, second, isLate, statuses }) => {
          const { phone } = purchase
          if (isLate) {
            const payout = "fails_later"
            await test.gateway.setOutcome({ phone, payout, times: 1 })
            statuses.push(await first.run(purchase))
          } else {
            statuses.push(
              ...(await Promise.all([
                first.run(purchase),
                second.run(purchase),
              ]))
            )
          }
        }
      )
      await untilNoPayoutIsOpen(test)
      const late = pairs.filter(({ isLate }) => isLate)
      await forEachAtOnce(
        late,
        AT_ONCE,
        async ({ purchase, second, statuses }) => {
          await refresh(purchase)
          statuses.push(await second.run(purchase))
        }
      )
      await untilNoPayoutIsOpen(test)
      await correctFailedPayouts(test, late)
      await expectPromisesKept(test, first, pairs)
    }
  )
})

async function beginPairs(test: ShopUnderTest, first: Act): Promise<Pair[]> {
  const planned = [false, true].flatMap((isLate) =>
    ACTS.map((second) => ({ second, isLate }))
  )
  const purchases = await beginPurchases(test, first.from, planned.length)
  return planned.map((pair, index) => ({
    ...pair,
    purchase: purchases[index]!,
    statuses: [],
  }))
}

/** FlexPay corrects failed payouts to paid, and calls back. */
async function correctFailedPayouts(
  { gateway }: ShopUnderTest,
  pairs: readonly Pair[]
): Promise<void> {
  const phones = pairs.map(({ purchase }) => purchase.phone)
  for (const { kind, state, reference, phone } of await gateway.entries()) {
    if (
      kind === "payout" &&
      state === "failed" &&
      phones.includes(phone ?? "")
    ) {
      await gateway.setState({ reference, state: "paid", callback: true })
    }
  }
}

/**
 * Approves what awaits approval, so that each payout can leave, lets days pass,
 * and audits all records.
 */
async function expectPromisesKept(
  test: ShopUnderTest,
  first: Act,
  pairs: readonly Pair[]
): Promise<void> {
  const broken: string[] = []
  const shop = {
    database: { query: queryOf(test) },
    gateway: test.gateway,
    redisUrl: null,
    broken,
    runJob: async (name: string) => {
      const workflows = test.getContainer().resolve(Modules.WORKFLOW_ENGINE)
      await (name.startsWith("recheck")
        ? workflows.run(name, { input: { for_ms: 5_000 } })
        : workflows.run(`job-${name}`, { input: {} }))
    },
  }
  await approveAll(test, pairs)
  await letTimePass(shop, PASSING_TIME)
  const records = await readRecords(shop, {
    shownOrders: [],
    pages: [],
    events: await readReceivedEvents(EVENT_LOG),
  })
  const lines = [...broken, ...audit(records).broken]
  expect([
    ...failures(first, pairs),
    ...(await explained(lines, first, pairs)),
    ...(await timelinesOf(shop.database, lines)),
  ]).toEqual([])
}

async function approveAll(
  test: ShopUnderTest,
  [pair]: readonly Pair[]
): Promise<void> {
  const waiting = await test.records.sql(
    "SELECT id FROM flexpay_transaction WHERE state = 'awaiting_approval'"
  )
  await forEachAtOnce(waiting, AT_ONCE, async ({ id }) => {
    await pair?.purchase.approver.post(
      `/admin/flexpay/transactions/${String(id)}/approve`
    )
  })
}

/** Errors of the server; a refusal is none. */
function failures(first: Act, pairs: readonly Pair[]): string[] {
  return pairs
    .filter(({ statuses }) =>
      statuses.some((status) => status !== null && status >= 500)
    )
    .map((pair) => `an error of the server: ${nameOf(first, pair)}`)
}

function nameOf(first: Act, { second, isLate, statuses }: Pair): string {
  const when = isLate ? "then" : "with"
  return `${first.name} ${when} ${second.name} (${statuses.map(String).join()})`
}

/** Broken promises, each with the two acts on its payment. */
async function explained(
  broken: readonly string[],
  first: Act,
  pairs: readonly Pair[]
): Promise<string[]> {
  const owners = await Promise.all(
    (broken.length ? pairs : []).map(async (pair) => ({
      name: nameOf(first, pair),
      ids: await idsOf(pair.purchase),
    }))
  )
  return broken.map((line) => {
    const owner = owners.find(({ ids }) => ids.some((id) => line.includes(id)))
    return `${owner?.name ?? "no pair"}: ${line}`
  })
}

/** The shop's connection, in the form that the audit needs. */
function queryOf({ records }: ShopUnderTest) {
  return async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const inOrder: unknown[] = []
    const query = sql
      .replaceAll("?", "\\?")
      .replace(/\$(\d)/g, (_, nth: string) => {
        inOrder.push(values[Number(nth) - 1])
        return "?"
      })
    return (await records.sql(query, inOrder)) as Row[]
  }
}
