import { CheckHosts } from "../check-hosts"
import { createFlexPayClient } from "../client"
import { json, page, startServer } from "./support/local-server"
import type { LocalServer } from "./support/local-server"
import { createToken, ORDER_NUMBER } from "./support/samples"

const NOT_FOUND = json({ code: "1", message: "Aucune", transaction: null })

describe("A host of check", () => {
  let time = 0
  const now = () => time
  const failing = (hosts: CheckHosts, times: number) => {
    for (let count = 0; count < times; count++) {
      hosts.failed("a")
    }
  }
  beforeEach(() => {
    time = 1_000_000
  })

  it("is asked after two failures, and rests after the third", () => {
    const hosts = new CheckHosts(["a", "b"], now)
    failing(hosts, 2)
    expect(hosts.awake()).toEqual(["a", "b"])
    failing(hosts, 1)
    expect(hosts.awake()).toEqual(["b"])
  })

  it("rests longer each time, and half a minute at the most", () => {
    const hosts = new CheckHosts(["a"], now)
    failing(hosts, 2)
    for (const seconds of [5, 10, 20, 30, 30, 30]) {
      failing(hosts, 1)
      time += seconds * 1_000 - 1
      expect([seconds, hosts.awake()]).toEqual([seconds, []])
      time += 1
      expect([seconds, hosts.awake()]).toEqual([seconds, ["a"]])
    }
  })

  it("is asked by one at a time once its rest is over", () => {
    const hosts = new CheckHosts(["a"], now)
    failing(hosts, 3)
    time += 5_000
    hosts.begin("a")
    expect(hosts.awake()).toEqual([])
  })

  it("is trusted again after one answer", () => {
    const hosts = new CheckHosts(["a"], now)
    failing(hosts, 3)
    time += 5_000
    hosts.begin("a")
    hosts.answered("a")
    expect(hosts.awake()).toEqual(["a"])
    expect(hosts.isOnTrial("a")).toBe(false)
    failing(hosts, 2)
    expect(hosts.awake()).toEqual(["a"])
  })

  it("that never failed is asked whatever the others do", () => {
    const hosts = new CheckHosts(["a", "b"], now)
    failing(hosts, 9)
    expect(hosts.awake()).toEqual(["b"])
    expect(hosts.isOnTrial("b")).toBe(false)
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
      ask: async () => await client.check(ORDER_NUMBER),
      pass: (milliseconds: number) => {
        time += milliseconds
      },
      asked: () => servers.map(({ seen }) => seen.length),
    }
  }

  it("leaves a failing host alone, and goes on with the other", async () => {
    const { ask, asked } = await start(page(), NOT_FOUND)
    for (let count = 0; count < 10; count++) {
      expect((await ask()).kind).toBe("not_found")
    }
    expect(asked()).toEqual([3, 10])
  })

  it("calls nobody while all hosts rest, and tells nothing of the money", async () => {
    const { ask, asked } = await start(page())
    for (let count = 0; count < 6; count++) {
      expect((await ask()).kind).toBe("unreadable")
    }
    expect(asked()).toEqual([3])
    expect((await ask()).exchange).toMatchObject({
      httpStatus: null,
      error: expect.stringContaining("Not asked"),
    })
  })

  it("tries a host that failed with one request, and many more once it is back", async () => {
    let isBack = false
    const { ask, pass, asked } = await start((response, request) =>
      (isBack ? NOT_FOUND : page(500))(response, request)
    )
    for (let count = 0; count < 3; count++) {
      await ask()
    }
    // Each with its two retries.
    expect(asked()).toEqual([9])
    pass(5_000)
    await Promise.all([ask(), ask(), ask()])
    expect(asked()).toEqual([10])

    isBack = true
    pass(10_000)
    expect((await ask()).kind).toBe("not_found")
    expect((await ask()).kind).toBe("not_found")
    expect(asked()).toEqual([12])
  })

  it("takes a refused token for an answer of a host that works", async () => {
    const { ask, asked } = await start(page(401))
    for (let count = 0; count < 5; count++) {
      await expect(ask()).rejects.toMatchObject({ httpStatus: 401 })
    }
    expect(asked()).toEqual([5])
  })
})
