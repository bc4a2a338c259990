import { dayOf } from "../../src/modules/flexpay/reconciliation/day"
import { ulidTimePrefix } from "../../src/modules/flexpay/reconciliation/ulid-time"
import type { Payment } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"

/** Medusa's tables, as far as they are read here. */
const MEDUSA = [
  `CREATE TABLE payment (id text PRIMARY KEY, provider_id text,
     payment_session_id text, currency_code text, data jsonb,
     deleted_at timestamptz)`,
  `CREATE TABLE capture (id text PRIMARY KEY, payment_id text, amount numeric,
     created_at timestamptz DEFAULT now(), deleted_at timestamptz)`,
  `CREATE TABLE refund (id text PRIMARY KEY, payment_id text, amount numeric,
     metadata jsonb, created_at timestamptz DEFAULT now(),
     deleted_at timestamptz)`,
]

describeModule("A day's reconciliation", {}, (fixture) => {
  const payouts = new PayoutFixture(fixture)
  const today = dayOf(new Date())

  beforeEach(async () => {
    for (const table of MEDUSA) {
      await fixture.sql(table)
    }
  })

  it("finds no break where Medusa, the plugin and an export file agree", async () => {
    await capture(await payouts.paid())
    const payment = await payouts.paid("7000", "0011")
    await capture(payment)
    await fixture.flexpay.reconciliations.exportFiles.import({
      day: today,
      covers: "payments",
      file_name: "export.csv",
      uploaded_by: "user_1",
      mapping: {
        columns: { order_number: 0, amount: 1 },
        currency_code: "cdf",
        paid_by_status: {},
      },
      bytes: Buffer.from(
        `Ordre;Montant\n${(await orderNumbers()).map((number, index) => `${number};${index ? 7000 : 10000}`).join("\n")}`
      ),
    })

    expect(await compare()).toEqual([])
    const { reports } = fixture.flexpay.reconciliations
    expect(await reports.day(today)).toMatchObject({
      state: "done",
      compared: 2,
      figures: [
        {
          kind: "payment",
          medusa: { count: 2, amount: "17000" },
          plugin: { count: 2, amount: "17000" },
          flexpay: { count: 2, amount: "17000" },
        },
      ],
    })
    expect(await reports.exportFiles(today)).toMatchObject([
      { covers: "payments", lines: 2, skipped_lines: 0 },
    ])
  })

  it("finds captures without a payment, payments without a capture, and payouts without a refund", async () => {
    await capture(null)
    const uncaptured = await payouts.paid("7000", "0011")
    await authorize(uncaptured.id)
    const payment = await payouts.paid()
    await capture(payment)
    const payout = await fixture.flexpay.payouts.payOutRefund(
      payouts.refund(payment),
      null
    )
    await fixture.until(
      async () =>
        (await fixture.confirmNow(payout?.id ?? "")).state === "succeeded"
    )

    const breaks = await compare()

    expect(breaks.map(({ kind }) => kind).sort()).toEqual([
      "captured_not_paid",
      "paid_not_captured",
      "payout_without_refund",
    ])
    expect(
      breaks.find(({ kind }) => kind === "paid_not_captured")?.transaction_id
    ).toBe(uncaptured.id)
  })

  it("is due until the checks that it requested are answered", async () => {
    const { comparison, reports } = fixture.flexpay.reconciliations
    await capture(await payouts.paid())
    await fixture.sql(
      `UPDATE flexpay_transaction SET created_at = created_at - interval '1 day'`
    )
    const yesterday = dayOf(new Date(Date.now() - 24 * 60 * 60 * 1000))

    await comparison.run(yesterday, { actor_id: null, recheck: true })

    expect(await reports.day(yesterday)).toMatchObject({ state: "checking" })
    const requested = { id: yesterday, checks_requested_at: new Date() }
    expect(await comparison.progress(requested)).toEqual({
      checkable: 1,
      answered: 0,
    })
    await fixture.sql("UPDATE flexpay_transaction SET check_status_at = now()")
    expect(
      (await comparison.due(await fixture.flexpay.now())).map(({ day }) => day)
    ).toContain(yesterday)
  })

  async function compare() {
    const { comparison, reports } = fixture.flexpay.reconciliations
    await comparison.run(today, { actor_id: null, recheck: false })
    return (await reports.breaks({ day: today }, { limit: 9, offset: 0 }))
      .breaks
  }

  /** A payment that Medusa captured; without a transaction for null. */
  async function capture(payment: Payment | null): Promise<void> {
    const id = payment?.id ?? "stray"
    await fixture.sql(
      `INSERT INTO payment (id, provider_id, payment_session_id, currency_code)
       VALUES ($1, 'pp_flexpay_flexpay', $2, 'cdf')`,
      [`pay_${id}`, `payses_${id}`]
    )
    await fixture.sql(
      "INSERT INTO capture (id, payment_id, amount) VALUES ($1, $2, $3)",
      [
        `capt_${ulidTimePrefix(Date.now())}${id}`,
        `pay_${id}`,
        payment?.amount ?? "1",
      ]
    )
    await authorize(id)
  }

  /** As if the payment had paid a session of Medusa. */
  async function authorize(id: string): Promise<void> {
    await fixture.sql(
      `UPDATE flexpay_transaction SET authorized_session_id = $2,
         synced_state = state WHERE id = $1`,
      [id, `payses_${id}`]
    )
  }

  async function orderNumbers(): Promise<string[]> {
    const rows = await fixture.sql<{ order_number: string }>(
      `SELECT order_number FROM flexpay_transaction
       WHERE kind = 'payment' ORDER BY created_at`
    )
    return rows.map(({ order_number }) => order_number)
  }
})
