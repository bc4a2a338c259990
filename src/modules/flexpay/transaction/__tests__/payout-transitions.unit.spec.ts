import type { Verdict } from "../../../../gateway"
import {
  afterPayoutRequest,
  afterPayoutTime,
  afterPayoutVerdict,
} from "../payout-transitions"
import { STATES } from "../transaction"
import type { Attention, State } from "../transaction"
import type { RequestOutcome } from "../payment-transitions"

const BORN = new Date("2026-01-01T00:00:00Z")

function later(seconds: number): Date {
  return new Date(BORN.getTime() + seconds * 1000)
}

function payout(state: State) {
  return {
    state,
    attention: null,
    created_at: BORN,
    sent_at: null,
    expires_at: later(5 * 60),
    refund_id: null,
    received_amount: null,
    check_status: null,
  }
}

const paid: Verdict = { kind: "paid" }
const otherAmount: Verdict = { kind: "mismatch", field: "amount", paid: true }

describe("A payout after FlexPay's answer to the request", () => {
  const outcomes: [RequestOutcome, object][] = [
    ["accepted", { state: "pending", reason: null, attention: null }],
    [
      "refused",
      { state: "refused", reason: "refused", attention: "payout_refused" },
    ],
    [
      "misconfigured",
      {
        state: "refused",
        reason: "misconfigured",
        attention: "payout_refused",
      },
    ],
    [
      "not_sent",
      { state: "refused", reason: "unreachable", attention: "payout_refused" },
    ],
    [
      "unknown",
      { state: "unknown", reason: "no_answer", attention: "outcome_unknown" },
    ],
  ]
  const table = STATES.flatMap((state) =>
    outcomes.map(([outcome, change]) => ({
      state,
      outcome,
      change: state === "submitting" || state === "unknown" ? change : {},
    }))
  )

  it.each(table)(
    "a payout in $state becomes by $outcome: $change",
    ({ state, outcome, change }) => {
      expect(afterPayoutRequest({ state }, outcome)).toEqual(change)
    }
  )
})

describe("A payout after a check", () => {
  const open = ["submitting", "pending", "unknown", "failed"] as const

  it.each(open)("a payout succeeds from %s at any time", (state) => {
    expect(afterPayoutVerdict(payout(state), paid, later(1))).toEqual({
      state: "succeeded",
      reason: null,
      attention: null,
    })
  })

  it("a refused payout that arrives gets attention, since Medusa undid its refund", () => {
    expect(afterPayoutVerdict(payout("refused"), paid, later(1))).toEqual({
      state: "succeeded",
      reason: null,
      attention: "contradicted",
    })
  })

  it.each(["not_paid", "canceled", "refunding", "refunded"] as const)(
    "a failed or refused payout does not change by a repeated %s",
    (kind) => {
      for (const state of ["failed", "refused"] as const) {
        expect(
          afterPayoutVerdict(payout(state), { kind }, later(60 * 60))
        ).toEqual({})
      }
    }
  )

  it("a pending check does not change a payout", () => {
    for (const state of STATES) {
      expect(
        afterPayoutVerdict(
          payout(state),
          { kind: "pending", why: "waiting" },
          later(9_999)
        )
      ).toEqual({})
    }
  })

  it.each([
    { seconds: 179, change: {} },
    {
      seconds: 180,
      change: {
        state: "failed",
        reason: "not_paid",
        attention: "payout_failed",
      },
    },
  ])(
    "a failure $seconds seconds after a payout was sent makes: $change",
    ({ seconds, change }) => {
      const verdict: Verdict = { kind: "not_paid" }

      expect(
        afterPayoutVerdict(payout("pending"), verdict, later(seconds))
      ).toEqual(change)
      // Two days went by until a second admin approved it.
      expect(
        afterPayoutVerdict(
          { ...payout("pending"), sent_at: later(172_800) },
          verdict,
          later(172_800 + seconds)
        )
      ).toEqual(change)
    }
  )

  it.each([
    ["canceled", "canceled"],
    ["refunding", "returned"],
    ["refunded", "returned"],
  ] as const)("fails by %s, with reason %s", (kind, reason) => {
    expect(afterPayoutVerdict(payout("pending"), { kind }, later(1))).toEqual({
      state: "failed",
      reason,
      attention: "payout_failed",
    })
  })

  it.each(["amount", "currency"] as const)(
    "a payout of another %s succeeds with attention",
    (field) => {
      expect(
        afterPayoutVerdict(
          payout("pending"),
          { kind: "mismatch", field, paid: true },
          later(1)
        )
      ).toEqual({
        state: "succeeded",
        reason: null,
        attention: `${field}_differs`,
      })
    }
  )

  it("a payout of another amount that is on its way back does not succeed", () => {
    expect(
      afterPayoutVerdict(
        payout("pending"),
        { kind: "mismatch", field: "amount", paid: false },
        later(1)
      )
    ).toEqual({ attention: "amount_differs" })
  })

  it("an answer about another transaction does not change the state of a payout", () => {
    expect(
      afterPayoutVerdict(
        payout("pending"),
        { kind: "mismatch", field: "reference", paid: true },
        later(1)
      )
    ).toEqual({ attention: "reference_differs" })
  })

  it("a succeeded payout is contradicted by all answers but a success or a repeated one", () => {
    const after = (verdict: Verdict, received_amount: string | null = null) =>
      afterPayoutVerdict(
        { ...payout("succeeded"), received_amount },
        verdict,
        later(9_999)
      )

    expect(after(paid)).toEqual({})
    expect(after(otherAmount, "1")).toEqual({})
    for (const verdict of [
      { kind: "not_paid" },
      { kind: "canceled" },
      { kind: "refunded" },
      otherAmount,
    ] as const) {
      expect(after(verdict)).toEqual({ attention: "contradicted" })
    }
    expect(
      after({ kind: "mismatch", field: "reference", paid: true }, "1")
    ).toEqual({ attention: "contradicted" })
  })
})

