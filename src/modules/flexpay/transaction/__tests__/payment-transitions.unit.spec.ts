import type { Verdict } from "../../../../gateway"
import { ATTENTIONS, STATES } from "../transaction"
import type { Attention, State, Transaction } from "../transaction"
import { afterRequest, afterVerdict } from "../payment-transitions"
import type { RequestOutcome } from "../payment-transitions"

const BORN = new Date("2026-01-01T00:00:00Z")
const EXPIRES_AT = later(5 * 60)

function later(seconds: number): Date {
  return new Date(BORN.getTime() + seconds * 1000)
}

function row(
  state: State,
  changes: Partial<
    Pick<Transaction, "attention" | "check_status" | "received_amount">
  > = {}
) {
  return {
    state,
    attention: null,
    check_status: null,
    received_amount: null,
    created_at: BORN,
    expires_at: EXPIRES_AT,
    ...changes,
  }
}

const paid: Verdict = { kind: "paid" }

/** Whether no check moves a payment in this state. */
function isUnmoved(state: State): boolean {
  return state === "reversed" || state === "awaiting_approval"
}

describe("After FlexPay's answer to a request", () => {
  const outcomes: [RequestOutcome, object][] = [
    ["accepted", { state: "pending", reason: null }],
    ["refused", { state: "refused", reason: "refused" }],
    ["misconfigured", { state: "refused", reason: "misconfigured" }],
    ["not_sent", { state: "refused", reason: "unreachable" }],
    ["unknown", { state: "unknown", reason: "no_answer" }],
  ]
  const table = STATES.flatMap((state) =>
    outcomes.map(([outcome, change]) => ({
      state,
      outcome,
      change: state === "submitting" || state === "unknown" ? change : {},
    }))
  )

  it.each(table)(
    "$outcome makes of $state: $change",
    ({ state, outcome, change }) => {
      expect(afterRequest({ state }, outcome)).toEqual(change)
    }
  )
})

