import { Modules } from "@medusajs/framework/utils"
import { audit } from "../chaos/audit/audit"
import { readRecords } from "../chaos/audit/records"
import { timelinesOf } from "../chaos/audit/timeline"
import { letTimePass, PASSING_TIME } from "../chaos/rest"
import { ACTS } from "./acts-in-pairs/acts"
import type { Act } from "./acts-in-pairs/acts"
import { idsOf } from "./acts-in-pairs/purchase"
import type { Purchase } from "./acts-in-pairs/purchase"
import {
  beginPurchases,
  inTurns,
  refresh,
  untilNoPayoutIsOpen,
} from "./acts-in-pairs/starts"
import { describeShop } from "./setup/describe-shop"
import type { ShopUnderTest } from "./setup/describe-shop"

/** Two acts on one payment. */
interface Pair {
  purchase: Purchase
  second: Act
  /** HTTP statuses of the two. */
  statuses: (number | null)[]
}

// A refund of a part needs no approval, one of all does.
const OPTIONS = {
  payouts: { approval_above: { cdf: "20000" } },
  // A busy machine is no lost answer.
  request_timeout_seconds: 30,
  checks_per_second: 50,
}

describeShop("two acts on one payment", OPTIONS, (test) => {
  jest.setTimeout(900_000)

  it.each(ACTS)(
    "$name at the same time as any act keeps every promise",
    async (first) => {
      const pairs = await beginPairs(test, first)
      await inTurns(pairs, async (pair) => {
        pair.statuses = await Promise.all([
          first.run(pair.purchase),
          pair.second.run(pair.purchase),
        ])
      })
      await expectPromisesKept(test, first, pairs)
    }
  )

  it.each(ACTS)(
    "$name, whose payout fails later and then arrives all the same, keeps every promise with any act in between",
    async (first) => {
      const pairs = await beginPairs(test, first)
      await inTurns(pairs, async ({ purchase, statuses }) => {
        const { phone } = purchase
        await test.gateway.setOutcome({
          phone,
          payout: "fails_later",
          times: 1,
        })
        statuses.push(await first.run(purchase))
      })
      await untilNoPayoutIsOpen(test)
      await inTurns(pairs, async ({ purchase, second, statuses }) => {
        await refresh(purchase)
        statuses.push(await second.run(purchase))
      })
      await untilNoPayoutIsOpen(test)
      await correctFailedPayouts(test)
      await expectPromisesKept(test, first, pairs)
    }
  )
})

async function beginPairs(test: ShopUnderTest, first: Act): Promise<Pair[]> {
  const purchases = await beginPurchases(test, first.from, ACTS.length)
  return ACTS.map((second, index) => ({
    purchase: purchases[index]!,
    second,
    statuses: [],
  }))
}

/** FlexPay finds that what it called failed was paid, and says so. */
async function correctFailedPayouts({ gateway }: ShopUnderTest): Promise<void> {
  for (const { kind, state, reference } of await gateway.entries()) {
    if (kind === "payout" && state === "failed") {
      await gateway.setState({ reference, state: "paid", callback: true })
    }
  }
}

/**
 * What waits for approval is approved, so that all that could leave has left;
 * then days pass; then all records are audited.
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
      await test
        .getContainer()
        .resolve(Modules.WORKFLOW_ENGINE)
        .run(name, {
          input: name.startsWith("recheck") ? { for_ms: 5_000 } : {},
        })
    },
  }
  await approveAll(test, pairs)
  await letTimePass(shop, PASSING_TIME)
  const found = [...broken, ...audit(await readRecords(shop)).broken]
  expect([
    ...failures(first, pairs),
    ...(await explained(found, first, pairs)),
    ...(await timelinesOf(shop.database, found)),
  ]).toEqual([])
}

async function approveAll(
  test: ShopUnderTest,
  [pair]: readonly Pair[]
): Promise<void> {
  const waiting = await test.records.sql(
    "SELECT id FROM flexpay_transaction WHERE state = 'awaiting_approval'"
  )
  await inTurns(waiting, async ({ id }) => {
    await pair?.purchase.approver.post(
      `/admin/flexpay/transactions/${String(id)}/approve`
    )
  })
}

/** Refusals are answers, too; errors of the server are none. */
function failures(first: Act, pairs: readonly Pair[]): string[] {
  return pairs.flatMap(({ second, statuses }) =>
    statuses.some((status) => status !== null && status >= 500)
      ? [`${first.name} + ${second.name} answered ${statuses.join(", ")}`]
      : []
  )
}

/** Broken promises, each with the acts that met on its payment. */
async function explained(
  broken: readonly string[],
  first: Act,
  pairs: readonly Pair[]
): Promise<string[]> {
  const owners = await Promise.all(
    (broken.length ? pairs : []).map(
      async ({ purchase, second, statuses }) => ({
        name: `${first.name} + ${second.name} (${statuses.join(", ")})`,
        ids: await idsOf(purchase),
      })
    )
  )
  return broken.map((line) => {
    const owner = owners.find(({ ids }) => ids.some((id) => line.includes(id)))
    return `${owner?.name ?? "no pair"}: ${line}`
  })
}

/** The shop's connection, asked as the audit asks a database. */
function queryOf({ records }: ShopUnderTest) {
  return async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const inOrder: unknown[] = []
    const statement = sql
      .replaceAll("?", "\\?")
      .replace(/\$(\d)/g, (_, nth: string) => {
        inOrder.push(values[Number(nth) - 1])
        return "?"
      })
    return (await records.sql(statement, inOrder)) as Row[]
  }
}
