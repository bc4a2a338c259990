import { CircuitBreaker } from "../circuit-breaker"
import { createFlexPayClient } from "../client"
import { json, page, startServer } from "./support/local-server"
import type { LocalServer } from "./support/local-server"
import { createToken, ORDER_NUMBER, REFERENCE } from "./support/samples"

const NOT_FOUND = json({ code: "1", message: "Aucune", transaction: null })
const FOUND = json({
  code: "0",
  transaction: { status: "2", reference: REFERENCE },
})

describe("CircuitBreaker", () => {
  let time = 0
  let breaker: CircuitBreaker

  beforeEach(() => {
    time = 1_000_000
    breaker = new CircuitBreaker(() => time)
  })

  function settle(orderNumber: string, isFailure: boolean): void {
    const permit = breaker.acquire(orderNumber)
    if (!permit) {
      throw new Error(`No permit for ${orderNumber}`)
    }
    permit.settle(isFailure)
  }

  function fail(...orderNumbers: string[]): void {
    orderNumbers.forEach((orderNumber) => settle(orderNumber, true))
  }

  it("opens when three order numbers fail with no answer between", () => {
    fail("a", "b")
    expect(breaker.state).toBe("closed")
    fail("c")
    expect(breaker.state).toBe("open")
  })

  it("stays closed when one order number fails again and again", () => {
    fail(...Array.from({ length: 50 }, () => "poisoned"))
    fail("another")
    expect(breaker.state).toBe("closed")
    expect(breaker.acquire("healthy")).toMatchObject({ isTrial: false })
  })

  it("stays closed while some are answered", () => {
    for (let count = 0; count < 50; count++) {
      fail(`a${count}`, `b${count}`)
      settle("healthy", false)
    }
    expect(breaker.state).toBe("closed")
  })

  it("gives no permit for an order number that failed, while open", () => {
    fail("a", "b", "c")
    expect(breaker.acquire("a")).toBeNull()
    time += 4_999
    expect(breaker.acquire("a")).toBeNull()
  })

  it("tries an order number that has not failed, while open, and closes when it is answered", () => {
    fail("a", "b", "c")
    const permit = breaker.acquire("healthy")
    expect(permit).toMatchObject({ isTrial: true })
    permit?.settle(false)
    expect(breaker.state).toBe("closed")
    expect(breaker.acquire("a")).toMatchObject({ isTrial: false })
  })

  it("tries one at a time, while open and half-open", () => {
    fail("a", "b", "c")
    const early = breaker.acquire("d")
    expect(breaker.acquire("e")).toBeNull()
    early?.settle(true)
    expect(breaker.acquire("d")).toBeNull()
    time += 5_000
    expect(breaker.state).toBe("half_open")
    expect(breaker.acquire("a")).toMatchObject({ isTrial: true })
    expect(breaker.acquire("e")).toBeNull()
  })

  it("tries an order number again of which a callback came", () => {
    fail("a", "b", "c")
    breaker.forgive("a")
    expect(breaker.acquire("b")).toBeNull()
    expect(breaker.acquire("a")).toMatchObject({ isTrial: true })
  })

  it("opens for longer each time, and for half a minute at the most", () => {
    fail("a", "b", "c")
    for (const seconds of [5, 10, 20, 30, 30]) {
      time += seconds * 1_000 - 1
      expect([seconds, breaker.state]).toEqual([seconds, "open"])
      time += 1
      expect([seconds, breaker.state]).toEqual([seconds, "half_open"])
      fail("a")
    }
  })

  it("is not kept open by order numbers that fail while it is open", () => {
    fail("a", "b", "c")
    time += 4_000
    fail("d")
    time += 1_000
    expect(breaker.state).toBe("half_open")
  })

  it("closes when a request answers that began before it opened", () => {
    const slow = breaker.acquire("slow")
    fail("a", "b", "c")
    const trial = breaker.acquire("d")
    slow?.settle(false)
    expect(breaker.state).toBe("closed")
    trial?.settle(true)
    expect(breaker.state).toBe("closed")
  })

  it("opens for five seconds again once it was closed", () => {
    fail("a", "b", "c")
    time += 5_000
    fail("a")
    time += 10_000
    settle("a", false)
    fail("a", "b", "c")
    time += 5_000
    expect(breaker.state).toBe("half_open")
  })

  it("remembers at most a thousand order numbers that failed", () => {
    fail("a", "b", "c")
    for (let count = 0; count < 1_000; count++) {
      fail(`d${count}`)
    }
    expect(breaker.acquire("d999")).toBeNull()
    expect(breaker.acquire("a")).toMatchObject({ isTrial: true })
  })
})

