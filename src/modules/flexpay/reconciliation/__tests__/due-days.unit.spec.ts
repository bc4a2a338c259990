import { dayBefore, dayOf, readDay } from "../day"
import { dueDays } from "../due-days"
import type { DayRow } from "../due-days"
import { ulidTimePrefix } from "../ulid-time"

const TONIGHT = new Date("2026-11-25T23:30:00Z")
const NOW = new Date("2026-11-25T23:40:00Z")
const BEFORE = new Date("2026-11-25T20:00:00Z")
const AFTER = new Date("2026-11-25T23:35:00Z")
const ENDED = "2026-11-25"

function row(id: string, changes: Partial<DayRow> = {}): DayRow {
  return {
    id,
    state: "done",
    started_at: BEFORE,
    lease_until: null,
    is_open: false,
    is_answered: false,
    ...changes,
  }
}

function due(rows: DayRow[], now = NOW) {
  return dueDays(rows, { ended: ENDED, tonight: TONIGHT, now }).map(
    ({ day, recheck }) => `${day}${recheck ? " recheck" : ""}`
  )
}

describe("the days that are due", () => {
  it("are, at first, the one that ended", () => {
    expect(due([])).toEqual([`${ENDED} recheck`])
  })

  it("are none before the night's hour", () => {
    expect(due([row("2026-11-20")], new Date("2026-11-25T23:29:00Z"))).toEqual(
      []
    )
  })

  it("are the three before it once more, and those that were left out", () => {
    expect(due([row("2026-11-24"), row("2026-11-22")])).toEqual([
      "2026-11-25 recheck",
      "2026-11-24",
      "2026-11-23 recheck",
      "2026-11-22",
    ])
  })

  it("are older ones while a break of theirs is open", () => {
    expect(
      due([row("2026-11-01", { is_open: true }), row("2026-11-02")])
    ).toContain("2026-11-01")
    expect(
      due([row("2026-11-01", { is_open: true }), row("2026-11-02")])
    ).not.toContain("2026-11-02")
  })

  it("are each done once a night", () => {
    const done = ["2026-11-25", "2026-11-24", "2026-11-23", "2026-11-22"].map(
      (day) => row(day, { started_at: AFTER, is_open: true })
    )
    expect(due(done)).toEqual([])
  })

  it("days whose checks are answered, and days whose comparison died, are due", () => {
    const recent = ["2026-11-25", "2026-11-24", "2026-11-23"].map((day) =>
      row(day, { started_at: AFTER })
    )
    expect(
      due([
        ...recent,
        row("2026-11-22", { started_at: AFTER, state: "checking" }),
        row("2026-11-21", { state: "checking", is_answered: true }),
        row("2026-11-20", { state: "comparing", lease_until: BEFORE }),
        row("2026-11-19", {
          state: "comparing",
          lease_until: new Date("2026-11-25T23:45:00Z"),
        }),
        row("2026-11-18", { state: "failed" }),
      ])
    ).toEqual(["2026-11-21", "2026-11-20"])
  })
})

describe("a day", () => {
  it("begins and ends by the clock of Kinshasa", () => {
    expect(dayOf(new Date("2026-11-25T22:59:59Z"))).toBe("2026-11-25")
    expect(dayOf(new Date("2026-11-25T23:00:00Z"))).toBe("2026-11-26")
    expect(dayBefore("2026-03-01")).toBe("2026-02-28")
  })

  it.each(["", "25-11-2026", "2026-02-30", "2019-01-01", "2026-11-25T00:00"])(
    "is not %j",
    (text) => {
      expect(() => readDay(text, NOW)).toThrow(
        "A day is written like 2026-11-25."
      )
    }
  )

  it("can be compared while it lasts, and not before", () => {
    expect(readDay("2026-11-26", NOW)).toBe("2026-11-26")
    expect(() => readDay("2026-11-27", NOW)).toThrow("has not begun yet")
  })
})

describe("the signs that a ULID begins with", () => {
  it("are those of its time", () => {
    // The ULID specification's own example.
    expect(ulidTimePrefix(1_469_918_176_385)).toBe("01ARYZ6S41")
    expect(ulidTimePrefix(0)).toBe("0000000000")
  })
})
