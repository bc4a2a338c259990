import { applyCheckResult } from "../next-row"
import type { Transaction } from "../transaction"
import { casesOf, describeCase } from "./support/verdict-table"
import type { Case } from "./support/verdict-table"

/** The row after the check, as it is written. */
function applied(
  row: Transaction,
  { result, now }: Case,
  resolved_at: Date | null = null
): { row: Transaction; change: object } {
  const { change, patch } = applyCheckResult(row, result, {
    now,
    history: { callback_paid_at: null, resolved_at },
  })
  return { row: { ...row, ...patch }, change }
}

/** As an operator resolves it. */
function resolved(row: Transaction): Transaction {
  return {
    ...row,
    attention: null,
    attention_at: null,
    synced_state: row.state,
    disposition:
      row.disposition === "awaiting_operator" ? "resolved" : row.disposition,
  }
}

describe.each(["payment", "payout"] as const)(
  "A repeated check of a %s",
  (kind) => {
    const cases = casesOf(kind)

    it("a repeated answer changes nothing", () => {
      const repeated = cases.filter((one) => {
        const first = applied(one.row, one)
        const second = applied(first.row, one)
        return (
          Object.keys(second.change).length > 0 ||
          JSON.stringify(second.row) !== JSON.stringify(first.row)
        )
      })

      expect(repeated.map(describeCase)).toEqual([])
    })

    it("a resolved attention stays resolved when FlexPay repeats its answer", () => {
      const reopened = cases.filter((one) => {
        const first = applied(one.row, one)
        const second = applied(resolved(first.row), one, one.now)
        return (
          second.row.attention !== null || Object.keys(second.change).length
        )
      })

      expect(reopened.map(describeCase)).toEqual([])
    })
  }
)
