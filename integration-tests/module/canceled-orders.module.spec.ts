import { describeModule } from "../setup/describe-module"
import { createRefundTables, insertSuccess } from "../setup/refund-tables"

const HOUR_MS = 60 * 60 * 1000
const RECENT = {
  created_from: new Date(Date.now() - 24 * HOUR_MS),
  created_to: new Date(Date.now() + HOUR_MS),
}
const FAR = new Date(Date.now() + 2 * HOUR_MS)

describeModule("Canceled orders", {}, (fixture) => {
  beforeEach(async () => {
    await createRefundTables(fixture)
    await insertPayment("fptx_1")
    await fixture.sql(
      `INSERT INTO "order" (id, canceled_at) VALUES ('order_1', now())`
    )
    await fixture.sql(
      `INSERT INTO order_payment_collection VALUES ('order_1', 'paycol_1')`
    )
    await fixture.sql(
      `INSERT INTO capture (id, payment_id, amount) VALUES ('capt_1', 'pay_1', 5000)`
    )
  })

  it.each([[{ order_id: "order_1" }], [RECENT]])(
    "are found with the payment that they keep, by %p",
    async (scope) => {
      expect(await list(scope)).toEqual([["paycol_1"], ["fptx_1"]])
    }
  )

  it.each([
    [{ order_id: "order_2" }],
    [{ created_from: new Date(0), created_to: RECENT.created_from }],
    [{ created_from: RECENT.created_to, created_to: FAR }],
  ])("are not found by %p", async (scope) => {
    expect(await list(scope)).toEqual([[], []])
  })

  it.each([
    [
      "was refunded",
      "INSERT INTO refund (id, payment_id, amount) VALUES ('ref_1', 'pay_1', 5000)",
    ],
    [
      "needs attention",
      "UPDATE flexpay_transaction SET attention = 'reversed'",
    ],
    ["did not succeed", "UPDATE flexpay_transaction SET state = 'reversed'"],
    ["was raised before", entry("fptx_1", {})],
  ])("keep no payment that %s", async (_, change) => {
    await fixture.sql(change)

    expect(await list({ order_id: "order_1" })).toEqual([["paycol_1"], []])
  })

  it("keep no payment with a payout that needs attention", async () => {
    await insertPayout("fptx_2")
    await fixture.sql(
      `UPDATE flexpay_transaction SET payment_transaction_id = 'fptx_1',
         attention = 'payout_refused' WHERE id = 'fptx_2'`
    )

    expect(await list({ order_id: "order_1" })).toEqual([["paycol_1"], []])
  })

  it.each([
    ["another attempt that Medusa has not booked", "SELECT 1"],
    [
      "a payout that needs no attention",
      "UPDATE flexpay_transaction SET payment_transaction_id = 'fptx_1' WHERE id = 'fptx_2'",
    ],
    [
      "a payout of another payment that needs attention",
      `UPDATE flexpay_transaction SET payment_transaction_id = 'fptx_3',
         attention = 'payout_refused' WHERE id = 'fptx_2'`,
    ],
    ["another payment that was raised before", entry("fptx_3", {})],
    ["another attention", entry("fptx_1", { attention: "paid_twice" })],
    ["a note about the cancellation", entry("fptx_1", { type: "resolved" })],
  ])("keep a payment beside %s", async (_, change) => {
    await insertPayout("fptx_2")
    await insertPayment("fptx_3")
    await fixture.sql(change)

    expect(await list({ order_id: "order_1" })).toEqual([
      ["paycol_1"],
      ["fptx_1"],
    ])
  })

  it.each([
    [
      "canceled days ago",
      `UPDATE "order" SET canceled_at = now() - interval '4 days'`,
    ],
    ["not canceled", `UPDATE "order" SET canceled_at = NULL`],
    ["deleted", `UPDATE "order" SET deleted_at = now()`],
  ])("are not found if %s", async (_, change) => {
    await fixture.sql(change)

    expect(await list({ order_id: "order_1" })).toEqual([[], []])
  })

  it("are not found again once their attempts are marked, and payouts are never marked", async () => {
    await insertPayout("fptx_2")
    await fixture.flexpay.payments.noteCanceledOrder(["paycol_1"])

    expect((await list({ order_id: "order_1" }))[0]).toEqual([])
    expect((await fixture.row("fptx_2")).order_canceled_at).toBeNull()
  })

  it("mark the attempts of their own collections, once", async () => {
    await insertSuccess(fixture, {
      kind: "payment",
      id: "fptx_3",
      payment_collection_id: "paycol_3",
    })
    await insertPayment("fptx_4")
    const earlier = new Date("2026-11-01")
    await fixture.sql(
      "UPDATE flexpay_transaction SET order_canceled_at = $1 WHERE id = 'fptx_4'",
      [earlier]
    )

    await fixture.flexpay.payments.noteCanceledOrder(["paycol_1"])

    expect((await fixture.row("fptx_1")).order_canceled_at).toEqual(
      expect.any(Date)
    )
    expect((await fixture.row("fptx_4")).order_canceled_at).toEqual(earlier)
    expect((await fixture.row("fptx_3")).order_canceled_at).toBeNull()
  })

  async function list(
    scope: Parameters<typeof fixture.flexpay.missingPayouts.listKeptPayments>[0]
  ): Promise<[string[], string[]]> {
    const { missingPayouts } = fixture.flexpay
    return [
      await missingPayouts.listCanceledCollections(scope),
      await missingPayouts.listKeptPayments(scope),
    ]
  }

  /** A success of the canceled order's collection. */
  async function insertPayment(id: string): Promise<void> {
    await insertSuccess(fixture, {
      kind: "payment",
      id,
      payment_collection_id: "paycol_1",
    })
  }

  async function insertPayout(id: string): Promise<void> {
    await insertSuccess(fixture, {
      kind: "payout",
      id,
      payment_collection_id: "paycol_1",
    })
  }
})

/** SQL that adds a timeline entry. */
function entry(
  transactionId: string,
  { type = "attention", attention = "order_canceled" }
): string {
  return `INSERT INTO flexpay_timeline_entry (id, transaction_id, type, data)
    VALUES ('fpte_1', '${transactionId}', '${type}', '{"attention": "${attention}"}')`
}
