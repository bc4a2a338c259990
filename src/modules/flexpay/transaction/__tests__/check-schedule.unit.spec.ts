import { earliest, nextCheckAt, nextTryAt } from "../check-schedule"
import { STATES } from "../transaction"
import type { State } from "../transaction"

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const BORN = new Date("2026-01-01T00:00:00Z")

function timeAt(age: number): Date {
  return new Date(BORN.getTime() + age)
}

function row(state: State, changes: object = {}) {
  return {
    kind: "payment" as const,
    state,
    sent_at: null,
    created_at: BORN,
    finalized_at: null,
    expires_at: timeAt(5 * MINUTE),
    order_number: "order number",
    callback_order_numbers: null,
    ...changes,
  }
}

/** The wait that the schedule gives at this age, or null for never. */
function waitAt(age: number, facts: ReturnType<typeof row>): number | null {
  const next = nextCheckAt(facts, timeAt(age))
  return next && next.getTime() - timeAt(age).getTime()
}

/** The ages at which an attempt is checked, when nothing comes of it. */
function ages(facts: ReturnType<typeof row>, from = 0): number[] {
  const checkAges: number[] = []
  let next = nextCheckAt(facts, timeAt(from))
  while (next) {
    checkAges.push(next.getTime() - BORN.getTime())
    next = nextCheckAt(facts, next)
  }
  return checkAges
}

describe("A transaction without a final answer", () => {
  it.each([
    [0, 5 * SECOND],
    [14 * SECOND, 5 * SECOND],
    [15 * SECOND, 10 * SECOND],
    [MINUTE, 20 * SECOND],
    [3 * MINUTE, MINUTE],
    [15 * MINUTE, 5 * MINUTE],
    [HOUR, HOUR],
    [24 * HOUR, 6 * HOUR],
  ])("at an age of %d ms the next check is after %d ms", (age, wait) => {
    expect(waitAt(age, row("expired"))).toBe(wait)
  })

  it("checks become rarer, and end at 72 hours", () => {
    const checkAges = ages(row("expired"))
    const waits = checkAges.slice(1).map((age, i) => age - (checkAges[i] ?? 0))

    expect(checkAges.at(-1)).toBe(72 * HOUR)
    expect(checkAges.length).toBeLessThan(90)
    expect(waits.slice(0, -1)).toEqual(
      [...waits.slice(0, -1)].sort((a, b) => a - b)
    )
  })

  it.each(["submitting", "pending", "unknown"] as const)(
    "a check is due at the end of the push at the latest: %s",
    (state) => {
      for (let age = 0; age < 5 * MINUTE; age += 7 * SECOND) {
        const next = nextCheckAt(row(state), timeAt(age))

        expect(next?.getTime()).toBeGreaterThan(timeAt(age).getTime())
        expect(next?.getTime()).toBeLessThanOrEqual(
          timeAt(5 * MINUTE).getTime()
        )
      }
    }
  )

  it.each(["deferred", "submitting", "pending", "unknown"] as const)(
    "a row without an order number is due at the end of the push, however late that is noticed: %s",
    (state) => {
      const unheard = row(state, { order_number: null })

      expect(nextCheckAt(unheard, BORN)).toEqual(timeAt(5 * MINUTE))
      expect(nextCheckAt(unheard, timeAt(HOUR))).toEqual(timeAt(5 * MINUTE))
    }
  )

  it("an expired row without an order number is not checked", () => {
    expect(
      nextCheckAt(row("expired", { order_number: null }), timeAt(6 * MINUTE))
    ).toBeNull()
  })

  it("the order number of a callback is checked", () => {
    expect(
      waitAt(
        6 * MINUTE,
        row("expired", { order_number: null, callback_order_numbers: ["A"] })
      )
    ).toBe(MINUTE)
  })
})

describe("A transaction in a final state", () => {
  it.each(["failed", "canceled"] as const)(
    "a %s transaction is checked for a day, at most once a minute",
    (state) => {
      const checkAges = ages(row(state), 20 * SECOND)

      expect(checkAges[0]).toBe(20 * SECOND + MINUTE)
      expect(checkAges.at(-1)).toBeGreaterThanOrEqual(24 * HOUR)
      expect(checkAges.at(-1)).toBeLessThan(25 * HOUR)
    }
  )

  it("a succeeded transaction is checked after 1, 24 and 72 hours", () => {
    const success = row("succeeded", { finalized_at: timeAt(MINUTE) })

    expect(ages(success, MINUTE)).toEqual([
      MINUTE + HOUR,
      MINUTE + 24 * HOUR,
      MINUTE + 72 * HOUR,
    ])
  })

  it("a reversed transaction is not checked", () => {
    expect(nextCheckAt(row("reversed"), BORN)).toBeNull()
  })

  it("a refused transaction without an order number is not checked", () => {
    const refused = row("refused", { order_number: null })
    expect(nextCheckAt(refused, BORN)).toBeNull()
  })

  it.each([
    { order_number: "A" },
    { order_number: null, callback_order_numbers: ["A"] },
  ])(
    "a refused transaction with an order number is checked soon, and for a day: %j",
    (numbers) => {
      const checkAges = ages(row("refused", numbers))

      expect(checkAges[0]).toBe(5 * SECOND)
      expect(checkAges.at(-1)).toBeGreaterThanOrEqual(24 * HOUR)
      expect(checkAges.at(-1)).toBeLessThan(25 * HOUR)
    }
  )
})

describe("An unreadable answer", () => {
  it.each(STATES)(
    "an unreadable answer does not delay the next check: %s",
    (state) => {
      for (const age of [0, MINUTE, HOUR, 30 * HOUR, 80 * HOUR]) {
        const facts = row(state, { finalized_at: BORN })
        const answered = nextCheckAt(facts, timeAt(age))
        const unanswered = nextCheckAt(facts, timeAt(age), {
          isAnswered: false,
        })

        expect(unanswered).toEqual(answered ?? timeAt(age + HOUR))
      }
    }
  )

  it("checks go on for 7 days without a readable answer", () => {
    const now = timeAt(7 * 24 * HOUR)

    expect(nextCheckAt(row("failed"), now, { isAnswered: false })).toBeNull()
  })
})

describe("A row that needs a sync", () => {
  it("a sync is retried after 30 seconds, for an hour", () => {
    const refused = row("refused", { finalized_at: BORN })

    expect(nextTryAt(refused, timeAt(MINUTE), null)).toEqual(
      timeAt(90 * SECOND)
    )
    expect(nextTryAt(refused, timeAt(HOUR), null)).toBeNull()
  })

  it("a sync does not delay a check", () => {
    const failed = row("failed", { finalized_at: BORN })

    expect(nextTryAt(failed, BORN, timeAt(SECOND))).toEqual(timeAt(SECOND))
    expect(nextTryAt(failed, BORN, timeAt(HOUR))).toEqual(timeAt(30 * SECOND))
  })
})

describe("earliest", () => {
  it.each([
    [timeAt(1), timeAt(2), timeAt(1)],
    [timeAt(2), timeAt(1), timeAt(1)],
    [null, timeAt(1), timeAt(1)],
    [timeAt(1), null, timeAt(1)],
    [null, null, null],
  ])("the earlier of %p and %p is %p", (a, b, expected) => {
    expect(earliest(a, b)).toEqual(expected)
  })
})
