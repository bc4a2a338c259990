import { inspect } from "node:util"
import { createFlexPayClient, FlexPayClient } from "../client"
import { FlexPayConfig } from "../config"
import {
  CARD,
  createClientOf,
  errorOf,
  MOBILE_MONEY,
  TOKEN,
} from "./support/local-client"
import {
  findClosedPort,
  json,
  LocalServer,
  page,
  startServer,
} from "./support/local-server"
import {
  CALLBACK_TOKEN,
  createToken,
  ORDER_NUMBER,
  PHONE,
} from "./support/samples"

type Answer = Parameters<typeof startServer>[0]

const ACCEPTED = { code: "0", message: "Envoyé", orderNumber: ORDER_NUMBER }

let server: LocalServer

async function createClient(
  answer: Answer,
  config: Partial<FlexPayConfig> = {}
): Promise<FlexPayClient> {
  server = await startServer(answer)
  return createClientOf(server, config)
}

afterEach(async () => {
  await server.close()
})

describe("a money call that goes wrong is sent once, and says what is known about the money", () => {
  const write =
    (status: number, body: string): Answer =>
    (response) => {
      response.writeHead(status).end(body)
    }

  const cases: [string, Answer, object][] = [
    [
      "a refusal is refused",
      json({ code: "1", message: `Solde de ${PHONE} insuffisant` }),
      {
        name: "FlexPayRefusedError",
        outcome: "refused",
        httpStatus: 200,
        gatewayMessage: "Solde de +243 82 ••• •• 17 insuffisant",
      },
    ],
    [
      "a refusal with status 400 is refused",
      json({ code: 1, message: null }, 400),
      { name: "FlexPayRefusedError", outcome: "refused", gatewayMessage: null },
    ],
    [
      "401 is a configuration problem, never a failed payment",
      json({ code: "1" }, 401),
      {
        name: "FlexPayConfigurationError",
        outcome: "refused",
        httpStatus: 401,
      },
    ],
    [
      "403 is a configuration problem, never a failed payment",
      page(403),
      {
        name: "FlexPayConfigurationError",
        outcome: "refused",
        httpStatus: 403,
      },
    ],
    [
      "a web page with 200 is unknown, and casts doubt on the token",
      page(),
      { outcome: "unknown", httpStatus: 200, suspectsToken: true },
    ],
    [
      "a web page with 502 is unknown, and says nothing about the token",
      page(502),
      { outcome: "unknown", httpStatus: 502, suspectsToken: false },
    ],
    [
      "a refusal with status 500 is unknown",
      json({ code: "1" }, 500),
      { outcome: "unknown", httpStatus: 500 },
    ],
    ...[408, 425, 429].map((status): [string, Answer, object] => [
      `a refusal with status ${status} is unknown`,
      json({ code: "1" }, status),
      { outcome: "unknown", httpStatus: status },
    ]),
    [
      "a code that is no refusal is unknown",
      json({ code: "504", message: "Gateway Timeout" }),
      { outcome: "unknown", httpStatus: 200 },
    ],
    ["a 400 without a code is unknown", json({ message: "Bad" }, 400), {}],
    [
      "401 with an order number is unknown, and can be checked",
      json({ ...ACCEPTED }, 401),
      { httpStatus: 401, suspectsToken: true, orderNumber: ORDER_NUMBER },
    ],
    [
      "403 with a refusal and an order number is unknown, and can be checked",
      json({ code: "1", orderNumber: ORDER_NUMBER }, 403),
      { httpStatus: 403, suspectsToken: true, orderNumber: ORDER_NUMBER },
    ],
    [
      "an order number in broken JSON is kept",
      write(200, `{"code":"0","orderNumber":"${ORDER_NUMBER}",}`),
      { orderNumber: ORDER_NUMBER },
    ],
    [
      "an order number that is too long is none",
      json({ code: "0", orderNumber: "9".repeat(9_000) }),
      { orderNumber: null },
    ],
    ["a missing code is unknown", json({ message: "ok" }), {}],
    ["an odd code is unknown", json({ code: "success" }), {}],
    ["code 0 without an order number is unknown", json({ code: "0" }), {}],
    [
      "an odd code with an order number is unknown, and can be checked",
      json({ orderNumber: ORDER_NUMBER }),
      { orderNumber: ORDER_NUMBER },
    ],
    ["cut JSON is unknown", write(200, '{"code":"0","orderN'), {}],
    ["an empty answer is unknown", write(200, ""), {}],
    [
      "a redirect is unknown, and not followed with the token",
      (response) => {
        response.writeHead(307, { location: `${server.url}/elsewhere` }).end()
      },
      { httpStatus: 307, suspectsToken: true },
    ],
    ["a 404 page is unknown", page(404), { suspectsToken: false }],
    [
      "an answer without end is unknown",
      write(200, `{"code":"0","orderNumber":"${"1".repeat(1_100_000)}"}`),
      { exchange: { httpStatus: null } },
    ],
    [
      "a connection cut before the answer is unknown",
      (response) => {
        response.destroy()
      },
      { exchange: { httpStatus: null } },
    ],
    [
      "a connection cut within the answer is unknown",
      (response) => {
        response.writeHead(200, { "content-length": 100 })
        response.write('{"code":', () => response.destroy())
      },
      {},
    ],
  ]

  it.each(cases)("%s", async (_, answer, expected) => {
    for (const call of [
      (client: FlexPayClient) => client.requestMobileMoney(MOBILE_MONEY),
      (client: FlexPayClient) => client.requestPayout(MOBILE_MONEY),
      (client: FlexPayClient) => client.requestCard(CARD),
    ]) {
      const client = await createClient(answer)
      const error = await errorOf(call(client))

      expect(error).toMatchObject({
        name: "FlexPayUnknownOutcomeError",
        outcome: "unknown",
        ...expected,
      })
      expect(server.seen).toHaveLength(1)
      await server.close()
    }
  })

  it("takes the order number of a yes, even under a 500", async () => {
    const client = await createClient(json(ACCEPTED, 500))
    const { orderNumber } = await client.requestMobileMoney(MOBILE_MONEY)
    expect(orderNumber).toBe(ORDER_NUMBER)
  })

  it("a silence is unknown, not failed, and the call ends in time", async () => {
    const client = await createClient(() => undefined, { timeoutMs: 200 })
    const error = await errorOf(client.requestPayout(MOBILE_MONEY))

    expect(error).toMatchObject({
      name: "FlexPayUnknownOutcomeError",
      outcome: "unknown",
      service: "payout",
      exchange: { httpStatus: null, error: "No whole answer in time" },
    })
    expect(server.seen).toHaveLength(1)
  })

  it("a body that trickles is unknown, and the call ends in time", async () => {
    let trickle: NodeJS.Timeout | undefined
    const client = await createClient(
      (response) => {
        response.writeHead(200)
        trickle = setInterval(() => response.write(" "), 20)
      },
      { timeoutMs: 300 }
    )
    const startedAt = Date.now()
    const error = await errorOf(client.requestMobileMoney(MOBILE_MONEY))
    clearInterval(trickle)

    expect(error.outcome).toBe("unknown")
    expect(Date.now() - startedAt).toBeLessThan(1_500)
    expect(server.seen).toHaveLength(1)
  })

  it.each([
    [
      "nobody listens",
      async () => `http://127.0.0.1:${await findClosedPort()}`,
    ],
    ["the name is unknown", async () => "http://flexpay.invalid"],
    ["TLS fails", async () => server.url.replace("http:", "https:")],
  ])("nothing is sent when %s", async (_, findAddress) => {
    await createClient(json(ACCEPTED))
    const url = await findAddress()
    const client = createFlexPayClient({
      merchant: "SHOP",
      token: TOKEN,
      environment: "sandbox",
      profile: "v1",
      allowHttp: true,
      timeoutMs: 5_000,
      addresses: { payment: url },
    })
    const error = await errorOf(client.requestMobileMoney(MOBILE_MONEY))

    expect(error).toMatchObject({
      name: "FlexPayConnectionError",
      outcome: "not_sent",
      service: "payment",
      exchange: { httpStatus: null, error: expect.any(String) as string },
    })
    expect(server.seen).toHaveLength(0)
  })

  it("an expired token is told before anything is sent", async () => {
    const expiresAt = Date.UTC(2027, 0, 2)
    const token = createToken(expiresAt / 1_000)
    server = await startServer(json(ACCEPTED))
    const create = (now: number): FlexPayClient =>
      createFlexPayClient(
        {
          merchant: "SHOP",
          token,
          environment: "live",
          profile: "v1",
          allowHttp: true,
          addresses: { payment: server.url },
        },
        { now: () => now }
      )

    await create(expiresAt - 1).requestMobileMoney(MOBILE_MONEY)
    expect(server.seen).toHaveLength(1)

    const error = await errorOf(
      create(expiresAt).requestMobileMoney(MOBILE_MONEY)
    )
    expect(error).toMatchObject({
      name: "FlexPayConfigurationError",
      outcome: "not_sent",
      message:
        "The FlexPay token expired on 2027-01-02: ask FlexPay for a new one",
    })
    expect(server.seen).toHaveLength(1)
  })

  it("an error printed by a logger holds no token, phone or order number", async () => {
    for (const answer of [
      json({ orderNumber: ORDER_NUMBER, echo: TOKEN }),
      (response: { destroy(): unknown }) => void response.destroy(),
    ]) {
      const client = await createClient(answer)
      const error = await errorOf(client.requestMobileMoney(MOBILE_MONEY))
      const printed = [
        inspect(error, { depth: null, showHidden: true }),
        JSON.stringify(error),
        String(error.stack),
      ].join("\n")

      for (const secret of [TOKEN, PHONE, ORDER_NUMBER, CALLBACK_TOKEN]) {
        expect(printed).not.toContain(secret)
      }
      await server.close()
    }
  })

  it("ignores the proxy that the environment names", async () => {
    const proxy = await startServer(json(ACCEPTED))
    process.env.http_proxy = proxy.url
    try {
      const client = await createClient(json(ACCEPTED))
      await client.requestMobileMoney(MOBILE_MONEY)
      expect(proxy.seen).toHaveLength(0)
      expect(server.seen).toHaveLength(1)
    } finally {
      delete process.env.http_proxy
      await proxy.close()
    }
  })

  it("opens a connection of its own for each call", async () => {
    const client = await createClient(json(ACCEPTED))
    await client.requestMobileMoney(MOBILE_MONEY)
    expect(server.seen[0]?.headers.connection).toBe("close")
  })
})
