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

describe("With time alone", () => {
  const before = later(5 * 60 - 1)
  const inThreeDays = later(72 * 3600)
  const isCheckable = [true, false]

  it.each(
    STATES.flatMap((state) => isCheckable.map((asked) => ({ state, asked })))
  )(
    "$state (order number known: $asked) changes not before the push's end, save a request that nobody answered",
    ({ state, asked }) => {
      expect(
        afterTime(row(state), { now: before, isCheckable: asked })
      ).toEqual(
        state === "submitting" && !asked
          ? { state: "unknown", reason: "no_answer" }
          : {}
      )
    }
  )

  it.each(["submitting", "pending", "unknown"] as const)(
    "%s expires at the push's end while FlexPay can be asked",
    (state) => {
      expect(
        afterTime(row(state), { now: EXPIRES_AT, isCheckable: true })
      ).toEqual({ state: "expired", reason: "expired" })
    }
  )

  it.each(["pending", "unknown"] as const)(
    "%s without an order number needs a person at the push's end",
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

  it("what was never sent lapses at the push's end", () => {
    expect(
      afterTime(row("deferred"), { now: EXPIRES_AT, isCheckable: false })
    ).toEqual({ state: "canceled", reason: "expired" })
  })

  it("an expired attempt needs a person after 72 hours, not before", () => {
    const expired = row("expired")
    const at = (now: Date) => afterTime(expired, { now, isCheckable: true })

    expect(at(later(72 * 3600 - 1))).toEqual({})
    expect(at(inThreeDays)).toEqual({ attention: "never_final" })
  })

  describe("where a callback said paid, or check found an unknown status", () => {
    const seemsPaid = true

    it.each(["submitting", "pending", "unknown"] as const)(
      "%s needs an operator at the push's end, and not before",
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

    it("an expired attempt needs an operator when that comes later", () => {
      expect(
        afterTime(row("expired"), {
          now: later(6 * 60),
          isCheckable: true,
          seemsPaid,
        })
      ).toEqual({ attention: "outcome_unreadable" })
    })

    it("an attention that is set stays", () => {
      expect(
        afterTime(
          { ...row("pending"), attention: "reference_differs" },
          { now: EXPIRES_AT, isCheckable: true, seemsPaid }
        )
      ).toEqual({ state: "expired", reason: "expired" })
    })
  })

  it("a push whose end is noticed after 72 hours needs an operator at once", () => {
    expect(
      afterTime(row("pending"), { now: inThreeDays, isCheckable: true })
    ).toEqual({
      state: "expired",
      reason: "expired",
      attention: "never_final",
    })
  })

  it("an expired attempt that has a person keeps its reason", () => {
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
    for (const asked of isCheckable) {
      expect(
        afterTime(row(state), { now: inThreeDays, isCheckable: asked })
      ).toEqual({})
    }
  })
})
