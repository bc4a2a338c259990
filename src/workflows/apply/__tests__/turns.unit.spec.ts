import { inTurn } from "../turns"

describe("Turns", () => {
  it("run eight at once, and the others in the order in which they came", async () => {
    const begun: number[] = []
    const ends: (() => void)[] = []
    const all = Array.from({ length: 20 }, (_, index) =>
      inTurn(async () => {
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
      inTurn(async () => {
        await settled()
        throw new Error("no order")
      })
    )
    const next = inTurn(async () => "its turn")

    await expect(Promise.all(failing)).rejects.toThrow("no order")
    expect(await next).toBe("its turn")
    expect(await inTurn(async () => "free again")).toBe("free again")
  })
})

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}
