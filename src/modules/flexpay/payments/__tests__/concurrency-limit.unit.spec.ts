import { withSyncSlot } from "../sync-slots"

describe("Turns", () => {
  it("run eight at once, and the others in the order in which they came", async () => {
    const begun: number[] = []
    const ends: (() => void)[] = []
    const all = Array.from({ length: 20 }, (_, index) =>
      withSyncSlot(async () => {
        begun.push(index)
        await new Promise<void>((end) => ends.push(end))
        return index
      })
    )
    await settled()
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7])

    ends[3]?.()
    await settled()
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])

    while (begun.length < 20) {
      ends.forEach((end) => end())
      await settled()
    }
    ends.forEach((end) => end())
    expect(await Promise.all(all)).toEqual([...Array(20).keys()])
    expect(begun).toEqual([...Array(20).keys()])
  })

  it("are handed on by what fails", async () => {
    const failing = Array.from({ length: 8 }, () =>
      withSyncSlot(async () => {
        await settled()
        throw new Error("no order")
      })
    )
    const next = withSyncSlot(async () => "its turn")

    await expect(Promise.all(failing)).rejects.toThrow("no order")
    expect(await next).toBe("its turn")
    expect(await withSyncSlot(async () => "free again")).toBe("free again")
  })
})

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}