describe("A payout as time passes", () => {
  it("time never fails or sends a payout", () => {
    for (const state of STATES.filter((name) => name !== "draft")) {
      for (const isCheckable of [true, false]) {
        const { state: next } = afterPayoutTime(payout(state), {
          now: later(9_999_999),
          isCheckable,
        })
        expect([undefined, "unknown"]).toContain(next)
      }
    }
  })

  it("a payout whose request was interrupted becomes unknown with attention", () => {
    expect(
      afterPayoutTime(payout("submitting"), {
        now: later(90),
        isCheckable: false,
      })
    ).toEqual({
      state: "unknown",
      reason: "no_answer",
      attention: "outcome_unknown",
    })
  })

  it.each([
    ["submitting", true],
    ["pending", false],
    ["unknown", false],
  ] as const)(
    "a payout stays %s when it is checkable: %s",
    (state, isCheckable) => {
      expect(
        afterPayoutTime(payout(state), { now: later(90), isCheckable })
      ).toEqual({})
    }
  )

  it("a payout gets attention after 72 hours only while it is open and has none", () => {
    const open: State[] = ["submitting", "pending", "unknown"]
    for (const state of STATES.filter((name) => name !== "draft")) {
      const after = (attention: Attention | null) =>
        afterPayoutTime(
          { ...payout(state), attention },
          { now: later(259_200), isCheckable: true }
        )

      expect([state, after(null)]).toEqual([
        state,
        open.includes(state) ? { attention: "never_final" } : {},
      ])
      expect([state, after("outcome_unknown")]).toEqual([state, {}])
    }
  })

  it.each([
    { sent_at: null, seconds: 259_199, change: {} },
    { sent_at: null, seconds: 259_200, change: { attention: "never_final" } },
    { sent_at: later(100), seconds: 259_200, change: {} },
  ])(
    "a payout that is pending for $seconds seconds, sent at $sent_at, makes: $change",
    ({ sent_at, seconds, change }) => {
      expect(
        afterPayoutTime(
          { ...payout("pending"), sent_at },
          { now: later(seconds), isCheckable: true }
        )
      ).toEqual(change)
    }
  )

  it("a draft expires after 5 minutes, with attention if Medusa booked its refund", () => {
    const after = (seconds: number, refund_id: string | null) =>
      afterPayoutTime(
        { ...payout("draft"), refund_id },
        { now: later(seconds), isCheckable: false }
      )

    expect(after(299, "ref_1")).toEqual({})
    expect(after(300, null)).toEqual({ state: "canceled", reason: "not_sent" })
    expect(after(300, "ref_1")).toEqual({
      state: "refused",
      reason: "not_sent",
      attention: "payout_refused",
    })
  })
})
