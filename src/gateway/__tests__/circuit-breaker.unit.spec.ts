import { CircuitBreaker } from "../circuit-breaker"
import { createFlexPayClient } from "../client"
import { json, page, startServer } from "./support/local-server"
import type { LocalServer } from "./support/local-server"
import { configFor, EXPECTED } from "./support/local-client"
import { ORDER_NUMBER, REFERENCE } from "./support/samples"

const NOT_FOUND_ANSWER = json({
  code: "1",
  message: "Aucune",
  transaction: null,
})
const FOUND_ANSWER = json({
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

  function check(orderNumber: string, isSuccess: boolean): void {
    const permission = breaker.tryAcquire(orderNumber)
    if (!permission) {
      throw new Error(`No permission for ${orderNumber}`)
    }
    permission.report(isSuccess)
  }

  function fail(...orderNumbers: string[]): void {
    orderNumbers.forEach((orderNumber) => check(orderNumber, false))
  }

  it("opens when three order numbers fail with no success between", () => {
    fail("a", "b")
    expect(breaker.state).toBe("closed")
    fail("c")
    expect(breaker.state).toBe("open")
  })

  it("stays closed when one order number fails again and again", () => {
    fail(...Array.from({ length: 50 }, () => "poisoned"))
    fail("another")
    expect(breaker.state).toBe("closed")
    expect(breaker.tryAcquire("healthy")).toMatchObject({ isTrial: false })
  })

  it("stays closed while some order numbers succeed", () => {
    for (let count = 0; count < 50; count++) {
      fail(`a${count}`, `b${count}`)
      check("healthy", true)
    }
    expect(breaker.state).toBe("closed")
  })

  it("gives no permission for an order number that failed, while open", () => {
    fail("a", "b", "c")
    expect(breaker.tryAcquire("a")).toBeNull()
    time += 4_999
    expect(breaker.tryAcquire("a")).toBeNull()
  })

  it("permits an order number that has not failed, while open, and closes on its success", () => {
    fail("a", "b", "c")
    const permission = breaker.tryAcquire("healthy")
    expect(permission).toMatchObject({ isTrial: true })
    permission?.report(true)
    expect(breaker.state).toBe("closed")
    expect(breaker.tryAcquire("a")).toMatchObject({ isTrial: false })
  })

  it("permits one order number at a time, while open and half-open", () => {
    fail("a", "b", "c")
    const early = breaker.tryAcquire("d")
    expect(breaker.tryAcquire("e")).toBeNull()
    early?.report(false)
    expect(breaker.tryAcquire("d")).toBeNull()
    time += 5_000
    expect(breaker.state).toBe("half_open")
    expect(breaker.tryAcquire("a")).toMatchObject({ isTrial: true })
    expect(breaker.tryAcquire("e")).toBeNull()
  })

  it("permits an order number whose failure was cleared", () => {
    fail("a", "b", "c")
    breaker.clearFailure("a")
    expect(breaker.tryAcquire("b")).toBeNull()
    expect(breaker.tryAcquire("a")).toMatchObject({ isTrial: true })
  })

  it("opens for 5, 10, 20 and at most 30 seconds", () => {
    fail("a", "b", "c")
    for (const seconds of [5, 10, 20, 30, 30]) {
      time += seconds * 1_000 - 1
      expect([seconds, breaker.state]).toEqual([seconds, "open"])
      time += 1
      expect([seconds, breaker.state]).toEqual([seconds, "half_open"])
      fail("a")
    }
  })

  it("becomes half-open in time although order numbers fail while it is open", () => {
    fail("a", "b", "c")
    time += 4_000
    fail("d")
    time += 1_000
    expect(breaker.state).toBe("half_open")
  })

  it("closes on the success of a check that began before it opened", () => {
    const slow = breaker.tryAcquire("slow")
    fail("a", "b", "c")
    const trial = breaker.tryAcquire("d")
    slow?.report(true)
    expect(breaker.state).toBe("closed")
    trial?.report(false)
    expect(breaker.state).toBe("closed")
  })

  it("opens for 5 seconds again after it closed", () => {
    fail("a", "b", "c")
    time += 5_000
    fail("a")
    time += 10_000
    check("a", true)
    fail("a", "b", "c")
    time += 5_000
    expect(breaker.state).toBe("half_open")
  })

  it("remembers at most a thousand order numbers that failed", () => {
    fail("a", "b", "c")
    for (let count = 0; count < 1_000; count++) {
      fail(`d${count}`)
    }
    expect(breaker.tryAcquire("d999")).toBeNull()
    expect(breaker.tryAcquire("a")).toMatchObject({ isTrial: true })
  })
})

