import { readFileSync } from "node:fs"
import path from "node:path"
import { actionsOn, OPERATOR_ACTIONS } from "../operator-actions"
import type { OperatorActions } from "../operator-actions"
import { ATTENTIONS, STATES } from "../transaction"
import type { Attention, State, Transaction } from "../transaction"
import { newRow } from "./support/row"

const TIME = new Date("2026-01-01T00:00:00Z")
const VIEWER = "user_1"
const DOCS = path.join(__dirname, "../../../../../docs/reference/attentions.md")

function payment(changes: Partial<Transaction> = {}): Transaction {
  return { ...newRow(TIME, TIME), state: "succeeded", ...changes }
}

function payout(changes: Partial<Transaction> = {}): Transaction {
  return {
    ...newRow(TIME, TIME),
    id: "fptx_2",
    kind: "payout",
    payment_transaction_id: "fptx_1",
    ...changes,
  }
}

function acts(
  transaction: Transaction,
  { payouts = [], ...facts }: Partial<Parameters<typeof actionsOn>[1]> = {}
): OperatorActions {
  return actionsOn(transaction, {
    viewer_id: VIEWER,
    has_sync_lease: false,
    payouts:
      transaction.kind === "payout" ? [transaction, ...payouts] : payouts,
    ...facts,
  })
}

/** A row as it stands in the attention list for this reason. */
const PAYMENTS: Partial<Record<Attention, Partial<Transaction>>> = {
  outcome_unknown: { state: "expired" },
  never_final: { state: "expired" },
  outcome_unreadable: { state: "expired" },
  amount_differs: { received_amount: "1", received_currency_code: "cdf" },
  currency_differs: { received_amount: "1", received_currency_code: "usd" },
  reference_differs: { state: "expired", check_status: "paid_mismatch" },
  order_number_differs: { state: "pending", check_status: "paid_mismatch" },
  order_canceled: { disposition: "booked" },
  order_refunded: { disposition: "going_back" },
  two_orders: { disposition: "booked" },
  contradicted: { disposition: "booked" },
  approval_needed: { state: "awaiting_approval", disposition: null },
  reversed: { state: "reversed", disposition: "going_back" },
}
const PAYOUTS: Partial<Record<Attention, Partial<Transaction>>> = {
  outcome_unknown: { state: "unknown" },
  never_final: { state: "pending" },
  reference_differs: { state: "pending" },
  order_number_differs: { state: "pending" },
  payout_refused: { state: "refused" },
  payout_failed: { state: "failed" },
  amount_differs: {
    state: "succeeded",
    received_amount: "1",
    received_currency_code: "cdf",
  },
  currency_differs: {
    state: "succeeded",
    received_amount: "1",
    received_currency_code: "usd",
  },
  contradicted: { state: "succeeded", check_status: "refunded" },
  approval_needed: { state: "awaiting_approval" },
  paid_out_twice: { state: "succeeded", check_status: "paid" },
}

/** The actions of each attention, as a section of the documentation has them. */
function documented(section: string): Map<string, string> {
  const [, text = ""] = readFileSync(DOCS, "utf8").split(`\n## ${section}\n`)
  const [table = ""] = text.split("\n## ")
  return new Map(
    [...table.matchAll(/^\| `(\w+)` +\| (.+?) +\|/gm)].map(
      ([, reason = "", cell = ""]) => [reason, cell]
    )
  )
}

/** The same of a row, with those in parentheses that take a justification. */
function shown({ actions, needs_justification }: OperatorActions): string {
  return actions
    .map((act) =>
      needs_justification.includes(act)
        ? `\`${act}\` (justification)`
        : `\`${act}\``
    )
    .join(", ")
}

describe("The documentation of attentions", () => {
  const payments = documented("Payments")
  const payouts = documented("Payouts")

  it("has each reason, and no other", () => {
    expect(
      [...new Set([...payments.keys(), ...payouts.keys()])].sort()
    ).toEqual([...ATTENTIONS].sort())
  })

  it.each([...payments])(
    "offers the documented actions for a payment: %s",
    (reason, cell) => {
      const attention = reason as Attention
      const row = payment({
        disposition: "awaiting_operator",
        ...PAYMENTS[attention],
        attention,
      })

      // Medusa's own refund was paid out before.
      const payouts =
        attention === "order_refunded" ? [payout({ state: "pending" })] : []

      expect(shown(acts(row, { payouts }))).toBe(cell)
    }
  )

  it.each([...payouts])(
    "offers the documented actions for a payout: %s",
    (reason, cell) => {
      const attention = reason as Attention

      expect(shown(acts(payout({ ...PAYOUTS[attention], attention })))).toBe(
        cell
      )
    }
  )

  it("describes each action", () => {
    expect([...documented("What each action does").keys()].sort()).toEqual(
      [...OPERATOR_ACTIONS].sort()
    )
  })
})

