import { dayOf } from "../../src/modules/flexpay/reconciliation/day"
import { ulidTimePrefix } from "../../src/modules/flexpay/reconciliation/ulid-time"
import type { Payment } from "../../src/modules/flexpay/transaction/transaction"
import { describeModule } from "../setup/describe-module"
import { PayoutFixture } from "../setup/payout-fixture"
import { untilWaitedFor } from "../setup/while-locked"

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

  it("waits for a decision that locks a payment and then its payouts", async () => {
    const payment = await payouts.paid()
    const payout = await fixture.flexpay.payouts.payOutRefund(
      payouts.refund(payment),
      null
    )
    await fixture.until(
      async () =>
        (await fixture.confirmNow(payout?.id ?? "")).state === "succeeded"
    )
    const lock = (id: string | undefined) =>
      fixture.sql(
        "SELECT 1 FROM flexpay_transaction WHERE id = $1 FOR UPDATE",
        [id]
      )
    // The payment's row is behind its payout's in the table.
    await fixture.sql(
      "UPDATE flexpay_transaction SET updated_at = now() WHERE id = $1",
      [payment.id]
    )

    await fixture.sql("BEGIN")
    await lock(payment.id)
    const comparing = fixture.flexpay.reconciliations.comparison.run(today, {
      actor_id: null,
      recheck: true,
    })
    await untilWaitedFor(fixture)
    await lock(payout?.id)
    await fixture.sql("COMMIT")

    expect(await comparing).toBe(true)
  })

  it("gives two breaks to two unmatched lines of one name in two currencies", async () => {
    await importFile(
      [
        "Zz11Yy22Xx33243990001122;700;CDF",
        "Zz11Yy22Xx33243990001122;7;USD",
      ].join("\n")
    )

    const breaks = await compare()

    expect(new Set(breaks.map(({ id }) => id)).size).toBe(2)
    expect(
      breaks
        .map(({ kind, sides }) => [kind, sides.flexpay?.currency_code])
        .sort()
    ).toEqual([
      ["flexpay_only", "cdf"],
      ["flexpay_only", "usd"],
    ])
  })

  it("distinguishes unmatched lines whose names make the same text together", async () => {
    await importFile("b/c;1;CDF;a\nc;1;CDF;a/b")

    expect(await compare()).toHaveLength(2)
  })

  it("subtracts a negative line of a payment, and finds it negative", async () => {
    const payment = await payouts.paid()
    await capture(payment)
    const [number] = await orderNumbers()

    await importFile(`${number};10000;CDF\n${number};-10000;CDF\nOther;-5;CDF`)

    expect(
      (await compare())
        .map(({ kind, transaction_id, sides }) => [
          kind,
          transaction_id,
          sides.flexpay?.amount,
        ])
        .sort()
    ).toEqual([
      ["flexpay_negative", null, "-5"],
      ["flexpay_negative", payment.id, "0"],
    ])
    const { figures } = await mustFindDay()
    expect(figures?.[0]?.flexpay).toEqual({ count: 1, amount: "-5" })
  })

  it("finds no break of a reversed payment whose lines cancel out", async () => {
    const payment = await payouts.paid()
    const [number] = await orderNumbers()
    await fixture.sql(
      "UPDATE flexpay_transaction SET state = 'reversed', synced_state = 'reversed' WHERE id = $1",
      [payment.id]
    )

    await importFile(`${number};10000;CDF\n${number};-10000;CDF`)

    expect(await compare()).toEqual([])
  })

  it("counts a payout whether its line is negative or not", async () => {
    const payment = await payouts.paid()
    await capture(payment)
    await fixture.flexpay.payouts.payOutRefund(payouts.refund(payment), null)
    const [payout] = await fixture.sql<{ id: string; amount: string }>(
      "SELECT id, amount FROM flexpay_transaction WHERE kind = 'payout'"
    )
    await fixture.until(
      async () =>
        (await fixture.confirmNow(payout?.id ?? "")).state === "succeeded"
    )
    const [number] = await orderNumbers("payout")

    await importFile(`${number};-${payout?.amount};CDF`, "payouts")
    const negative = await compare()
    await importFile(`${number};${payout?.amount};CDF`, "payouts")
    const positive = await compare()

    expect(negative.map(({ kind }) => kind)).toEqual(["payout_without_refund"])
    expect(positive).toEqual(
      negative.map((item) => ({
        ...item,
        seen_at: expect.any(Date),
        updated_at: expect.any(Date),
      }))
    )
  })

  it("counts a returned payout while the one that replaced it was refused", async () => {
    const payment = await payouts.paid()
    await capture(payment)
    const [returned, again] = [
      await payouts.payOut(payouts.refund(payment)),
      await payouts.payOut(payouts.refund(payment)),
    ]
    await fixture.sql(
      `INSERT INTO refund (id, payment_id, amount) VALUES ($1, $2, 1000)`,
      [returned.refund_id, `pay_${payment.id}`]
    )
    const set = async (id: string, changes: string) =>
      await fixture.sql(
        `UPDATE flexpay_transaction SET refund_id = $2, ${changes} WHERE id = $1`,
        [id, returned.refund_id]
      )
    await set(
      returned.id,
      "state = 'succeeded', check_status = 'refunded', attention = NULL"
    )
    const replaces = `replaces_id = '${returned.id}', attention = 'payout_refused'`

    await set(again.id, `${replaces}, state = 'refused'`)
    const afterRefusal = await refundBreaks()
    await set(again.id, `${replaces}, state = 'failed'`)
    const afterFailure = await refundBreaks()

    expect([afterRefusal, afterFailure]).toEqual([
      [],
      ["refund_without_payout"],
    ])
  })

  it("matches a rounded order number that fits one transaction, and no other", async () => {
    await numberedPayment("123456700000000243810000001")
    const { problems } = await importFile("1,234567E+26;10000;CDF")
    const matched = await compare()
    await numberedPayment("123456700000001243810000002", "0011")
    const ambiguous = await importFile("1,234567E+26;10000;CDF")
    const otherAmount = await importFile("1,234567E+26;10001;CDF")

    expect(problems).toEqual([])
    expect(matched.map(({ kind }) => kind)).not.toContain("flexpay_missing")
    expect(
      [ambiguous, otherAmount].map(({ problems }) =>
        problems.map(({ code, line }) => [code, line])
      )
    ).toEqual([[["key_rounded", 2]], [["key_rounded", 2]]])
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

  /** What is wrong with Medusa's refunds. */
  async function refundBreaks(): Promise<string[]> {
    return (await compare())
      .map(({ kind }) => kind)
      .filter((kind) => kind === "refund_without_payout")
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

  /** @param lines an order number, an amount, a currency, and a reference each */
  async function importFile(
    lines: string,
    covers: "payments" | "payouts" = "payments"
  ) {
    return await fixture.flexpay.reconciliations.exportFiles.import({
      day: today,
      covers,
      file_name: "export.csv",
      uploaded_by: "user_1",
      mapping: {
        columns: { order_number: 0, amount: 1, currency: 2, reference: 3 },
        currency_code: null,
        paid_by_status: {},
      },
      bytes: Buffer.from(`Ordre;Montant;Devise;Ref\n${lines}`),
    })
  }

  async function mustFindDay() {
    const day = await fixture.flexpay.reconciliations.reports.day(today)
    return day ?? Promise.reject(new Error("The day was not compared"))
  }

  /** A captured payment of 10,000 whose order number has digits alone. */
  async function numberedPayment(number: string, phone?: string) {
    const payment = await payouts.paid("10000", phone)
    await capture(payment)
    await fixture.sql(
      "UPDATE flexpay_transaction SET order_number = $2 WHERE id = $1",
      [payment.id, number]
    )
  }

  async function orderNumbers(kind = "payment"): Promise<string[]> {
    const rows = await fixture.sql<{ order_number: string }>(
      `SELECT order_number FROM flexpay_transaction
       WHERE kind = $1 ORDER BY created_at`,
      [kind]
    )
    return rows.map(({ order_number }) => order_number)
  }
})
