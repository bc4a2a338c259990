import { setTimeout as sleep } from "node:timers/promises"
import { answersFirst, storing } from "../hooks/flexpay/answers-first"

describe("What callbacks set off", () => {
  it("begins at once when none waits for its answer", async () => {
    const first = await Promise.race([answersFirst(), afterMs(50)])

    expect(first).toBeUndefined()
  })

  it("begins when the last one is answered, be it with an error", async () => {
    const order: string[] = []
    const answer = async (name: string, ms: number) => {
      await storing(async () => await sleep(ms))
      order.push(name)
      await answersFirst()
      order.push(`checks ${name}`)
    }

    await Promise.all([
      answer("first", 5),
      answer("second", 40),
      expect(
        storing(async () => {
          await sleep(80)
          throw new Error("The database is gone")
        })
      ).rejects.toThrow("The database is gone"),
    ])

    expect(order).toEqual(["first", "second", "checks first", "checks second"])
  })

  it("waits no longer than a second, whatever goes on coming", async () => {
    let answer: (value?: unknown) => void = () => undefined
    const unanswered = storing(
      () => new Promise((resolve) => (answer = resolve))
    )

    const first = await Promise.race([answersFirst(), afterMs(3_000)])

    expect(first).toBeUndefined()
    answer()
    await unanswered
  })
})

async function afterMs(ms: number): Promise<string> {
  return await sleep(ms, `${ms} ms went by`, { ref: false })
}
