import { setImmediate as nextTurn } from "node:timers/promises"
import { limitChecks } from "../hooks/flexpay/limit-checks"

describe("limitChecks", () => {
  it("runs ten at a time, and each of 300 in the end", async () => {
    let running = 0
    let most = 0
    let done = 0

    await Promise.all(
      Array.from({ length: 300 }, () =>
        limitChecks(async () => {
          most = Math.max(most, ++running)
          await nextTurn()
          running--
          done++
        })
      )
    )

    expect({ most, done }).toEqual({ most: 10, done: 300 })
  })

  it("goes on after one that throws", async () => {
    const failing = Array.from({ length: 20 }, () =>
      limitChecks(async () => {
        await nextTurn()
        throw new Error("The database is gone")
      })
    )

    const results = await Promise.allSettled(failing)

    expect(results.map(({ status }) => status)).toEqual(
      Array.from({ length: 20 }, () => "rejected")
    )
    let ran = false
    await limitChecks(async () => {
      await nextTurn()
      ran = true
    })
    expect(ran).toBe(true)
  })
})