describe("check through the circuit breaker", () => {
  const servers: LocalServer[] = []
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()))
  })

  async function start(...answers: Parameters<typeof startServer>[0][]) {
    let time = 1_000_000
    for (const answer of answers) {
      servers.push(await startServer(answer))
    }
    const [first, second] = servers
    const { addresses, ...config } = configFor({ url: first?.url ?? "" })
    const check_fallback = second ? `${second.url}/check` : null
    const client = createFlexPayClient(
      { ...config, addresses: { ...addresses, check_fallback } },
      { now: () => time }
    )
    return {
      client,
      check: async (orderNumber = ORDER_NUMBER) =>
        await client.check({ ...EXPECTED, orderNumber }),
      pass: (milliseconds: number) => {
        time += milliseconds
      },
      requestCounts: () => servers.map(({ requests }) => requests.length),
    }
  }

  /** Three different order numbers, with two retries each. */
  async function open(check: (orderNumber: string) => Promise<unknown>) {
    await Promise.all(["poisoned-1", "poisoned-2", "poisoned-3"].map(check))
  }

  it.each([
    ["a web page with 200", page()],
    ["a web page with 404", page(404)],
    ["JSON without a code", json({ message: "?" })],
  ])("never opens for %s", async (_, answer) => {
    const { check, requestCounts } = await start(answer)
    for (let count = 0; count < 10; count++) {
      expect((await check(`order-${count}`)).status).toBeNull()
    }
    expect(requestCounts()).toEqual([10])
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
    "opens for %s over three order numbers, and uses the second host",
    async (_, answer) => {
      const { check, requestCounts } = await start(answer, NOT_FOUND_ANSWER)
      await open(check)
      expect(requestCounts()).toEqual([9, 3])
      expect((await check("poisoned-1")).status).toBe("not_found")
      expect(requestCounts()).toEqual([9, 4])
    }
  )

  it("checks another order number while three fail", async () => {
    const { check, requestCounts } = await start((response, request) =>
      (request.path.includes("poisoned") ? page(500) : FOUND_ANSWER)(
        response,
        request
      )
    )
    await open(check)

    expect((await check()).status).toBe("waiting")
    expect(requestCounts()).toEqual([10])
    expect((await check("another-one")).status).toBe("waiting")
    expect(requestCounts()).toEqual([11])
  })

  it("checks a failed order number again once a callback names it", async () => {
    let isBack = false
    const { client, check, requestCounts } = await start((response, request) =>
      (isBack ? FOUND_ANSWER : page(503))(response, request)
    )
    await open(check)
    isBack = true
    expect(await check("poisoned-2")).toMatchObject({
      status: null,
      exchange: { error: expect.stringContaining("Not checked") },
    })
    client.noteCallback("poisoned-2")
    expect((await check("poisoned-2")).status).toBe("waiting")
    expect(requestCounts()).toEqual([10])
  })

  it("sends one request to a half-open host, and more once it answers", async () => {
    let isBack = false
    const { check, pass, requestCounts } = await start((response, request) =>
      (isBack ? NOT_FOUND_ANSWER : page(500))(response, request)
    )
    await open(check)
    pass(5_000)
    await open(check)
    expect(requestCounts()).toEqual([10])

    isBack = true
    pass(10_000)
    expect((await check("poisoned-1")).status).toBe("not_found")
    expect((await check("poisoned-2")).status).toBe("not_found")
    expect(requestCounts()).toEqual([12])
  })

  it("stays closed when the token is refused", async () => {
    const { check, requestCounts } = await start(page(401))
    for (let count = 0; count < 5; count++) {
      await expect(check(`order-${count}`)).rejects.toMatchObject({
        httpStatus: 401,
      })
    }
    expect(requestCounts()).toEqual([5])
  })
})