describe("The client's check", () => {
  const servers: LocalServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })

  async function start(...answers: Parameters<typeof startServer>[0][]) {
    let time = 1_000_000
    for (const answer of answers) {
      servers.push(await startServer(answer))
    }
    const [check, checkFallback] = servers.map(({ url }) => `${url}/check`)
    const client = createFlexPayClient(
      {
        merchant: "SHOP",
        token: createToken(),
        environment: "live",
        profile: "v1",
        allowHttp: true,
        addresses: { check, ...(checkFallback && { checkFallback }) },
      },
      { now: () => time }
    )
    return {
      client,
      ask: async (orderNumber = ORDER_NUMBER) =>
        await client.check(orderNumber),
      pass: (milliseconds: number) => {
        time += milliseconds
      },
      asked: () => servers.map(({ seen }) => seen.length),
    }
  }

  /** Three different order numbers, with two retries each. */
  async function open(ask: (orderNumber: string) => Promise<unknown>) {
    await Promise.all(["poisoned-1", "poisoned-2", "poisoned-3"].map(ask))
  }

  it.each([
    ["a web page with 200", page()],
    ["a web page with 404", page(404)],
    ["JSON that says nothing", json({ message: "?" })],
  ])("never leaves a host alone for %s", async (_, answer) => {
    const { ask, asked } = await start(answer)
    for (let count = 0; count < 10; count++) {
      expect((await ask(`order-${count}`)).kind).toBe("unreadable")
    }
    expect(asked()).toEqual([10])
  })

  it.each([
    ["500", page(500)],
    ["429", page(429)],
    [
      "a cut connection",
      (response: Parameters<Parameters<typeof startServer>[0]>[0]) =>
        void response.destroy(),
    ],
  ])(
    "leaves a host alone for %s over three order numbers, and goes on with the other",
    async (_, answer) => {
      const { ask, asked } = await start(answer, NOT_FOUND)
      await open(ask)
      expect(asked()).toEqual([9, 3])
      expect((await ask("poisoned-1")).kind).toBe("not_found")
      expect(asked()).toEqual([9, 4])
    }
  )

  it("answers a healthy shopper beside three order numbers that FlexPay chokes on", async () => {
    const { ask, asked } = await start((response, request) =>
      (request.path.includes("poisoned") ? page(500) : FOUND)(response, request)
    )
    await open(ask)

    expect((await ask()).kind).toBe("found")
    expect(asked()).toEqual([10])
    expect((await ask("another-one")).kind).toBe("found")
    expect(asked()).toEqual([11])
  })

  it("asks about an order number that failed as soon as a callback names it", async () => {
    let isBack = false
    const { client, ask, asked } = await start((response, request) =>
      (isBack ? FOUND : page(503))(response, request)
    )
    await open(ask)
    isBack = true
    expect(await ask("poisoned-2")).toMatchObject({
      kind: "unreadable",
      exchange: { error: expect.stringContaining("Not asked") },
    })
    client.noteCallback("poisoned-2")
    expect((await ask("poisoned-2")).kind).toBe("found")
    expect(asked()).toEqual([10])
  })

  it("tries a host that failed with one request, and many more once it is back", async () => {
    let isBack = false
    const { ask, pass, asked } = await start((response, request) =>
      (isBack ? NOT_FOUND : page(500))(response, request)
    )
    await open(ask)
    pass(5_000)
    await open(ask)
    expect(asked()).toEqual([10])

    isBack = true
    pass(10_000)
    expect((await ask("poisoned-1")).kind).toBe("not_found")
    expect((await ask("poisoned-2")).kind).toBe("not_found")
    expect(asked()).toEqual([12])
  })

  it("takes a refused token for an answer of a host that works", async () => {
    const { ask, asked } = await start(page(401))
    for (let count = 0; count < 5; count++) {
      await expect(ask(`order-${count}`)).rejects.toMatchObject({
        httpStatus: 401,
      })
    }
    expect(asked()).toEqual([5])
  })
})
