import type { Quirks } from "../settings"
import { eventually, startHarness, type Harness } from "./harness"

let harness: Harness

beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.close())

async function setQuirks(quirks: Partial<Quirks>) {
  const { status } = await harness.control("settings", { quirks })
  expect(status).toBe(200)
}

async function firstCallback() {
  await eventually(() => expect(harness.callbacks).toHaveLength(1))
  const [received] = harness.callbacks
  return received ?? { body: "", headers: {} }
}

describe("the quirks", () => {
  it("codeForm sends code as a number", async () => {
    await setQuirks({ codeForm: "number" })
    const answer = await harness.pay()
    expect(answer.data.code).toBe(0)
    expect((await harness.check(answer)).data.code).toBe(0)
  })

  it("leadingSpace puts a space before the order number that check does not find", async () => {
    await setQuirks({ leadingSpace: "always" })
    const { data } = await harness.pay()
    expect(data.orderNumber).toMatch(/^ \w{24}$/)
    const withSpace = await harness.check(encodeURIComponent(data.orderNumber))
    expect(withSpace.data.transaction).toBeNull()
    const trimmed = await harness.check(data.orderNumber.trim())
    expect(trimmed.data.code).toBe("0")
  })

  it("leadingSpace some puts a space before every third order number", async () => {
    await setQuirks({ leadingSpace: "some" })
    const answers = [
      await harness.pay(),
      await harness.pay(),
      await harness.pay(),
    ]
    const withSpace = answers.filter(({ data }) => data.orderNumber[0] === " ")
    expect(withSpace).toHaveLength(1)
  })

  it("misspelledKeys sends messsage in check and orderNumer in the callback", async () => {
    await setQuirks({ misspelledKeys: "documented" })
    const answer = await harness.pay()
    expect((await harness.check(answer)).data.messsage).toBeDefined()
    expect(JSON.parse((await firstCallback()).body)).toHaveProperty(
      "orderNumer"
    )
  })

  it("failureMessages cause names the cause of a failure in callback and check", async () => {
    await setQuirks({ failureMessages: "cause" })
    const answer = await harness.pay({ phone: "243810000004" })
    const { body } = await firstCallback()
    expect(JSON.parse(body)).toMatchObject({ message: "Solde insuffisant" })
    expect((await harness.check(answer)).data.message).toBe("Solde insuffisant")
  })

  it("misspelledKeys everywhere also affects the answer", async () => {
    await setQuirks({ misspelledKeys: "everywhere" })
    expect(Object.keys((await harness.pay()).data)).toEqual(
      expect.arrayContaining(["messsage", "orderNumer"])
    )
  })

  it("capitalisedKeys affects check and callback", async () => {
    await setQuirks({ capitalisedKeys: true })
    const { data } = await harness.check(await harness.pay())
    expect(Object.keys(data)).toEqual(["Code", "Message", "Transaction"])
    expect(JSON.parse((await firstCallback()).body)).toMatchObject({
      Code: "0",
      Reference: expect.any(String),
      Provider_reference: expect.any(String),
    })
  })

  it("nulls off omits empty fields", async () => {
    await setQuirks({ nulls: false })
    const { data } = await harness.pay()
    expect(Object.keys(data)).toEqual(["code", "message", "orderNumber"])
  })

  it.each([
    ["decimal", "12.5", "12.81"],
    ["plain", "12.5", "12.81"],
    ["number", 12.5, 12.81],
  ] as const)(
    "amountForm sends amounts as %s",
    async (amountForm, amount, total) => {
      await setQuirks({ amountForm })
      const answer = await harness.pay({ amount: "12.5", currency: "USD" })
      const { data } = await harness.check(answer)
      expect(data.transaction).toMatchObject({ amount, amountCustomer: total })
    }
  )

  it("whole amounts have one decimal, and the commission is added", async () => {
    const { data } = await harness.check(await harness.pay())
    expect(data.transaction).toMatchObject({
      amount: "1000.0",
      amountCustomer: "1025.0",
    })
  })

  it("channelForm sends the channel in upper case", async () => {
    await setQuirks({ channelForm: "upper" })
    const { data } = await harness.check(await harness.pay())
    expect(data.transaction.channel).toBe("MPESA")
  })

  it("checkReference returns the reference, the order number or nothing", async () => {
    const { data } = await harness.pay({ reference: "OURS-1" })
    const reference = async () =>
      (await harness.check(data.orderNumber)).data.transaction.reference
    expect(await reference()).toBe("OURS-1")
    await setQuirks({ checkReference: "order_number" })
    expect(await reference()).toBe(data.orderNumber)
    await setQuirks({ checkReference: "missing", checkOrderNumber: false })
    expect(await reference()).toBeUndefined()
  })

  it("notFoundFor reports a new transaction as unknown, by code or by 404", async () => {
    await setQuirks({ notFoundFor: 60_000 })
    const answer = await harness.pay()
    expect((await harness.check(answer)).data).toMatchObject({
      code: "1",
      transaction: null,
    })
    await setQuirks({ notFoundForm: "http_404" })
    expect((await harness.check(answer)).status).toBe(404)
  })

  it("authErrorAsPage answers a wrong token with an HTML page and status 200", async () => {
    await setQuirks({ authErrorAsPage: true })
    await harness.control("settings", { authRefused: true })
    const { status, data } = await harness.pay()
    expect(status).toBe(200)
    expect(data).toMatch(/^<!DOCTYPE html>/)
  })

  it("refusalStatus sets the HTTP status of a refusal", async () => {
    await setQuirks({ refusalStatus: 400 })
    expect((await harness.pay({ amount: "x" })).status).toBe(400)
  })

  it("callbackForm sends callbacks as a form", async () => {
    await setQuirks({ callbackForm: "form" })
    await harness.pay({ reference: "FORM-1" })
    const { body, headers } = await firstCallback()
    expect(headers["content-type"]).toMatch("x-www-form-urlencoded")
    expect(new URLSearchParams(body).get("reference")).toBe("FORM-1")
  })

  it("lockNumberFor locks a number at a second push while one is pending", async () => {
    await setQuirks({ lockNumberFor: 60_000 })
    await harness.control("settings", { delays: { pushLifetime: 5_000 } })
    const phone = "243812345678"
    await harness.pay({ phone })
    const secondPush = await harness.pay({ phone })
    await eventually(async () => {
      const { data } = await harness.check(secondPush)
      expect(data.transaction.status).toBe("1")
    })
    const { transactions } = await harness.records()
    expect(transactions[1].reason).toBe("number_locked")
  })
})

describe("a callback", () => {
  it("a callback has the fields of the spec, in the time of Kinshasa", async () => {
    const { data } = await harness.pay({ reference: "CALL-1" })
    expect(JSON.parse((await firstCallback()).body)).toEqual({
      code: "0",
      reference: "CALL-1",
      provider_reference: expect.stringMatching(/^[A-Z0-9]{11}$/),
      orderNumber: data.orderNumber,
      amount: "1000.0",
      amountCustomer: "1025.0",
      phone: "243810000001",
      currency: "CDF",
      createdAt: expect.stringMatching(/^\d\d-\d\d-\d{4} \d\d:\d\d:\d\d$/),
      channel: "mpesa",
    })
  })

  it("the callback of a failure has an empty provider reference", async () => {
    await harness.pay({ phone: "243810000004" })
    expect(JSON.parse((await firstCallback()).body)).toMatchObject({
      code: "1",
      provider_reference: "",
    })
  })
})
