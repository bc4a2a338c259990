import { inspect } from "node:util"
import { createFlexPayClient } from "../client"
import type { FlexPayClient } from "../client"
import type { ClientConfig } from "../client-config"
import {
  CARD,
  configFor,
  createClientFor,
  errorOf,
  MOBILE_MONEY,
  TOKEN,
} from "./support/local-client"
import { findClosedPort, json, page, startServer } from "./support/local-server"
import type { LocalServer } from "./support/local-server"
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
  config: Partial<ClientConfig> = {}
): Promise<FlexPayClient> {
  server = await startServer(answer)
  return createClientFor(server, config)
}

afterEach(async () => {
  await server.close()
})

describe("a request that moves money", () => {
  const write =
    (status: number, body: string): Answer =>
    (response) => {
      response.writeHead(status).end(body)
    }

  const cases: [string, Answer, object][] = [
    [
      "is refused by code 1",
      json({ code: "1", message: `Solde de ${PHONE} insuffisant` }),
      {
        name: "FlexPayRefusedError",
        outcome: "refused",
        httpStatus: 200,
        gatewayMessage: "Solde de +243 82 ••• •• 17 insuffisant",
      },
    ],
    [
      "is refused by code 1 with status 400",
      json({ code: 1, message: null }, 400),
      { name: "FlexPayRefusedError", outcome: "refused", gatewayMessage: null },
    ],
    [
      "throws a configuration error after 401",
      json({ code: "1" }, 401),
      {
        name: "FlexPayConfigurationError",
        outcome: "refused",
        httpStatus: 401,
      },
    ],
    [
      "throws a configuration error after 403",
      page(403),
      {
        name: "FlexPayConfigurationError",
        outcome: "refused",
        httpStatus: 403,
      },
    ],
    [
      "has an unknown outcome after a web page with 200",
      page(),
      { outcome: "unknown", httpStatus: 200 },
    ],
    [
      "has an unknown outcome after a web page with 502",
      page(502),
      { outcome: "unknown", httpStatus: 502 },
    ],
    [
      "has an unknown outcome after code 1 with status 500",
      json({ code: "1" }, 500),
      { outcome: "unknown", httpStatus: 500 },
    ],
    ...[408, 425, 429].map((status): [string, Answer, object] => [
      `has an unknown outcome after code 1 with status ${status}`,
      json({ code: "1" }, status),
      { outcome: "unknown", httpStatus: status },
    ]),
    [
      "has an unknown outcome after code 504",
      json({ code: "504", message: "Gateway Timeout" }),
      { outcome: "unknown", httpStatus: 200 },
    ],
    [
      "has an unknown outcome after a 400 without a code",
      json({ message: "Bad" }, 400),
      {},
    ],
    [
      "keeps the order number of an acceptance with 401",
      json({ ...ACCEPTED }, 401),
      { httpStatus: 401, orderNumber: ORDER_NUMBER },
    ],
    [
      "keeps the order number of a refusal with 403",
      json({ code: "1", orderNumber: ORDER_NUMBER }, 403),
      { httpStatus: 403, orderNumber: ORDER_NUMBER },
    ],
    [
      "keeps the order number of broken JSON",
      write(200, `{"code":"0","orderNumber":"${ORDER_NUMBER}",}`),
      { orderNumber: ORDER_NUMBER },
    ],
    [
      "has an unknown outcome after an order number that is too long",
      json({ code: "0", orderNumber: "9".repeat(9_000) }),
      { orderNumber: null },
    ],
    ["has an unknown outcome without a code", json({ message: "ok" }), {}],
    [
      "has an unknown outcome after an unknown code",
      json({ code: "success" }),
      {},
    ],
    [
      "has an unknown outcome after code 0 without an order number",
      json({ code: "0" }),
      {},
    ],
    [
      "keeps the order number of an answer without a code",
      json({ orderNumber: ORDER_NUMBER }),
      { orderNumber: ORDER_NUMBER },
    ],
    [
      "has an unknown outcome after truncated JSON",
      write(200, '{"code":"0","orderN'),
      {},
    ],
    ["has an unknown outcome after an empty answer", write(200, ""), {}],
    [
      "has an unknown outcome after a redirect, which it does not follow",
      (response) => {
        response.writeHead(307, { location: `${server.url}/elsewhere` }).end()
      },
      { httpStatus: 307 },
    ],
    ["has an unknown outcome after a 404 page", page(404), { httpStatus: 404 }],
    [
      "has an unknown outcome after an answer larger than 1 MB",
      write(200, `{"code":"0","orderNumber":"${"1".repeat(1_100_000)}"}`),
      { exchange: { httpStatus: null } },
    ],
    [
      "has an unknown outcome after a connection cut before the answer",
      (response) => {
        response.destroy()
      },
      { exchange: { httpStatus: null } },
    ],
    [
      "has an unknown outcome after a connection cut within the answer",
      (response) => {
        response.writeHead(200, { "content-length": 100 })
        response.write('{"code":', () => response.destroy())
      },
      {},
    ],
  ]

  it.each(cases)("%s", async (_, answer, expected) => {
    for (const call of [
      (client: FlexPayClient) => client.request("payment", MOBILE_MONEY),
      (client: FlexPayClient) => client.request("payout", MOBILE_MONEY),
      (client: FlexPayClient) => client.request("card", CARD),
    ]) {
      const client = await createClient(answer)
      const error = await errorOf(call(client))

      expect(error).toMatchObject({
        name: "FlexPayUnknownOutcomeError",
        outcome: "unknown",
        ...expected,
      })
      expect(server.requests).toHaveLength(1)
      await server.close()
    }
  })

  it("is accepted by code 0 with an order number, even with status 500", async () => {
    const client = await createClient(json(ACCEPTED, 500))
    const { orderNumber } = await client.request("payment", MOBILE_MONEY)
    expect(orderNumber).toBe(ORDER_NUMBER)
  })

  it("has an unknown outcome when no answer comes before the timeout", async () => {
    const client = await createClient(() => undefined, {
      requestTimeoutMs: 200,
    })
    const error = await errorOf(client.request("payout", MOBILE_MONEY))

    expect(error).toMatchObject({
      name: "FlexPayUnknownOutcomeError",
      outcome: "unknown",
      service: "payout",
      exchange: { httpStatus: null, error: "No whole answer in time" },
    })
    expect(server.requests).toHaveLength(1)
  })

  it("has an unknown outcome when the body is not whole before the timeout", async () => {
    let trickle: NodeJS.Timeout | undefined
    const client = await createClient(
      (response) => {
        response.writeHead(200)
        trickle = setInterval(() => response.write(" "), 20)
      },
      { requestTimeoutMs: 300 }
    )
    const startedAt = Date.now()
    const error = await errorOf(client.request("payment", MOBILE_MONEY))
    clearInterval(trickle)

    expect(error.outcome).toBe("unknown")
    expect(Date.now() - startedAt).toBeLessThan(1_500)
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    [
      "no server listens",
      async () => `http://127.0.0.1:${await findClosedPort()}`,
    ],
    ["the name is unknown", async () => "http://flexpay.invalid"],
    ["TLS fails", async () => server.url.replace("http:", "https:")],
  ])("is not sent when %s", async (_, findAddress) => {
    await createClient(json(ACCEPTED))
    const url = await findAddress()
    const client = createClientFor({ url }, { requestTimeoutMs: 5_000 })
    const error = await errorOf(client.request("payment", MOBILE_MONEY))

    expect(error).toMatchObject({
      name: "FlexPayConnectionError",
      outcome: "not_sent",
      service: "payment",
      exchange: { httpStatus: null, error: expect.any(String) as string },
    })
    expect(server.requests).toHaveLength(0)
  })

  it("is not sent with an expired token", async () => {
    const expiresAt = Date.UTC(2027, 0, 2)
    const token = createToken(expiresAt / 1_000)
    server = await startServer(json(ACCEPTED))
    const create = (now: number): FlexPayClient =>
      createFlexPayClient(configFor(server, { token }), { now: () => now })

    await create(expiresAt - 1).request("payment", MOBILE_MONEY)
    expect(server.requests).toHaveLength(1)

    const error = await errorOf(
      create(expiresAt).request("payment", MOBILE_MONEY)
    )
    expect(error).toMatchObject({
      name: "FlexPayConfigurationError",
      outcome: "not_sent",
      message:
        "The FlexPay token expired on 2027-01-02: request a new one from FlexPay",
    })
    expect(server.requests).toHaveLength(1)
  })

  it("throws an error that prints no token, phone or order number", async () => {
    for (const answer of [
      json({ orderNumber: ORDER_NUMBER, echo: TOKEN }),
      (response: { destroy(): unknown }) => void response.destroy(),
    ]) {
      const client = await createClient(answer)
      const error = await errorOf(client.request("payment", MOBILE_MONEY))
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

  it("ignores the proxy of the environment", async () => {
    const proxy = await startServer(json(ACCEPTED))
    process.env.http_proxy = proxy.url
    try {
      const client = await createClient(json(ACCEPTED))
      await client.request("payment", MOBILE_MONEY)
      expect(proxy.requests).toHaveLength(0)
      expect(server.requests).toHaveLength(1)
    } finally {
      delete process.env.http_proxy
      await proxy.close()
    }
  })

  it("opens a new connection", async () => {
    const client = await createClient(json(ACCEPTED))
    await client.request("payment", MOBILE_MONEY)
    expect(server.requests[0]?.headers.connection).toBe("close")
  })
})
