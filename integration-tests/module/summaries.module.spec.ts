import { insertTransactions } from "../../harness/transaction-rows"
import { describeModule } from "../setup/describe-module"

const YEAR = { from: "2026-01-01", to: "2026-12-31" }

describeModule("The summaries of months", {}, (fixture) => {
  it("a month has the exact sums of each currency and operator", async () => {
    // 0.1 and 0.2, of which floats make 0.30000000000000004.
    await fill(2, "2026-03-10", { amount: "n * 0.1", currency_code: "'usd'" })
    await fill(3, "2026-03-10", { amount: "28000", amount_charged: "28700" })
    await fill(1, "2026-03-31", {
      amount: "5000",
      amount_charged: "5100",
      kind: "'payout'",
      sent_at: noonOf("2026-03-31"),
    })
    await fill(1, "2026-03-10", {
      amount: "7",
      method: "'card'",
      operator: "NULL",
    })
    await fill(1, "2026-03-10", { state: "'failed'" })

    expect(
      await fixture.flexpay.reconciliations.summaries.months(YEAR)
    ).toEqual([
      row({
        payments: 3,
        gross: "84000",
        fees_of_customers: "2100",
        payouts: 1,
        refunds: "5000",
        fees_of_store: "100",
        net: "78900",
      }),
      row({
        method: "card",
        operator: null,
        payments: 1,
        gross: "7",
        net: "7",
      }),
      row({ currency_code: "usd", payments: 2, gross: "0.3", net: "0.3" }),
    ])
  })

  it("a month ends at midnight in Kinshasa, and a payout counts when it was sent", async () => {
    await fill(1, "2026-03-31", { created_at: "'2026-03-31T23:30:00Z'" })
    await fill(1, "2026-03-31", { created_at: "'2026-03-31T22:30:00Z'" })
    await fill(1, "2026-03-01", {
      kind: "'payout'",
      sent_at: noonOf("2026-04-02"),
    })

    const months = await fixture.flexpay.reconciliations.summaries.months(YEAR)

    expect(
      months.map(({ month, payments, payouts }) => [month, payments, payouts])
    ).toEqual([
      ["2026-04", 1, 1],
      ["2026-03", 1, 0],
    ])
  })

  const row = (changes: object) => ({
    month: "2026-03",
    currency_code: "cdf",
    method: "mobile_money",
    operator: "vodacom",
    payments: 0,
    gross: "0",
    fees_of_customers: "0",
    payouts: 0,
    refunds: "0",
    fees_of_store: "0",
    net: "0",
    ...changes,
  })

  const noonOf = (day: string) => `'${day}T12:00:00Z'::timestamptz`

  let filled = 0

  async function fill(
    count: number,
    day: string,
    columns: Record<string, string>
  ): Promise<void> {
    filled += 1
    await fixture.sql(
      insertTransactions("$1::int", {
        id: `'fptx_${filled}_' || n`,
        reference: `'R${filled}_' || n`,
        callback_token_hash: `'${filled}_' || n`,
        operator: "'vodacom'",
        state: "'succeeded'",
        created_at: noonOf(day),
        ...columns,
      }),
      [count]
    )
  }
})
