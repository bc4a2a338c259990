import type { ClientConfig } from "../client-config"
import { createClientFor, EXPECTED, TOKEN } from "./support/local-client"
import { json, page, startServer } from "./support/local-server"
import type { LocalServer } from "./support/local-server"
import { createToken, ORDER_NUMBER, PHONE, REFERENCE } from "./support/samples"

type Answer = Parameters<typeof startServer>[0]

const FOUND_ANSWER = json({
  code: "0",
  transaction: {
    status: "0",
    reference: REFERENCE,
    orderNumber: ORDER_NUMBER,
    amount: "575.0",
    currency: "CDF",
  },
})
const NOT_FOUND_ANSWER = json({
  code: "1",
  message: "Aucune",
  transaction: null,
})

const servers: LocalServer[] = []

async function serve(answer: Answer): Promise<LocalServer> {
  const server = await startServer(answer)
  servers.push(server)
  return server
}

/** Checks an order number at one or two hosts. */
async function check(
  [first, second]: LocalServer[],
  changes: Partial<ClientConfig> = {},
  orderNumber = ORDER_NUMBER
) {
  const url = first?.url ?? ""
  const client = createClientFor(
    { url },
    {
      checkTimeoutMs: 3_000,
      addresses: {
        payment: url,
        card: url,
        payout: url,
        check: `${url}/check`,
        check_fallback: second ? `${second.url}/check` : null,
      },
      ...changes,
    }
  )
  return await client.check({ ...EXPECTED, orderNumber })
}

function oneByOne(...answers: Answer[]): Answer {
  let count = 0
  return (response, request) => {
    answers[Math.min(count++, answers.length - 1)]?.(response, request)
  }
}

afterEach(async () => {
  jest.restoreAllMocks()
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

it("sends the order number, with one Bearer in the header", async () => {
  const host = await serve(FOUND_ANSWER)
  const result = await check([host], { token: `Bearer Bearer ${TOKEN}` })

  expect(result).toMatchObject({ status: "paid", facts: { amount: "575" } })
  expect(host.requests).toHaveLength(1)
  expect(host.requests[0]).toMatchObject({
    method: "GET",
    path: `/check/${ORDER_NUMBER}`,
    headers: { authorization: `Bearer ${TOKEN}` },
  })
})

it("encodes the order number as one path segment", async () => {
  const host = await serve(NOT_FOUND_ANSWER)
  await check([host], {}, "../pay?x=1#y")
  expect(host.requests[0]?.path).toBe("/check/..%2Fpay%3Fx%3D1%23y")
})

it("records the exchange without a whole number", async () => {
  const host = await serve(FOUND_ANSWER)
  const { exchange } = await check([host])

  expect(exchange).toMatchObject({
    service: "check",
    method: "GET",
    url: `${host.url}/check/k3Tn…17`,
    request: null,
    httpStatus: 200,
    response: { transaction: { orderNumber: "k3Tn…17" } },
  })
  expect(JSON.stringify(exchange)).not.toContain(PHONE)
})

it("takes the token out of FlexPay's message", async () => {
  const token = "short-token-1"
  const host = await serve(
    json({
      code: "0",
      message: `Solde de ${token} insuffisant`,
      transaction: { status: "1" },
    })
  )
  const { facts } = await check([host], { token })

  expect(facts?.failureMessage).toBe("Solde de ••• insuffisant")
})

it("retries after a 500 and a cut connection", async () => {
  const host = await serve(
    oneByOne(page(500), (response) => void response.destroy(), FOUND_ANSWER)
  )
  const result = await check([host])

  expect(result.status).toBe("paid")
  expect(host.requests).toHaveLength(3)
})

it("gives up after three attempts, without an error", async () => {
  const host = await serve(page(500))
  const result = await check([host])

  expect(result).toMatchObject({
    status: null,
    exchange: { httpStatus: 500 },
  })
  expect(host.requests).toHaveLength(3)
})

it.each<[string, Answer, string | null]>([
  ["transaction null", NOT_FOUND_ANSWER, "not_found"],
  [
    "404 with transaction null",
    json({ code: 1, transaction: null }, 404),
    "not_found",
  ],
  ["a 404 page", page(404), null],
  ["a web page with 200", page(), null],
  ["code 0 without a transaction", json({ code: "0" }), null],
  [
    "a transaction under a 500",
    json({ code: "0", transaction: { status: "0" } }, 500),
    null,
  ],
  [
    "a redirect",
    (response) => void response.writeHead(302, { location: "/login" }).end(),
    null,
  ],
])("is pending after %s", async (_, answer, status) => {
  const host = await serve(answer)
  expect(await check([host])).toMatchObject({ status })
})

it("ends at its timeout, and does not retry a silent host", async () => {
  const silent = await serve(() => undefined)
  const startedAt = Date.now()
  const result = await check([silent], { checkTimeoutMs: 300 })

  expect(result).toMatchObject({
    status: null,
    exchange: { httpStatus: null, error: "No whole answer in time" },
  })
  expect(Date.now() - startedAt).toBeLessThan(1_500)
  expect(silent.requests).toHaveLength(1)
})

it("keeps the last answer when the timeout ends between two attempts", async () => {
  // The backoffs are 300 and 600 ms: the timeout ends within the second one.
  jest.spyOn(Math, "random").mockReturnValue(1)
  const host = await serve(page(500))
  const result = await check([host], { checkTimeoutMs: 850 })
  expect(result.exchange.httpStatus).toBe(500)
  expect(host.requests).toHaveLength(2)
})

describe("the second host", () => {
  it.each<[string, Answer]>([
    ["answers not found", NOT_FOUND_ANSWER],
    ["answers with a web page", page()],
    ["fails", page(503)],
    ["refuses the token", page(403)],
    ["is silent", () => undefined],
  ])("is called when the first %s", async (_, answer) => {
    const first = await serve(answer)
    const second = await serve(FOUND_ANSWER)
    const result = await check([first, second], { checkTimeoutMs: 1_000 })

    expect(result.status).toBe("paid")
    expect(second.requests).toHaveLength(1)
  })

  it("is not called when the first finds the transaction", async () => {
    const second = await serve(FOUND_ANSWER)
    await check([await serve(FOUND_ANSWER), second])
    expect(second.requests).toHaveLength(0)
  })

  it("does not replace not found by an unreadable answer", async () => {
    const hosts = [await serve(NOT_FOUND_ANSWER), await serve(page())]
    const result = await check(hosts)
    expect(result.status).toBe("not_found")
  })
})

describe("a refused token", () => {
  it.each([401, 403])(
    "throws a configuration error (HTTP %p)",
    async (status) => {
      const hosts = [await serve(page(status)), await serve(page(status))]
      await expect(check(hosts)).rejects.toMatchObject({
        name: "FlexPayConfigurationError",
        outcome: "refused",
        service: "check",
        httpStatus: status,
      })
      expect(hosts.map(({ requests }) => requests.length)).toEqual([1, 1])
    }
  )

  it("throws a configuration error although the other host is unreadable", async () => {
    const hosts = [await serve(page()), await serve(json({}, 401))]
    await expect(check(hosts)).rejects.toMatchObject({
      name: "FlexPayConfigurationError",
    })
  })
})

it("sends an expired token, since money may have moved", async () => {
  const host = await serve(FOUND_ANSWER)
  const token = createToken(1_000_000_000)
  const result = await check([host], { token })
  expect(result.status).toBe("paid")
})
