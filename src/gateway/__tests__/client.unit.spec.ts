import type { FlexPayClient } from "../client"
import type { ClientConfig } from "../client-config"
import {
  CARD,
  createClientFor,
  errorOf,
  MOBILE_MONEY,
  TOKEN,
} from "./support/local-client"
import { json, startServer } from "./support/local-server"
import type { LocalServer } from "./support/local-server"
import {
  CALLBACK_TOKEN,
  CALLBACK_URL,
  ORDER_NUMBER,
  PHONE,
  REFERENCE,
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

describe("a payment request", () => {
  it("has camelCase for v1, the shortest amount, and one Bearer in the header", async () => {
    const client = await createClient(json(ACCEPTED))
    const accepted = await client.request("payment", {
      ...MOBILE_MONEY,
      amount: "575.00",
    })

    expect(accepted).toMatchObject({
      orderNumber: ORDER_NUMBER,
      message: "Envoyé",
    })
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]).toMatchObject({
      method: "POST",
      path: "/paymentService",
      headers: {
        authorization: `Bearer ${TOKEN}`,
        "content-type": "application/json",
      },
    })
    expect(server.requests[0]?.body).toEqual({
      merchant: "SHOP",
      type: "1",
      phone: PHONE,
      reference: REFERENCE,
      amount: "575",
      currency: "CDF",
      callbackUrl: CALLBACK_URL,
    })
  })

  it("has callback_url for the corporate service", async () => {
    const client = await createClient(json(ACCEPTED), {
      profile: "corporate-v2",
    })
    await client.request("payment", MOBILE_MONEY)

    expect(server.requests[0]?.body).toMatchObject({
      type: "1",
      callback_url: CALLBACK_URL,
    })
    expect(server.requests[0]?.body).not.toHaveProperty("callbackUrl")
  })

  it("records the exchange without a secret or a whole number", async () => {
    const client = await createClient(
      json({ ...ACCEPTED, message: `${PHONE} ${TOKEN}`, echo: CALLBACK_TOKEN })
    )
    const { exchange, message } = await client.request("payment", MOBILE_MONEY)

    expect(exchange).toEqual({
      service: "payment",
      method: "POST",
      url: `${server.url}/paymentService`,
      request: {
        merchant: "SHOP",
        type: "1",
        phone: "+243 82 ••• •• 17",
        reference: REFERENCE,
        amount: "575",
        currency: "CDF",
        callbackUrl: "https://shop.example/hooks/flexpay/payments/•••",
      },
      httpStatus: 200,
      response: {
        code: "0",
        message: "+243 82 ••• •• 17 •••",
        orderNumber: "k3Tn…17",
        echo: "•••",
      },
      durationMs: expect.any(Number) as number,
    })
    expect(message).toBe("+243 82 ••• •• 17 •••")
  })

  it.each([
    ["a phone with a plus sign", { phone: `+${PHONE}` }, "phone"],
    ["a foreign phone", { phone: "250788123456" }, "phone"],
    ["a long reference", { reference: "a".repeat(21) }, "reference"],
    ["centimes", { amount: "575.5" }, "amount"],
    ["no amount", { amount: "0" }, "amount"],
    ["a callback that is no address", { callbackUrl: "shop" }, "callbackUrl"],
  ])("is not sent with %s", async (_, wrong, field) => {
    const client = await createClient(json(ACCEPTED))
    const error = await errorOf(
      client.request("payment", { ...MOBILE_MONEY, ...wrong })
    )

    expect(error.name).toBe("FlexPayConfigurationError")
    expect(error.outcome).toBe("not_sent")
    expect(error.message).toContain(field)
    expect(error.message).not.toContain(Object.values(wrong)[0])
    expect(server.requests).toHaveLength(0)
  })
})

describe("a payout request", () => {
  it("goes to its own path, never to paymentService", async () => {
    for (const profile of ["v1", "corporate-v2"] as const) {
      const client = await createClient(json(ACCEPTED), { profile })
      await client.request("payout", MOBILE_MONEY)

      expect(server.requests.map(({ path }) => path)).toEqual([
        "/merchantPayOutService",
      ])
      expect(server.requests[0]?.body).toEqual({
        merchant: "SHOP",
        type: "1",
        ...MOBILE_MONEY,
      })
      await server.close()
    }
  })
})

describe("a card request", () => {
  const ANSWER = {
    code: 0,
    message: null,
    orderNumber: "6708a4708d470_17286",
    url: "https://pay.example/vpos/1",
  }

  it("has snake_case for the v1.1 service, and the token in the body too", async () => {
    const client = await createClient(json(ANSWER))
    const accepted = await client.request("card", CARD)

    expect(accepted).toMatchObject({
      orderNumber: "6708a4708d470_17286",
      redirectUrl: "https://pay.example/vpos/1",
    })
    expect(server.requests[0]).toMatchObject({
      path: "/v1.1/pay",
      headers: { authorization: `Bearer ${TOKEN}` },
    })
    expect(server.requests[0]?.body).toEqual({
      authorization: `Bearer ${TOKEN}`,
      merchant: "SHOP",
      reference: REFERENCE,
      amount: "0.5",
      currency: "USD",
      description: REFERENCE,
      callback_url: CALLBACK_URL,
      approve_url: CARD.approveUrl,
      cancel_url: CARD.cancelUrl,
      decline_url: CARD.declineUrl,
    })
    expect(JSON.stringify(accepted.exchange)).not.toContain(TOKEN)
  })

  it("has type 2 for the corporate service, without the token in the body", async () => {
    const client = await createClient(json(ANSWER), { profile: "corporate-v2" })
    await client.request("card", CARD)

    expect(server.requests[0]?.body).toEqual({
      merchant: "SHOP",
      type: "2",
      reference: REFERENCE,
      amount: "0.5",
      currency: "USD",
      description: REFERENCE,
      callback_url: CALLBACK_URL,
      approve_url: CARD.approveUrl,
      cancel_url: CARD.cancelUrl,
      decline_url: CARD.declineUrl,
    })
  })

  it.each([null, "", "javascript:alert(1)", "/vpos/1", "ftp://pay.example"])(
    "has an unknown outcome with the card page %p, and keeps the order number",
    async (url) => {
      const client = await createClient(json({ ...ANSWER, url }))
      expect(await errorOf(client.request("card", CARD))).toMatchObject({
        name: "FlexPayUnknownOutcomeError",
        orderNumber: "6708a4708d470_17286",
      })
    }
  )
})
