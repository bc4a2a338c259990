import { createFlexPayClient, FlexPayClient } from "../client"
import { createToken, ORDER_NUMBER, PHONE, REFERENCE } from "./support/samples"
import { json, LocalServer, page, startServer } from "./support/local-server"

type Answer = Parameters<typeof startServer>[0]

const TOKEN = createToken()
const FOUND = json({
  code: "0",
  transaction: {
    status: "0",
    reference: REFERENCE,
    orderNumber: ORDER_NUMBER,
    amount: "575.0",
    currency: "CDF",
  },
})
const NOT_FOUND = json({ code: "1", message: "Aucune", transaction: null })

const servers: LocalServer[] = []

async function serve(answer: Answer): Promise<LocalServer> {
  const server = await startServer(answer)
  servers.push(server)
  return server
}

function createClient(
  hosts: LocalServer[],
  options: { checkTimeoutMs?: number; token?: string } = {}
): FlexPayClient {
  const [check, checkFallback] = hosts.map(({ url }) => `${url}/check`)
  return createFlexPayClient({
    merchant: "SHOP",
    token: TOKEN,
    environment: "live",
    profile: "v1",
    allowHttp: true,
    checkTimeoutMs: 3_000,
    addresses: { check, ...(checkFallback && { checkFallback }) },
    ...options,
  })
}

function inTurn(...answers: Answer[]): Answer {
  let count = 0
  return (response, request) => {
    answers[Math.min(count++, answers.length - 1)]?.(response, request)
  }
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

it("asks by the order number, with one Bearer in the header", async () => {
  const host = await serve(FOUND)
  const answer = await createClient([host], {
    token: `Bearer Bearer ${TOKEN}`,
  }).check(ORDER_NUMBER)

  expect(answer).toMatchObject({ kind: "found", status: "0", amount: "575.0" })
  expect(host.seen).toHaveLength(1)
  expect(host.seen[0]).toMatchObject({
    method: "GET",
    path: `/check/${ORDER_NUMBER}`,
    headers: { authorization: `Bearer ${TOKEN}` },
  })
})

it("asks about an order number as one path segment, whatever it holds", async () => {
  const host = await serve(NOT_FOUND)
  await createClient([host]).check("../pay?x=1#y")
  expect(host.seen[0]?.path).toBe("/check/..%2Fpay%3Fx%3D1%23y")
})

it("records the exchange without a whole number", async () => {
  const host = await serve(FOUND)
  const { exchange } = await createClient([host]).check(ORDER_NUMBER)

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

it("asks again after a 500 and a cut connection, and finds the truth", async () => {
  const host = await serve(
    inTurn(page(500), (response) => void response.destroy(), FOUND)
  )
  const answer = await createClient([host]).check(ORDER_NUMBER)

  expect(answer.kind).toBe("found")
  expect(host.seen).toHaveLength(3)
})

it("gives up after three attempts, without a failure", async () => {
  const host = await serve(page(500))
  const answer = await createClient([host]).check(ORDER_NUMBER)

  expect(answer).toMatchObject({
    kind: "unreadable",
    exchange: { httpStatus: 500 },
  })
  expect(host.seen).toHaveLength(3)
})

it.each<[string, Answer, string]>([
  ["transaction null", NOT_FOUND, "not_found"],
  [
    "404 with transaction null",
    json({ code: 1, transaction: null }, 404),
    "not_found",
  ],
  ["a 404 page", page(404), "unreadable"],
  ["a web page with 200", page(), "unreadable"],
  ["code 0 without a transaction", json({ code: "0" }), "unreadable"],
  [
    "a transaction under a 500",
    json({ code: "0", transaction: { status: "0" } }, 500),
    "unreadable",
  ],
  [
    "a redirect",
    (response) => void response.writeHead(302, { location: "/login" }).end(),
    "unreadable",
  ],
])("takes %s as an answer that settles nothing", async (_, answer, kind) => {
  const host = await serve(answer)
  expect(await createClient([host]).check(ORDER_NUMBER)).toMatchObject({ kind })
})

it("waits no longer than its time, and doesn't ask a silent host twice", async () => {
  const silent = await serve(() => undefined)
  const startedAt = Date.now()
  const answer = await createClient([silent], { checkTimeoutMs: 300 }).check(
    ORDER_NUMBER
  )

  expect(answer).toMatchObject({
    kind: "unreadable",
    exchange: { httpStatus: null, error: "No whole answer in time" },
  })
  expect(Date.now() - startedAt).toBeLessThan(1_500)
  expect(silent.seen).toHaveLength(1)
})

it("keeps what a host said when its time is over between two attempts", async () => {
  const host = await serve(page(500))
  const answer = await createClient([host], { checkTimeoutMs: 90 }).check(
    ORDER_NUMBER
  )
  expect(answer.exchange.httpStatus).toBe(500)
})

describe("the second host", () => {
  it.each<[string, Answer]>([
    ["says not found", NOT_FOUND],
    ["shows a web page", page()],
    ["fails", page(503)],
    ["refuses the token", page(403)],
    ["is silent", () => undefined],
  ])("is asked when the first %s", async (_, answer) => {
    const first = await serve(answer)
    const second = await serve(FOUND)
    const client = createClient([first, second], { checkTimeoutMs: 1_000 })

    expect((await client.check(ORDER_NUMBER)).kind).toBe("found")
    expect(second.seen).toHaveLength(1)
  })

  it("is left alone when the first finds the transaction", async () => {
    const second = await serve(FOUND)
    await createClient([await serve(FOUND), second]).check(ORDER_NUMBER)
    expect(second.seen).toHaveLength(0)
  })

  it("doesn't turn a readable not found into an unreadable answer", async () => {
    const hosts = [await serve(NOT_FOUND), await serve(page())]
    const answer = await createClient(hosts).check(ORDER_NUMBER)
    expect(answer.kind).toBe("not_found")
  })
})

describe("a refused token", () => {
  it.each([401, 403])(
    "is a configuration problem, never an answer (HTTP %p)",
    async (status) => {
      const hosts = [await serve(page(status)), await serve(page(status))]
      await expect(
        createClient(hosts).check(ORDER_NUMBER)
      ).rejects.toMatchObject({
        name: "FlexPayConfigurationError",
        outcome: "refused",
        service: "check",
        httpStatus: status,
      })
      expect(hosts.map(({ seen }) => seen.length)).toEqual([1, 1])
    }
  )

  it("is told even when the other host can't be read", async () => {
    const hosts = [await serve(page()), await serve(json({}, 401))]
    await expect(createClient(hosts).check(ORDER_NUMBER)).rejects.toMatchObject(
      { name: "FlexPayConfigurationError" }
    )
  })
})

it("still asks with a token past its end, since money may be on its way", async () => {
  const host = await serve(FOUND)
  const token = createToken(1_000_000_000)
  const answer = await createClient([host], { token }).check(ORDER_NUMBER)
  expect(answer.kind).toBe("found")
})
