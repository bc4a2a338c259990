import { periodsOfRun } from "../canceled-orders"

const DAY_MS = 24 * 60 * 60 * 1000
const RUN_MS = 5 * 60 * 1000
const MIDNIGHT = Date.UTC(2026, 10, 30)

describe("periodsOfRun", () => {
  it("covers the last three days in each run", () => {
    const now = new Date(MIDNIGHT + 7 * RUN_MS)

    expect(periodsOfRun(now)[0]).toEqual({
      created_from: new Date(now.getTime() - 3 * DAY_MS),
      created_to: now,
    })
  })

  it("covers the past 400 days without a gap in the runs of a day", () => {
    const parts = Array.from({ length: DAY_MS / RUN_MS }, (_, run) => {
      // Runs begin a little late, by up to a minute.
      const now = MIDNIGHT + run * RUN_MS + ((run * 7) % 60) * 1000
      return periodsOfRun(new Date(now))[1]
    }).map((period) => {
      if (!period || !("created_from" in period)) {
        throw new Error("A run has a second period")
      }
      return period
    })

    parts.slice(1).forEach(({ created_to }, index) => {
      const before = parts[index]
      expect(created_to.getTime()).toBeGreaterThanOrEqual(
        before?.created_from.getTime() ?? Infinity
      )
    })
    expect(parts[0]?.created_to.getTime()).toBeGreaterThanOrEqual(MIDNIGHT)
    expect(parts.at(-1)?.created_from.getTime()).toBeLessThanOrEqual(
      MIDNIGHT + DAY_MS - 400 * DAY_MS
    )
  })
})
