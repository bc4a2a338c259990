import { FlexPayClient } from "../client"
import { FlexPayConfig } from "../config"
import {
  CARD,
  createClientOf,
  errorOf,
  MOBILE_MONEY,
  TOKEN,
} from "./support/local-client"
import { json, LocalServer, startServer } from "./support/local-server"
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
  config: Partial<FlexPayConfig> = {}
): Promise<FlexPayClient> {
  server = await startServer(answer)
  return createClientOf(server, config)
}

afterEach(async () => {
  await server.close()
})

describe("requestMobileMoney", () => {
  it("writes camelCase to v1, the amount as text, one Bearer in the header", async () => {
    const client = await createClient(json(ACCEPTED))
    const accepted = await client.requestMobileMoney({
      ...MOBILE_MONEY,
      amount: "575.00",
    })

    expect(accepted).toMatchObject({
      orderNumber: ORDER_NUMBER,
      message: "Envoyé",
    })
    expect(server.seen).toHaveLength(1)
    expect(server.seen[0]).toMatchObject({
      method: "POST",
      path: "/paymentService",
      headers: {
        authorization: `Bearer ${TOKEN}`,
        "content-type": "application/json",
      },
    })
    expect(server.seen[0]?.body).toEqual({
      merchant: "SHOP",
      type: "1",
      phone: PHONE,
      reference: REFERENCE,
      amount: "575",
      currency: "CDF",
      callbackUrl: CALLBACK_URL,
    })
  })

  it("writes callback_url to the corporate service", async () => {
    const client = await createClient(json(ACCEPTED), {
      profile: "corporate-v2",
    })
    await client.requestMobileMoney(MOBILE_MONEY)

    expect(server.seen[0]?.body).toMatchObject({
      type: "1",
      callback_url: CALLBACK_URL,
    })
    expect(server.seen[0]?.body).not.toHaveProperty("callbackUrl")
  })

  it("records what went over the wire without a secret or a whole number", async () => {
    const client = await createClient(
      json({ ...ACCEPTED, message: `${PHONE} ${TOKEN}`, echo: CALLBACK_TOKEN })
    )
    const { exchange, message } = await client.requestMobileMoney(MOBILE_MONEY)

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
  ])("sends nothing with %s", async (_, wrong, field) => {
    const client = await createClient(json(ACCEPTED))
    const error = await errorOf(
      client.requestMobileMoney({ ...MOBILE_MONEY, ...wrong })
    )

    expect(error.name).toBe("FlexPayConfigurationError")
    expect(error.outcome).toBe("not_sent")
    expect(error.message).toContain(field)
    expect(error.message).not.toContain(Object.values(wrong)[0])
    expect(server.seen).toHaveLength(0)
  })
})

describe("requestPayout", () => {
  it("goes to its own path, never to paymentService", async () => {
    for (const profile of ["v1", "corporate-v2"] as const) {
      const client = await createClient(json(ACCEPTED), { profile })
      await client.requestPayout(MOBILE_MONEY)

      expect(server.seen.map(({ path }) => path)).toEqual([
        "/merchantPayOutService",
      ])
      expect(server.seen[0]?.body).toEqual({
        merchant: "SHOP",
        type: "1",
        ...MOBILE_MONEY,
      })
      await server.close()
    }
  })
})

describe("requestCard", () => {
  const ANSWER = {
    code: 0,
    message: null,
    orderNumber: "6708a4708d470_17286",
    url: "https://pay.example/vpos/1",
  }

  it("writes snake_case to the v1.1 service, the token in the body too", async () => {
    const client = await createClient(json(ANSWER))
    const accepted = await client.requestCard({
      ...CARD,
      phone: PHONE,
      language: "fr",
    })

    expect(accepted).toMatchObject({
      orderNumber: "6708a4708d470_17286",
      redirectUrl: "https://pay.example/vpos/1",
    })
    expect(server.seen[0]).toMatchObject({
      path: "/v1.1/pay",
      headers: { authorization: `Bearer ${TOKEN}` },
    })
    expect(server.seen[0]?.body).toEqual({
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
      language: "fr",
    })
    expect(JSON.stringify(accepted.exchange)).not.toContain(TOKEN)
  })

  it("writes type 2 to the corporate service, without the token in the body", async () => {
    const client = await createClient(json(ANSWER), { profile: "corporate-v2" })
    await client.requestCard({ ...CARD, phone: PHONE, description: "Panier" })

    expect(server.seen[0]?.body).toEqual({
      merchant: "SHOP",
      type: "2",
      phone: PHONE,
      reference: REFERENCE,
      amount: "0.5",
      currency: "USD",
      description: "Panier",
      callback_url: CALLBACK_URL,
      approve_url: CARD.approveUrl,
      cancel_url: CARD.cancelUrl,
      decline_url: CARD.declineUrl,
    })
  })

  it.each([null, "", "javascript:alert(1)", "/vpos/1", "ftp://pay.example"])(
    "sends no shopper to %p, and keeps the order number",
    async (url) => {
      const client = await createClient(json({ ...ANSWER, url }))
      expect(await errorOf(client.requestCard(CARD))).toMatchObject({
        name: "FlexPayUnknownOutcomeError",
        orderNumber: "6708a4708d470_17286",
      })
    }
  )
})
