import { earliest, nextCheckAt, nextTryAt } from "../check-schedule"
import { STATES } from "../transaction"
import type { State } from "../transaction"

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const BORN = new Date("2026-01-01T00:00:00Z")

function at(age: number): Date {
  return new Date(BORN.getTime() + age)
}

function row(state: State, changes: object = {}) {
  return {
    kind: "payment" as const,
    state,
    sent_at: null,
    created_at: BORN,
    finalized_at: null,
    expires_at: at(5 * MINUTE),
    order_number: "order number",
    callback_order_numbers: null,
    ...changes,
  }
}

/** The wait that the schedule gives at this age, or null for never. */
function waitAt(age: number, facts: ReturnType<typeof row>): number | null {
  const next = nextCheckAt(facts, at(age))
  return next && next.getTime() - at(age).getTime()
}

/** The ages at which an attempt is asked about, when nothing comes of it. */
function ages(facts: ReturnType<typeof row>, from = 0): number[] {
  const asked: number[] = []
  let next = nextCheckAt(facts, at(from))
  while (next) {
    asked.push(next.getTime() - BORN.getTime())
    next = nextCheckAt(facts, next)
  }
  return asked
}

describe("An attempt without an outcome", () => {
  it.each([
    [0, 5 * SECOND],
    [14 * SECOND, 5 * SECOND],
    [15 * SECOND, 10 * SECOND],
    [MINUTE, 20 * SECOND],
    [3 * MINUTE, MINUTE],
    [15 * MINUTE, 5 * MINUTE],
    [HOUR, HOUR],
    [24 * HOUR, 6 * HOUR],
  ])("is asked about at an age of %d ms again after %d ms", (age, wait) => {
    expect(waitAt(age, row("expired"))).toBe(wait)
  })

  it("is asked about less and less often, and the last time at 72 hours", () => {
    const asked = ages(row("expired"))
    const waits = asked.slice(1).map((age, i) => age - (asked[i] ?? 0))

    expect(asked.at(-1)).toBe(72 * HOUR)
    expect(asked.length).toBeLessThan(90)
    expect(waits.slice(0, -1)).toEqual(
      [...waits.slice(0, -1)].sort((a, b) => a - b)
    )
  })

  it.each(["submitting", "pending", "unknown"] as const)(
    "is looked at when its push ends, and not later: %s",
    (state) => {
      for (let age = 0; age < 5 * MINUTE; age += 7 * SECOND) {
        const next = nextCheckAt(row(state), at(age))

        expect(next?.getTime()).toBeGreaterThan(at(age).getTime())
        expect(next?.getTime()).toBeLessThanOrEqual(at(5 * MINUTE).getTime())
      }
    }
  )

  it.each(["deferred", "submitting", "pending", "unknown"] as const)(
    "is looked at when its push ends though nothing can be asked, however late that is noticed: %s",
    (state) => {
      const unheard = row(state, { order_number: null })

      expect(nextCheckAt(unheard, BORN)).toEqual(at(5 * MINUTE))
      expect(nextCheckAt(unheard, at(HOUR))).toEqual(at(5 * MINUTE))
    }
  )

  it("is not asked about once it expired without an order number", () => {
    expect(
      nextCheckAt(row("expired", { order_number: null }), at(6 * MINUTE))
    ).toBeNull()
  })

  it("is asked about by the number that a callback told", () => {
    expect(
      waitAt(
        6 * MINUTE,
        row("expired", { order_number: null, callback_order_numbers: ["A"] })
      )
    ).toBe(MINUTE)
  })
})

describe("A settled attempt", () => {
  it.each(["failed", "canceled"] as const)(
    "is followed for a day, never more than once a minute: %s",
    (state) => {
      const asked = ages(row(state), 20 * SECOND)

      expect(asked[0]).toBe(20 * SECOND + MINUTE)
      expect(asked.at(-1)).toBeGreaterThanOrEqual(24 * HOUR)
      expect(asked.at(-1)).toBeLessThan(25 * HOUR)
    }
  )

  it("that succeeded is looked at after 1, 24 and 72 hours", () => {
    const success = row("succeeded", { finalized_at: at(MINUTE) })

    expect(ages(success, MINUTE)).toEqual([
      MINUTE + HOUR,
      MINUTE + 24 * HOUR,
      MINUTE + 72 * HOUR,
    ])
  })

  it("that was reversed is left alone", () => {
    expect(nextCheckAt(row("reversed"), BORN)).toBeNull()
  })

  it("that was refused is left alone when FlexPay named no transaction", () => {
    const refused = row("refused", { order_number: null })
    expect(nextCheckAt(refused, BORN)).toBeNull()
  })

  it.each([
    { order_number: "A" },
    { order_number: null, callback_order_numbers: ["A"] },
  ])(
    "that was refused is asked about soon, and for a day, when FlexPay names a transaction all the same: %j",
    (numbers) => {
      const asked = ages(row("refused", numbers))

      expect(asked[0]).toBe(5 * SECOND)
      expect(asked.at(-1)).toBeGreaterThanOrEqual(24 * HOUR)
      expect(asked.at(-1)).toBeLessThan(25 * HOUR)
    }
  )
})

describe("Silence", () => {
  it.each(STATES)("never makes the next look later: %s", (state) => {
    for (const age of [0, MINUTE, HOUR, 30 * HOUR, 80 * HOUR]) {
      const facts = row(state, { finalized_at: BORN })
      const answered = nextCheckAt(facts, at(age))
      const unanswered = nextCheckAt(facts, at(age), { isAnswered: false })

      expect(unanswered).toEqual(answered ?? at(age + HOUR))
    }
  })

  it("is borne for 7 days", () => {
    const now = at(7 * 24 * HOUR)

    expect(nextCheckAt(row("failed"), now, { isAnswered: false })).toBeNull()
  })
})

describe("What Medusa has yet to hear", () => {
  it("is tried again after 30 seconds, for an hour", () => {
    const refused = row("refused", { finalized_at: BORN })

    expect(nextTryAt(refused, at(MINUTE), null)).toEqual(at(90 * SECOND))
    expect(nextTryAt(refused, at(HOUR), null)).toBeNull()
  })

  it("never delays a check", () => {
    const failed = row("failed", { finalized_at: BORN })

    expect(nextTryAt(failed, BORN, at(SECOND))).toEqual(at(SECOND))
    expect(nextTryAt(failed, BORN, at(HOUR))).toEqual(at(30 * SECOND))
  })
})

describe("The earlier of two times", () => {
  it.each([
    [at(1), at(2), at(1)],
    [at(2), at(1), at(1)],
    [null, at(1), at(1)],
    [at(1), null, at(1)],
    [null, null, null],
  ])("of %p and %p is %p", (a, b, expected) => {
    expect(earliest(a, b)).toEqual(expected)
  })
})
