import fc from "fast-check"
import { payoutAmount, refundableAmount } from "../payout-amount"
import {
  hasArrived,
  sumArrived,
  sumHeld,
  sumSent,
  sumRefunded,
} from "../payout-sums"
import type { SummedPayout } from "../payout-sums"
import { decideResend } from "../resend-rules"
import { STATES } from "../../transaction/transaction"
import type { State, Transaction } from "../../transaction/transaction"
import { newRow } from "../../transaction/__tests__/support/row"

const TIME = new Date("2026-01-01T00:00:00Z")

function payout(changes: Partial<Transaction> = {}): Transaction {
  return {
    ...newRow(TIME, TIME),
    id: "A",
    kind: "payout",
    state: "succeeded",
    amount: "28000",
    session_amount: "28000",
    ...changes,
  }
}

const replacement = (state: State, changes: Partial<Transaction> = {}) =>
  payout({ id: "B", replaces_id: "A", state, ...changes })

const refused = (code: string) => ({ kind: "refused", code })

describe("The amount that a payout holds", () => {
  it.each<[State, string]>([
    ["draft", "28000"],
    ["awaiting_approval", "28000"],
    ["submitting", "28000"],
    ["pending", "28000"],
    ["unknown", "28000"],
    ["succeeded", "28000"],
    ["refused", "0"],
    ["failed", "0"],
    ["canceled", "0"],
  ])("a payout that is %s holds %s", (state, amount) => {
    expect(sumHeld([payout({ state })])).toBe(amount)
  })

  it("a succeeded payout holds the amount that arrived", () => {
    const short = {
      received_amount: "1",
      received_currency_code: "cdf",
    } as const

    expect(sumHeld([payout(short)])).toBe("1")
    expect(sumHeld([payout({ ...short, received_amount: "30000" })])).toBe(
      "30000"
    )
    expect(sumHeld([payout({ ...short, received_currency_code: "usd" })])).toBe(
      "28000"
    )
    expect(sumHeld([payout({ ...short, received_amount: "-5" })])).toBe("28000")
  })

  it("a resent payout holds nothing, unless it arrives", () => {
    for (const state of ["draft", "pending", "succeeded"] as const) {
      expect(sumHeld([payout({ state: "unknown" }), replacement(state)])).toBe(
        "28000"
      )
    }
    expect(sumHeld([payout(), replacement("succeeded")])).toBe("56000")
  })

  it("a resent payout holds its amount when its replacement did not leave", () => {
    for (const state of ["refused", "canceled"] as const) {
      expect(sumHeld([payout({ state: "unknown" }), replacement(state)])).toBe(
        "28000"
      )
    }
    const third = payout({ id: "C", replaces_id: "B", state: "pending" })
    expect(
      sumHeld([payout({ state: "unknown" }), replacement("refused"), third])
    ).toBe("28000")
  })

  it("a returned payout that was resent holds nothing", () => {
    const returned = payout({ check_status: "refunded" })

    expect(sumHeld([returned])).toBe("28000")
    expect(sumHeld([returned, replacement("pending")])).toBe("28000")
    expect(sumArrived([returned, replacement("succeeded")])).toBe("28000")
    // Check reports it as paid again.
    expect(
      sumArrived([
        { ...returned, check_status: "paid" },
        replacement("succeeded"),
      ])
    ).toBe("56000")
  })

  it("a payout counts as sent, unless it is a draft or waits for approval", () => {
    expect(
      sumSent([
        payout({ state: "draft" }),
        payout({ id: "B", state: "awaiting_approval" }),
        payout({ id: "C", state: "pending", amount: "5" }),
      ])
    ).toBe("5")
  })

  it("the refunded sum has Medusa's amount where FlexPay's was rounded up", () => {
    const rounded = payout({ amount: "3001", session_amount: "3000.5" })

    expect(sumRefunded([rounded])).toBe("3000.5")
    expect(sumRefunded([{ ...rounded, state: "failed" }])).toBe("0")
  })
})

