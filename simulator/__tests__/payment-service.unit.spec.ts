import { startHarness, type Harness } from "./harness"

describe("paymentService", () => {
  let harness: Harness

  beforeAll(async () => {
    harness = await startHarness()
  })
  afterAll(() => harness.close())

  it("paymentService accepts a valid request with an order number that ends in the phone", async () => {
    const { status, data } = await harness.pay({ phone: "243990000005" })
    expect(status).toBe(200)
    expect(data).toEqual({
      code: "0",
      message: expect.any(String),
      orderNumber: expect.stringMatching(/^[A-Za-z0-9]{12}243990000005$/),
      reference: null,
      url: null,
    })
  })

  it.each([
    ["no header", undefined],
    ["a wrong token", "Bearer wrong"],
    ["a token without Bearer", "flexpay-simulator-token"],
    ["Bearer twice", "Bearer Bearer flexpay-simulator-token"],
  ])("paymentService answers 401 to %s", async (_what, authorization) => {
    const answer = await harness.http.post(
      harness.simulator.addresses.payment,
      harness.order(),
      { headers: authorization ? { Authorization: authorization } : {} }
    )
    expect(answer.status).toBe(401)
  })

  it.each([
    ["another merchant", { merchant: "OTHER" }],
    ["a missing merchant", { merchant: undefined }],
    ["a missing type", { type: undefined }],
    ["a card in profile v1", { type: "2" }],
    ["a missing phone", { phone: undefined }],
    ["a phone with a plus sign", { phone: "+243810000001" }],
    ["a phone of 9 digits", { phone: "810000001" }],
    ["a foreign phone", { phone: "242810000001" }],
    ["an amount that is a number", { amount: 1000 }],
    ["an amount with a needless zero", { amount: "100.0", currency: "USD" }],
    ["an amount with two needless zeros", { amount: "100.00" }],
    ["an amount with a comma", { amount: "0,5", currency: "USD" }],
    ["an amount of zero", { amount: "0" }],
    ["a negative amount", { amount: "-5" }],
    ["CDF with decimals", { amount: "0.5" }],
    ["USD with three decimals", { amount: "0.125", currency: "USD" }],
    ["another currency", { currency: "EUR" }],
    ["a reference of 21 characters", { reference: "A".repeat(21) }],
    ["a reference with other signs", { reference: "ref_1" }],
    ["a missing callbackUrl", { callbackUrl: undefined }],
    ["a callbackUrl that is no URL", { callbackUrl: "shop" }],
    [
      "callback_url in profile v1",
      { callbackUrl: undefined, callback_url: "https://shop.test/" },
    ],
  ])(
    "paymentService refuses %s with code 1 and a message",
    async (_what, fields) => {
      const { status, data } = await harness.pay(fields)
      expect(status).toBe(200)
      expect(data).toMatchObject({ code: "1", message: expect.any(String) })
      expect(data.orderNumber).toBeUndefined()
    }
  )

  it.each([
    ["575", "CDF"],
    ["0.5", "USD"],
    ["0.05", "USD"],
    ["10", "USD"],
    ["100.25", "USD"],
  ])("paymentService accepts the amount %s %s", async (amount, currency) => {
    const { data } = await harness.pay({ amount, currency })
    expect(data.code).toBe("0")
  })

  it("a used reference is refused for payments and payouts", async () => {
    const reference = "USED-1"
    expect((await harness.pay({ reference })).data.code).toBe("0")
    expect((await harness.pay({ reference })).data.code).toBe("1")
    expect((await harness.payOut({ reference })).data.code).toBe("1")
  })

  it("paymentService answers 400 to invalid JSON", async () => {
    const { status } = await harness.http.post(
      harness.simulator.addresses.payment,
      "{",
      { headers: { ...harness.headers, "Content-Type": "application/json" } }
    )
    expect(status).toBe(400)
  })
})

describe("paymentService of the corporate profile", () => {
  let harness: Harness

  beforeAll(async () => {
    harness = await startHarness({ profile: "corporate-v2" })
  })
  afterAll(() => harness.close())

  it("the corporate profile requires callback_url and refuses callbackUrl", async () => {
    const snake = { callbackUrl: undefined, callback_url: harness.callbackUrl }
    expect((await harness.pay(snake)).data.code).toBe("0")
    expect((await harness.pay()).data.code).toBe("1")
  })

  it("the corporate profile accepts a card as type 2 and answers the card page", async () => {
    const { data } = await harness.pay({
      type: "2",
      phone: undefined,
      callback_url: harness.callbackUrl,
      approve_url: "http://shop.test/approve",
      cancel_url: "http://shop.test/cancel",
      decline_url: "http://shop.test/decline",
    })
    expect(data).toMatchObject({
      code: 0,
      url: `${harness.simulator.url}/card/${data.orderNumber}`,
    })
  })
})
