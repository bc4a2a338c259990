import { insertTransactions } from "../../harness/transaction-rows"
import { describeModule } from "../setup/describe-module"
import type { ModuleFixture } from "../setup/module-fixture"

describeModule("A list of transactions", {}, (fixture) => {
  it.each([
    [999, { count: 999, count_is_exact: true }],
    [1_000, { count: 1_000, count_is_exact: true }],
    [1_001, { count: 1_000, count_is_exact: false }],
    [2_500, { count: 1_000, count_is_exact: false }],
  ])("of %i rows is counted to a thousand", async (rows, counted) => {
    await fill(fixture, rows)

    const result = await fixture.flexpay.search.listAndCount(
      { kind: "payment" },
      { limit: 20, offset: 0 }
    )

    expect(result).toMatchObject(counted)
    expect(result.transactions.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, n) => `fptx_${n + 1}`)
    )
  })

  it("pages lead to the last row", async () => {
    await fill(fixture, 2_500)
    const filters = { kind: "payment" } as const
    const limit = 20
    const ids: string[] = []
    let pages = 1
    for (let page = 0; page < pages; page++) {
      const result = await fixture.flexpay.search.listAndCount(filters, {
        limit,
        offset: page * limit,
      })
      ids.push(...result.transactions.map(({ id }) => id))
      pages = Math.ceil(result.count / limit)
    }

    expect(ids).toEqual(
      Array.from({ length: 2_500 }, (_, n) => `fptx_${n + 1}`)
    )
  })

  it("a search by a support code finds all transactions that share it", async () => {
    await fixture.sql(
      insertTransactions("3", {
        id: "CASE n WHEN 3 THEN 'fptx_3_7T8V0A' ELSE 'fptx_' || n || '_7T8V0W' END",
        created_at: "now() - n * interval '1 minute'",
      })
    )
    const idsOf = async (q: string) => {
      const { transactions } = await fixture.flexpay.search.listAndCount(
        { q },
        { limit: 20, offset: 0 }
      )
      return transactions.map(({ id }) => id)
    }

    const both = ["fptx_1_7T8V0W", "fptx_2_7T8V0W"]
    expect(await idsOf("7T8V0W")).toEqual(both)
    expect(await idsOf("7t8 vow")).toEqual(both)
    expect(await idsOf("7T8V0X")).toEqual([])
  })

  it("listing all rows returns each once during concurrent writes", async () => {
    await fill(fixture, 250)
    // PostgreSQL's times are finer than JavaScript's, and two rows may share one.
    await fixture.sql(
      `UPDATE flexpay_transaction
       SET created_at = date_trunc('milliseconds', now()) - interval '1 hour'
         + substr(id, 6)::int % 9 * interval '0.1 milliseconds'`
    )
    const read: string[] = []
    let pages = 0

    for await (const page of fixture.flexpay.search.listAll(
      { state: "failed" },
      20
    )) {
      read.push(...page.map(({ id }) => id))
      pages += 1
      await fixture.sql(
        `UPDATE flexpay_transaction SET state = 'succeeded' WHERE id = $1`,
        [read[0]]
      )
      await fill(fixture, 1, `newer_${pages}`)
    }

    expect(pages).toBe(13)
    expect(new Set(read).size).toBe(250)
    expect(read).toHaveLength(250)
  })
})

/** Row 1 is the newest. */
async function fill(
  fixture: ModuleFixture,
  rows: number,
  prefix = "fptx"
): Promise<void> {
  await fixture.sql(
    insertTransactions("$1::int", {
      id: "$2 || '_' || n",
      state: "'failed'",
      reference: "$2 || n",
      callback_token_hash: "$2 || n",
      created_at: "now() - n * interval '1 minute'",
    }),
    [rows, prefix]
  )
}