describe("After FlexPay's answer to check", () => {
  const pendings: Verdict[] = [
    { kind: "pending", why: "not_found" },
    { kind: "pending", why: "waiting" },
    { kind: "pending", why: "unreadable" },
    { kind: "pending", why: "unknown_status" },
  ]
  it.each(
    STATES.flatMap((state) => pendings.map((verdict) => ({ state, verdict })))
  )("$verdict leaves $state alone", ({ state, verdict }) => {
    expect(afterVerdict(row(state), verdict)).toEqual({})
  })

  const open = STATES.filter(
    (state) => state !== "succeeded" && !isUnmoved(state)
  )
  const ends: [Verdict, object][] = [
    [paid, { state: "succeeded", reason: null, attention: null }],
    [
      { kind: "not_paid" },
      { state: "failed", reason: "not_paid", attention: null },
    ],
    [
      { kind: "canceled" },
      { state: "canceled", reason: "canceled", attention: null },
    ],
    [
      { kind: "refunding" },
      { state: "failed", reason: "returned", attention: null },
    ],
    [
      { kind: "refunded" },
      { state: "failed", reason: "returned", attention: null },
    ],
    [
      { kind: "mismatch", field: "amount", paid: true },
      { state: "succeeded", reason: null, attention: "amount_differs" },
    ],
    [
      { kind: "mismatch", field: "currency", paid: true },
      { state: "succeeded", reason: null, attention: "currency_differs" },
    ],
    [
      { kind: "mismatch", field: "amount", paid: false },
      { attention: "amount_differs" },
    ],
    [
      { kind: "mismatch", field: "reference", paid: true },
      { attention: "reference_differs" },
    ],
    [
      { kind: "mismatch", field: "order_number", paid: true },
      { attention: "order_number_differs" },
    ],
  ]
  it.each(
    open.flatMap((state) =>
      ends.map(([verdict, change]) => ({ state, verdict, change }))
    )
  )("$verdict makes of $state: $change", ({ state, verdict, change }) => {
    expect(afterVerdict(row(state), verdict)).toEqual(change)
  })

  const afterSuccess: [Verdict, object][] = [
    [paid, {}],
    [{ kind: "not_paid" }, { attention: "contradicted" }],
    [{ kind: "canceled" }, { attention: "contradicted" }],
    [
      { kind: "refunding" },
      { state: "reversed", reason: "returned", attention: "reversed" },
    ],
    [
      { kind: "refunded" },
      { state: "reversed", reason: "returned", attention: "reversed" },
    ],
    [
      { kind: "mismatch", field: "amount", paid: true },
      { attention: "amount_differs" },
    ],
    [
      { kind: "mismatch", field: "amount", paid: false },
      { attention: "amount_differs" },
    ],
    [
      { kind: "mismatch", field: "reference", paid: true },
      { attention: "reference_differs" },
    ],
  ]
  it.each(afterSuccess)("a success becomes by %j: %j", (verdict, change) => {
    expect(afterVerdict(row("succeeded"), verdict)).toEqual(change)
  })

  it.each(["amount", "currency"] as const)(
    "a known success of another %s does not change when it is repeated",
    (field) => {
      const success = row("succeeded", { received_amount: "1" })
      expect(
        afterVerdict(success, { kind: "mismatch", field, paid: true })
      ).toEqual({})
    }
  )

  it("an answer about another transaction sets attention after a success of a known amount", () => {
    expect(
      afterVerdict(row("succeeded", { received_amount: "1" }), {
        kind: "mismatch",
        field: "reference",
        paid: true,
      })
    ).toEqual({ attention: "reference_differs" })
  })

  it("a success of a known other amount is reversed when that money goes back, resolved or not", () => {
    for (const attention of [null, "amount_differs"] as const) {
      expect(
        afterVerdict(row("succeeded", { received_amount: "1", attention }), {
          kind: "mismatch",
          field: "amount",
          paid: false,
        })
      ).toEqual({
        state: "reversed",
        reason: "returned",
        attention: "reversed",
      })
    }
  })

  it("a success of an unknown amount loses its attention when the amount is readable and right", () => {
    expect(
      afterVerdict(row("succeeded", { attention: "amount_unknown" }), paid)
    ).toEqual({ attention: null })
  })

  it("a repeated answer does not reverse money of another amount", () => {
    expect(
      afterVerdict(row("succeeded", { attention: "amount_differs" }), {
        kind: "mismatch",
        field: "amount",
        paid: true,
      })
    ).toEqual({})
  })

  it("an unpaid answer about another transaction reverses nothing", () => {
    expect(
      afterVerdict(
        { ...row("succeeded"), attention: "reference_differs" },
        { kind: "mismatch", field: "reference", paid: false }
      )
    ).toEqual({})
  })

  it.each([...ends, ...afterSuccess].map(([verdict]) => verdict))(
    "%j does not change a reversed payment, nor one that awaits approval",
    (verdict) => {
      expect(afterVerdict(row("reversed"), verdict)).toEqual({})
      expect(afterVerdict(row("awaiting_approval"), verdict)).toEqual({})
    }
  )

  const NO_ANSWER: readonly Attention[] = [
    "outcome_unknown",
    "outcome_unreadable",
    "never_final",
  ]

  it.each(ATTENTIONS)(
    "an answer about another transaction does not replace %s, unless it is paid and there was no answer before",
    (attention) => {
      for (const state of STATES.filter((state) => !isUnmoved(state))) {
        for (const paid of [true, false]) {
          expect(
            afterVerdict(row(state, { attention }), {
              kind: "mismatch",
              field: "reference",
              paid,
            })
          ).toEqual(
            paid && NO_ANSWER.includes(attention)
              ? { attention: "reference_differs" }
              : {}
          )
        }
      }
    }
  )

  it.each(["amount", "currency"] as const)(
    "a success of another %s is reversed when that money goes back",
    (field) => {
      expect(
        afterVerdict(
          { ...row("succeeded"), attention: `${field}_differs` },
          { kind: "mismatch", field, paid: false }
        )
      ).toEqual({
        state: "reversed",
        reason: "returned",
        attention: "reversed",
      })
    }
  )
})