describe("The amount of a payout", () => {
  const whole = {
    amount: "9279",
    session_amount: "9278.84",
    currency_code: "cdf",
    received_amount: null,
    received_currency_code: null,
  } as const
  const part = (id: string, session_amount: string, amount: string) =>
    payout({ id, session_amount, amount })

  it("a payout is rounded up, at most to the rest of the payment", () => {
    const earlier = [part("A", "3000.5", "3001"), part("B", "3000.5", "3001")]

    expect(payoutAmount("3277.84", whole, earlier)).toEqual({
      kind: "amount",
      amount: "3277",
    })
    expect(refundableAmount("3277.84", whole, earlier)).toBe("3277.84")
  })

  it("a payout is rounded away where earlier ones were rounded up by as much", () => {
    const all = [part("A", "9278.5", "9279")]

    expect(payoutAmount("0.34", whole, all)).toEqual({ kind: "rounded_away" })
    expect(refundableAmount("0.34", whole, all)).toBe("0")
  })

  it("a payout beyond the rest of the payment is refused", () => {
    expect(payoutAmount("9279.5", whole, [])).toMatchObject({ kind: "exceeds" })
    expect(payoutAmount("6279", whole, [part("A", "3000.5", "3001")])).toEqual({
      kind: "exceeds",
      received: "9279",
      paid_out: "3001",
    })
  })

  it("three thirds of a dollar price are paid out, as Medusa refunds them", () => {
    const paid = {
      ...whole,
      amount: "20",
      session_amount: "20",
      currency_code: "usd",
    } as const
    const third = (id: string, amount: string) => part(id, "6.6667", amount)
    const sent = [
      payoutAmount("6.6667", paid, []),
      payoutAmount("6.6667", paid, [third("A", "6.67")]),
      payoutAmount("6.6667", paid, [third("A", "6.67"), third("B", "6.67")]),
    ]

    expect(
      sent.map((amount) => amount.kind === "amount" && amount.amount)
    ).toEqual(["6.67", "6.67", "6.66"])
  })

  it("a payout of another amount or currency is bounded by the received one", () => {
    const other = {
      ...whole,
      received_amount: "2.5",
      received_currency_code: "usd",
    } as const

    expect(payoutAmount("2.5", other, [])).toEqual({
      kind: "amount",
      amount: "2.5",
    })
    expect(payoutAmount("2.51", other, [])).toMatchObject({ kind: "exceeds" })
  })

  it("payouts never exceed the received amount", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400_000 }), { maxLength: 8 }),
        fc.constantFrom("cdf" as const, "usd" as const),
        (refunds, currency_code) => {
          const paid = {
            ...whole,
            currency_code,
            session_amount: "2345.67",
            amount: currency_code === "cdf" ? "2346" : "2345.67",
          }
          const sent: SummedPayout[] = []
          for (const refund of refunds) {
            const session_amount = String(refund / 100)
            const decided = payoutAmount(session_amount, paid, sent)
            if (decided.kind === "amount") {
              sent.push(
                payout({
                  id: String(sent.length),
                  session_amount,
                  amount: decided.amount,
                })
              )
            }
          }
          expect(Number(sumHeld(sent))).toBeLessThanOrEqual(Number(paid.amount))
        }
      )
    )
  })

  it("the refundable amount is never negative", () => {
    expect(
      refundableAmount(null, { ...whole, received_amount: "-28000" }, [])
    ).toBe("0")
    expect(refundableAmount("-1", whole, [])).toBe("0")
    expect(refundableAmount("5000", whole, [part("A", "9000", "9000")])).toBe(
      "279"
    )
    expect(refundableAmount(null, whole, [])).toBe("9279")
  })
})

describe("A resend", () => {
  const decide = (row: Transaction, siblings: Transaction[] = []) =>
    decideResend(row, [row, ...siblings])

  it.each<[string, Partial<Transaction>, string | null]>([
    ["that failed", { state: "failed", attention: "payout_failed" }, null],
    ["that failed and was resolved", { state: "failed" }, "justification"],
    [
      "that was refused",
      { state: "refused", attention: "payout_refused" },
      null,
    ],
    [
      "that was refused and resolved, and whose refund Medusa keeps",
      { state: "refused", refund_id: "ref_1" },
      "justification",
    ],
    [
      "of an unknown outcome",
      { state: "unknown", attention: "outcome_unknown" },
      "justification",
    ],
    [
      "that was returned",
      { check_status: "refunded", attention: "contradicted" },
      "justification",
    ],
  ])("a payout %s is resent whole, and needs: %s", (_, changes, needs) => {
    expect(decide(payout(changes))).toEqual({
      kind: "allowed",
      session_amount: "28000",
      amount: "28000",
      needs,
    })
  })

  it.each([
    "never_final",
    "reference_differs",
    "order_number_differs",
  ] as const)(
    "a resend of an accepted payout without an end (%s) needs a justification",
    (attention) => {
      expect(decide(payout({ state: "pending", attention }))).toMatchObject({
        kind: "allowed",
        needs: "justification",
      })
      expect(decide(payout({ state: "pending" }))).toEqual(
        refused("not_resendable")
      )
    }
  )

  it("the rest of a short payout is sent", () => {
    const short = payout({
      attention: "amount_differs",
      received_amount: "1",
      received_currency_code: "cdf",
    })

    expect(decide(short)).toEqual({
      kind: "allowed",
      session_amount: "27999",
      amount: "27999",
      needs: "justification",
    })
    expect(hasArrived(short)).toBe(false)
  })

  it("only a payout that did not arrive can be resent, in any state", () => {
    const sendable = STATES.filter(
      (state) =>
        decide(payout({ state, attention: "payout_failed" })).kind === "allowed"
    )

    expect(sendable).toEqual(["unknown", "refused", "failed"])
    for (const state of STATES) {
      if (state !== "succeeded" && !sendable.includes(state)) {
        expect(decide(payout({ state }))).toEqual(refused("not_resendable"))
      }
    }
    expect(decide(payout())).toEqual(refused("payout_arrived"))
    expect(decide(payout({ state: "refused" }))).toEqual(
      refused("not_resendable")
    )
  })

  it("a payout is resent once; then its replacement is resent", () => {
    const failed = payout({ state: "failed", attention: "payout_failed" })

    expect(decide(failed, [replacement("refused")])).toEqual(
      refused("already_resent")
    )
    expect(decide(failed, [replacement("canceled")])).toMatchObject({
      kind: "allowed",
    })
  })

  it("a replacement can't be resent once the replaced payout arrived", () => {
    const second = replacement("failed", { attention: "payout_failed" })

    expect(decide(second, [payout()])).toMatchObject({ code: "payout_arrived" })
    expect(
      decide(second, [
        payout({ received_amount: "1", received_currency_code: "cdf" }),
      ]).kind
    ).toBe("allowed")
  })
})
