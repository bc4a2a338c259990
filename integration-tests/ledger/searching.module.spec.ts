import { describeLedger } from "../setup/describe-ledger"
import type { LedgerBench } from "../setup/ledger-bench"

describeLedger("A list of the ledger", {}, (bench) => {
  it.each([
    [999, { count: 999, count_is_exact: true }],
    [1_000, { count: 1_000, count_is_exact: true }],
    [1_001, { count: 1_000, count_is_exact: false }],
    [2_500, { count: 1_000, count_is_exact: false }],
  ])("of %i rows is counted to a thousand", async (rows, counted) => {
    await fill(bench, rows)

    const found = await bench.flexpay.search.listAndCount(
      { kind: "payment" },
      { limit: 20, offset: 0 }
    )

    expect(found).toMatchObject(counted)
    expect(found.transactions.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, n) => `fptx_${n + 1}`)
    )
  })

  it("leads from page to page to its last row", async () => {
    await fill(bench, 2_500)
    const filters = { kind: "payment" } as const
    const limit = 20
    const seen: string[] = []
    let pages = 1
    for (let page = 0; page < pages; page++) {
      const found = await bench.flexpay.search.listAndCount(filters, {
        limit,
        offset: page * limit,
      })
      seen.push(...found.transactions.map(({ id }) => id))
      pages = Math.ceil(found.count / limit)
    }

    expect(seen).toEqual(
      Array.from({ length: 2_500 }, (_, n) => `fptx_${n + 1}`)
    )
  })

  it("is read whole, each row once, while others come and go", async () => {
    await fill(bench, 250)
    // A moment is finer than JavaScript tells, and two rows may share it.
    await bench.sql(
      `UPDATE flexpay_transaction
       SET created_at = date_trunc('milliseconds', now()) - interval '1 hour'
         + substr(id, 6)::int % 9 * interval '0.1 milliseconds'`
    )
    const read: string[] = []
    let pages = 0

    for await (const page of bench.flexpay.search.listAll(
      { state: "failed" },
      20
    )) {
      read.push(...page.map(({ id }) => id))
      pages += 1
      await bench.sql(
        `UPDATE flexpay_transaction SET state = 'succeeded' WHERE id = $1`,
        [read[0]]
      )
      await fill(bench, 1, `newer_${pages}`)
    }

    expect(pages).toBe(13)
    expect(new Set(read).size).toBe(250)
    expect(read).toHaveLength(250)
  })
})

/** Row 1 is the newest. */
async function fill(
  bench: LedgerBench,
  rows: number,
  prefix = "fptx"
): Promise<void> {
  await bench.sql(
    `INSERT INTO flexpay_transaction (id, kind, method, state, reference,
       callback_token_hash, amount, raw_amount, session_amount,
       raw_session_amount, currency_code, expires_at, created_at)
     SELECT $2 || '_' || n, 'payment', 'mobile_money', 'failed', $2 || n,
       $2 || n, 1, '{}', 1,
       '{}', 'cdf', now(), now() - n * interval '1 minute'
     FROM generate_series(1, $1::int) n`,
    [rows, prefix]
  )
}
