import {
  setImmediate as nextTurn,
  setTimeout as sleep,
} from "node:timers/promises"
import { ConfirmQueue } from "../confirm-queue"

const DUE_NOW = 0
let queue: ConfirmQueue

beforeEach(() => {
  queue = new ConfirmQueue()
})

describe("ConfirmQueue.confirm", () => {
  it("begins soon when no callback waits for its answer", async () => {
    const first = await Promise.race([confirm("a"), afterMs(200)])

    expect(first).toBeUndefined()
  })

  it("begins when the last callback of a burst is answered, even by an error", async () => {
    const order: string[] = []
    const answer = async (name: string, ms: number) => {
      await queue.storing(async () => await sleep(ms))
      order.push(name)
      await confirm(name, () => order.push(`checks ${name}`))
    }

    await Promise.all([
      answer("first", 5),
      answer("second", 40),
      expect(
        queue.storing(async () => {
          await sleep(80)
          throw new Error("The database is gone")
        })
      ).rejects.toThrow("The database is gone"),
    ])

    expect(order).toEqual(["first", "second", "checks first", "checks second"])
  })

  it("waits for a callback of the same burst that is read a little later", async () => {
    const order: string[] = []
    const answered = queue.storing(async () => await sleep(1))
    const checked = answered.then(
      async () => await confirm("a", () => order.push("checks"))
    )
    await answered
    await sleep(8)
    await queue.storing(async () => await sleep(60))
    order.push("answered later")

    await checked

    expect(order).toEqual(["answered later", "checks"])
  })

  it("waits at most five seconds for the answers of others", async () => {
    let answer: (value?: unknown) => void = () => undefined
    const unanswered = queue.storing(
      () => new Promise((resolve) => (answer = resolve))
    )

    const first = await Promise.race([confirm("a"), afterMs(7_000)])

    expect(first).toBeUndefined()
    answer()
    await unanswered
  }, 10_000)

  it("confirms once for duplicates, and again after the check has begun", async () => {
    const begun: string[] = []
    await Promise.all(
      ["a", "a", "b", "a"].map(
        async (id) => await confirm(id, () => begun.push(id))
      )
    )
    await confirm("a", () => begun.push("a again"))

    expect(begun).toEqual(["a", "b", "a again"])
  })

  it("confirms when the transaction is due", async () => {
    const since = performance.now()

    await queue.confirm({ id: "a", due_in_ms: 150 }, async () => undefined)

    expect(performance.now() - since).toBeGreaterThanOrEqual(150)
  })

  it.each([2_001, null])(
    "leaves a transaction that is due in %p ms to the recheck job",
    async (due_in_ms) => {
      const check = jest.fn(async () => undefined)

      await queue.confirm({ id: "a", due_in_ms }, check)

      expect(check).not.toHaveBeenCalled()
    }
  )

  it("runs ten checks at once, and each of 300 in the end", async () => {
    let running = 0
    let most = 0
    let done = 0

    await Promise.all(
      Array.from({ length: 300 }, async (_, index) => {
        const id = String(index)
        await queue.confirm({ id, due_in_ms: DUE_NOW }, async () => {
          most = Math.max(most, ++running)
          await nextTurn()
          running--
          done++
        })
      })
    )

    expect({ most, done }).toEqual({ most: 10, done: 300 })
  })
})

describe("ConfirmQueue.recheck", () => {
  it("skips a run while another goes on, and runs again after a failure", async () => {
    let fail: (error: Error) => void = () => undefined
    const first = queue.recheck(
      async () => await new Promise((_, reject) => (fail = reject))
    )
    const run = jest.fn(async () => undefined)

    await queue.recheck(run)
    expect(run).not.toHaveBeenCalled()

    fail(new Error("The database is gone"))
    await expect(first).rejects.toThrow("The database is gone")
    await queue.recheck(run)
    expect(run).toHaveBeenCalledTimes(1)
  })
})

async function confirm(
  id: string,
  check: () => unknown = () => undefined
): Promise<void> {
  await queue.confirm({ id, due_in_ms: DUE_NOW }, async () => {
    check()
  })
}

async function afterMs(ms: number): Promise<string> {
  return await sleep(ms, `${ms} ms went by`, { ref: false })
}
