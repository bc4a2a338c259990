import { readFileSync } from "node:fs"
import path from "node:path"
import { decideRefund } from "../../payouts/refund-rules"
import { dispositionAfter } from "../disposition"
import { actionsOn } from "../operator-actions"
import type { OperatorAction } from "../operator-actions"
import { ATTENTIONS, DISPOSITIONS, STATES } from "../transaction"
import type { Disposition, Transaction } from "../transaction"
import { newRow } from "./support/row"

const PAGE = path.join(
  __dirname,
  "../../../../../docs/reference/dispositions.md"
)
const TIME = new Date("2026-01-01T00:00:00Z")
const COLUMNS = ["none", ...DISPOSITIONS] as const
type Column = (typeof COLUMNS)[number]

/** The cells of a section's table by the first cell of their row. */
function readTable(section: string): Map<string, string[]> {
  const [, text = ""] = readFileSync(PAGE, "utf8").split(`\n## ${section}\n`)
  const [table = ""] = text.split("\n## ")
  return new Map(
    [...table.matchAll(/^\| (.+) \|$/gm)].map(([, row = ""]) => {
      const [head = "", ...cells] = row.split("|").map((cell) => cell.trim())
      return [head, cells]
    })
  )
}

/** Payments that have a disposition, with each attention that it may have. */
function paymentsIn(column: Column): Transaction[] {
  const disposition = column === "none" ? null : column
  const states = STATES.filter((state) =>
    column === "none"
      ? state !== "succeeded" && state !== "reversed"
      : state === "succeeded"
  )
  const attentions = [null, ...ATTENTIONS].filter(
    (attention) =>
      (column !== "becoming_order" || attention === null) &&
      (column !== "awaiting_operator" || attention !== null)
  )
  return states.flatMap((state) =>
    attentions.map((attention) => ({
      ...newRow(TIME, TIME),
      state,
      attention,
      disposition,
      order_number: "A1",
      check_status: "paid_mismatch",
    }))
  )
}

function offeredOn(action: OperatorAction, column: Column): Transaction[] {
  return paymentsIn(column).filter((payment) =>
    actionsOn(payment, {
      viewer_id: "user_1",
      payouts: [],
      has_sync_lease: false,
    }).actions.includes(action)
  )
}

/** The disposition that a cell names; the column's own for "unchanged". */
function namedBy(cell: string, column: Column): Disposition | null {
  const named = DISPOSITIONS.find((each) => cell.startsWith(`\`${each}\``))
  return named ?? (column === "none" ? null : column)
}

function refundedInto(payment: Transaction): Disposition | null {
  const decision = decideRefund({
    payment,
    is_in_medusa: payment.disposition === "booked",
    has_sync_lease: false,
    has_open_payout: false,
    requester: "operator",
    is_resend: false,
    is_justified: true,
    covers_rest: true,
  })
  return decision.kind === "allowed" ? decision.disposition : null
}

describe("The documentation of dispositions", () => {
  const table = readTable("What an operator may do with a payment")
  const [head] = [...table.values()]
  const rows = [...table].flatMap(([name, cells]) =>
    name.startsWith("`")
      ? COLUMNS.map(
          (column, index) =>
            [
              name.replaceAll("`", "") as OperatorAction,
              column,
              cells[index] ?? "",
            ] as const
        )
      : []
  )

  it("has a column for each disposition", () => {
    expect(head?.map((cell) => cell.replaceAll("`", ""))).toEqual(COLUMNS)
    expect(rows).toHaveLength(7 * COLUMNS.length)
  })

  it.each(rows)(
    "marks whether %s is offered with the disposition %s",
    (action, column, cell) => {
      expect(cell === "–").toBe(offeredOn(action, column).length === 0)
    }
  )

  it.each(
    rows.filter(([action, , cell]) => action === "refund" && cell !== "–")
  )("names the disposition after %s with %s", (action, column, cell) => {
    expect(offeredOn(action, column).map(refundedInto)).toEqual(
      offeredOn(action, column).map(() => namedBy(cell, column))
    )
  })

  it.each(
    rows.filter(([action, , cell]) => action === "accept" && cell !== "–")
  )("names the disposition after %s with %s", (action, column, cell) => {
    const accepted = offeredOn(action, column).map((payment) =>
      dispositionAfter(payment, { state: "succeeded" })
    )

    expect(new Set(accepted)).toEqual(new Set([namedBy(cell, column)]))
  })
})
