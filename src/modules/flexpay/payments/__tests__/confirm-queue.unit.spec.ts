import { setTimeout as sleep } from "node:timers/promises"
import {
  afterResponses,
  pendingResponses,
} from "../hooks/flexpay/after-responses"

describe("What callbacks set off", () => {
  it("begins soon when none waits for its answer", async () => {
    const first = await Promise.race([afterResponses(), afterMs(200)])

    expect(first).toBeUndefined()
  })

  it("begins when the last one is answered, be it with an error", async () => {
    const order: string[] = []
    const answer = async (name: string, ms: number) => {
      await pendingResponses(async () => await sleep(ms))
      order.push(name)
      await afterResponses()
      order.push(`checks ${name}`)
    }

    await Promise.all([
      answer("first", 5),
      answer("second", 40),
      expect(
        pendingResponses(async () => {
          await sleep(80)
          throw new Error("The database is gone")
        })
      ).rejects.toThrow("The database is gone"),
    ])

    expect(order).toEqual(["first", "second", "checks first", "checks second"])
  })

  it("lets come what was sent at the same time and is read a little later", async () => {
    const order: string[] = []
    const answered = pendingResponses(async () => await sleep(1))
    const checked = answered.then(async () => {
      await afterResponses()
      order.push("checks")
    })
    await answered
    await sleep(8)
    await pendingResponses(async () => await sleep(60))
    order.push("answered later")

    await checked

    expect(order).toEqual(["answered later", "checks"])
  })

  it("waits no longer than five seconds, whatever goes on coming", async () => {
    let answer: (value?: unknown) => void = () => undefined
    const unanswered = pendingResponses(
      () => new Promise((resolve) => (answer = resolve))
    )

    const first = await Promise.race([afterResponses(), afterMs(7_000)])

    expect(first).toBeUndefined()
    answer()
    await unanswered
  }, 10_000)
})

async function afterMs(ms: number): Promise<string> {
  return await sleep(ms, `${ms} ms went by`, { ref: false })
}
