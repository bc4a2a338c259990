import { setImmediate as nextTurn } from "node:timers/promises"
import { ConcurrencyLimit } from "../concurrency-limit"

describe("ConcurrencyLimit", () => {
  it("runs as many at once as it allows, and the others in their order", async () => {
    const limit = new ConcurrencyLimit(8)
    const begun: number[] = []
    const ends: (() => void)[] = []
    const all = Array.from({ length: 20 }, (_, index) =>
      limit.run(async () => {
        begun.push(index)
        await new Promise<void>((end) => ends.push(end))
        return index
      })
    )
    await nextTurn()
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7])

    ends[3]?.()
    await nextTurn()
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])

    while (begun.length < 20) {
      ends.forEach((end) => end())
      await nextTurn()
    }
    ends.forEach((end) => end())
    expect(await Promise.all(all)).toEqual([...Array(20).keys()])
    expect(begun).toEqual([...Array(20).keys()])
  })

  it("passes the place of a failed run on", async () => {
    const limit = new ConcurrencyLimit(8)
    const failing = Array.from({ length: 8 }, () =>
      limit.run(async () => {
        await nextTurn()
        throw new Error("no order")
      })
    )
    const next = limit.run(async () => "next")

    await expect(Promise.all(failing)).rejects.toThrow("no order")
    expect(await next).toBe("next")
    expect(await limit.run(async () => "free again")).toBe("free again")
  })
})
