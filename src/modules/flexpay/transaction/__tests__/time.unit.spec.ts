import { LIVE_STATES, STATES } from "../transaction"
import type { State } from "../transaction"
import { afterTime } from "../payment-transitions"

const BORN = new Date("2026-01-01T00:00:00Z")
const EXPIRES_AT = later(5 * 60)

function later(seconds: number): Date {
  return new Date(BORN.getTime() + seconds * 1000)
}

function row(state: State) {
  return {
    state,
    attention: null,
    created_at: BORN,
    expires_at: EXPIRES_AT,
  }
}

describe("The passing of time", () => {
  const before = later(5 * 60 - 1)
  const inThreeDays = later(72 * 3600)

  it.each(
    STATES.flatMap((state) =>
      [true, false].map((isCheckable) => ({ state, isCheckable }))
    )
  )(
    "$state (order number known: $isCheckable) does not change before the end of the push, except for an unanswered request",
    ({ state, isCheckable }) => {
      expect(afterTime(row(state), { now: before, isCheckable })).toEqual(
        state === "submitting" && !isCheckable
          ? { state: "unknown", reason: "no_answer" }
          : {}
      )
    }
  )

  it.each(["submitting", "pending", "unknown"] as const)(
    "%s expires at the end of the push when it is checkable",
    (state) => {
      expect(
        afterTime(row(state), { now: EXPIRES_AT, isCheckable: true })
      ).toEqual({ state: "expired", reason: "expired" })
    }
  )

  it.each(["pending", "unknown"] as const)(
    "%s without an order number gets attention at the end of the push",
    (state) => {
      expect(
        afterTime(row(state), { now: EXPIRES_AT, isCheckable: false })
      ).toEqual({
        state: "expired",
        reason: "no_answer",
        attention: "outcome_unknown",
      })
    }
  )

  it("a deferred payment is canceled at the end of the push", () => {
    expect(
      afterTime(row("deferred"), { now: EXPIRES_AT, isCheckable: false })
    ).toEqual({ state: "canceled", reason: "expired" })
  })

  it("an expired payment gets attention after 72 hours, not before", () => {
    const expired = row("expired")
    const changeAt = (now: Date) =>
      afterTime(expired, { now, isCheckable: true })

    expect(changeAt(later(72 * 3600 - 1))).toEqual({})
    expect(changeAt(inThreeDays)).toEqual({ attention: "never_final" })
  })

  describe("after a paid callback or an unknown status", () => {
    const seemsPaid = true

    it.each(["submitting", "pending", "unknown"] as const)(
      "%s gets attention at the end of the push, and not before",
      (state) => {
        expect(
          afterTime(row(state), { now: before, isCheckable: true, seemsPaid })
        ).toEqual({})
        expect(
          afterTime(row(state), {
            now: EXPIRES_AT,
            isCheckable: true,
            seemsPaid,
          })
        ).toEqual({
          state: "expired",
          reason: "expired",
          attention: "outcome_unreadable",
        })
      }
    )

    it("an expired payment gets attention when that comes later", () => {
      expect(
        afterTime(row("expired"), {
          now: later(6 * 60),
          isCheckable: true,
          seemsPaid,
        })
      ).toEqual({ attention: "outcome_unreadable" })
    })

    it("a set attention stays", () => {
      expect(
        afterTime(
          { ...row("pending"), attention: "reference_differs" },
          { now: EXPIRES_AT, isCheckable: true, seemsPaid }
        )
      ).toEqual({ state: "expired", reason: "expired" })
    })
  })

  it("a push whose end is noticed after 72 hours gets attention at once", () => {
    expect(
      afterTime(row("pending"), { now: inThreeDays, isCheckable: true })
    ).toEqual({
      state: "expired",
      reason: "expired",
      attention: "never_final",
    })
  })

  it("an expired payment with attention keeps it", () => {
    expect(
      afterTime(
        { ...row("expired"), attention: "outcome_unknown" },
        { now: inThreeDays, isCheckable: true }
      )
    ).toEqual({})
  })

  it.each(
    STATES.filter(
      (state) =>
        state !== "expired" &&
        !(LIVE_STATES as readonly State[]).includes(state)
    )
  )("%s stays as it is for ever", (state) => {
    for (const isCheckable of [true, false]) {
      expect(afterTime(row(state), { now: inThreeDays, isCheckable })).toEqual(
        {}
      )
    }
  })
})