describe("What an operator may do", () => {
  it("is to check a transaction with an order number", () => {
    expect(acts(payment({ order_number: "A1" })).actions).toContain("check")
    expect(acts(payment({ callback_order_numbers: ["A1"] })).actions).toContain(
      "check"
    )
    expect(acts(payment()).actions).not.toContain("check")
    expect(
      acts(payment({ order_number: "A1", redacted_at: TIME })).actions
    ).not.toContain("check")
  })

  it("is to refund a payment that succeeded and has money left", () => {
    const refundable = STATES.filter((state) =>
      acts(payment({ state })).actions.includes("refund")
    )
    const spent = { payouts: [payout({ state: "pending" })] }

    expect(refundable).toEqual(["succeeded"])
    expect(acts(payment(), spent).actions).not.toContain("refund")
    expect(acts(payment({ received_amount: "-28000" })).actions).not.toContain(
      "refund"
    )
  })

  it("is not to refund beside a payout that may still need one", () => {
    const open = payout({ state: "failed", attention: "payout_failed" })
    const again = payout({ id: "fptx_3", replaces_id: open.id, amount: "1" })

    expect(acts(payment(), { payouts: [open] }).actions).not.toContain("refund")
    expect(acts(payment(), { payouts: [open, again] }).actions).toContain(
      "refund"
    )
  })

  it("is not to refund while the order is being placed", () => {
    const row = payment({ disposition: "becoming_order" })

    expect(acts(row).actions).toContain("refund")
    expect(acts(row, { has_sync_lease: true }).actions).not.toContain("refund")
  })

  it("is to place no order of money that is not an operator's, or went out", () => {
    const row = payment({
      disposition: "awaiting_operator",
      attention: "order_not_placed",
    })
    const went = { payouts: [payout({ state: "pending", amount: "1" })] }

    expect(acts(row).actions).toContain("place_order")
    expect(acts(row, went).actions).not.toContain("place_order")
    for (const disposition of ["booked", "going_back", "resolved"] as const) {
      expect(acts({ ...row, disposition }).actions).not.toContain("place_order")
    }
  })

  it.each([
    "reference_differs",
    "order_number_differs",
    "amount_unknown",
  ] as const)(
    "is to place the order of accepted money, or to refund it: %s",
    (attention) => {
      const accepted = payment({
        attention,
        check_status: "paid_mismatch",
        disposition: "awaiting_operator",
        received_amount: "5000",
        received_currency_code: "cdf",
      })

      expect(acts(accepted)).toMatchObject({
        actions: ["place_order", "refund", "resolve"],
        needs_justification: [],
        accept_needs_amount: false,
      })
    }
  )

  it("is to place no order of accepted money that is less than asked for", () => {
    const short = payment({
      attention: "amount_unknown",
      disposition: "awaiting_operator",
      received_amount: "4999",
      received_currency_code: "cdf",
    })

    expect(acts(short).actions).toEqual(["refund", "resolve"])
  })

  it("is to accept only what check calls paid, and to state an unknown amount", () => {
    const foreign = payment({
      state: "expired",
      attention: "reference_differs",
    })
    const unread = payment({ attention: "amount_unknown" })

    expect(acts({ ...foreign, check_status: "mismatch" }).actions).toEqual([
      "resolve",
    ])
    expect(acts({ ...foreign, check_status: "paid_mismatch" })).toMatchObject({
      accept_needs_amount: false,
    })
    expect(acts(unread).accept_needs_amount).toBe(true)
  })

  it("is to take back what they asked for themselves, and never to approve it", () => {
    const own = payout({
      state: "awaiting_approval",
      attention: "approval_needed",
      requested_by: VIEWER,
    })

    expect(acts(own).actions).toEqual(["reject"])
  })

  it("is to send a resolved failure again, with a justification", () => {
    expect(acts(payout({ state: "failed" }))).toEqual({
      actions: ["resend"],
      needs_justification: ["resend"],
      resend_amount: "5000",
      accept_needs_amount: false,
    })
  })

  it("is to send the rest of a payout that arrived short", () => {
    expect(
      acts(payout({ ...PAYOUTS.amount_differs, attention: "amount_differs" }))
        .resend_amount
    ).toBe("4999")
  })

  it("is to send nothing again that was sent again, or arrived", () => {
    const failed = payout({ state: "failed", attention: "payout_failed" })
    const again = payout({ id: "fptx_3", replaces_id: failed.id })

    for (const row of [
      acts(failed, { payouts: [again] }),
      acts(payout({ state: "succeeded", check_status: "paid" })),
    ]) {
      expect(row.actions).not.toContain("resend")
      expect(row.resend_amount).toBeNull()
    }
  })

  it("is to resolve a transaction exactly if it has attention", () => {
    for (const attention of ATTENTIONS) {
      expect(acts(payment({ attention })).actions).toContain("resolve")
    }
    expect(acts(payment()).actions).not.toContain("resolve")
  })

  it("needs a justification only for what is offered", () => {
    for (const attention of [null, ...ATTENTIONS]) {
      for (const state of STATES as readonly State[]) {
        for (const row of [
          payment({ attention, state }),
          payout({ attention, state }),
        ]) {
          const { actions, needs_justification } = acts(row)
          expect(actions).toEqual(expect.arrayContaining(needs_justification))
        }
      }
    }
  })
})
