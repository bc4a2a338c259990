import type { Quirks } from "../settings"
import { eventually, startHarness, type Harness } from "./harness"

let harness: Harness

beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.close())

async function switchOn(quirks: Partial<Quirks>) {
  const { status } = await harness.control("settings", { quirks })
  expect(status).toBe(200)
}

async function callback() {
  await eventually(() => expect(harness.callbacks).toHaveLength(1))
  const [received] = harness.callbacks
  return received ?? { body: "", headers: {} }
}

describe("the quirks", () => {
  it("write code as a number or as a string", async () => {
    await switchOn({ codeForm: "number" })
    const answer = await harness.pay()
    expect(answer.data.code).toBe(0)
    expect((await harness.check(answer)).data.code).toBe(0)
  })

  it("put a space before the order number, which check does not know", async () => {
    await switchOn({ leadingSpace: "always" })
    const { data } = await harness.pay()
    expect(data.orderNumber).toMatch(/^ \w{24}$/)
    const asGiven = await harness.check(encodeURIComponent(data.orderNumber))
    expect(asGiven.data.transaction).toBeNull()
    const trimmed = await harness.check(data.orderNumber.trim())
    expect(trimmed.data.code).toBe("0")
  })

  it("put the space before every third order number", async () => {
    await switchOn({ leadingSpace: "some" })
    const answers = [
      await harness.pay(),
      await harness.pay(),
      await harness.pay(),
    ]
    const spaced = answers.filter(({ data }) => data.orderNumber[0] === " ")
    expect(spaced).toHaveLength(1)
  })

  it("misspell messsage in check and orderNumer in the callback", async () => {
    await switchOn({ misspelledKeys: "documented" })
    const answer = await harness.pay()
    expect((await harness.check(answer)).data.messsage).toBeDefined()
    expect(JSON.parse((await callback()).body)).toHaveProperty("orderNumer")
  })

  it("misspell the answer too", async () => {
    await switchOn({ misspelledKeys: "everywhere" })
    expect(Object.keys((await harness.pay()).data)).toEqual(
      expect.arrayContaining(["messsage", "orderNumer"])
    )
  })

  it("capitalise the keys", async () => {
    await switchOn({ capitalisedKeys: true })
    const { data } = await harness.check(await harness.pay())
    expect(Object.keys(data)).toEqual(["Code", "Message", "Transaction"])
    expect(JSON.parse((await callback()).body)).toMatchObject({
      Code: "0",
      Reference: expect.any(String),
      Provider_reference: expect.any(String),
    })
  })

  it("leave the nulls out", async () => {
    await switchOn({ nulls: false })
    const { data } = await harness.pay()
    expect(Object.keys(data)).toEqual(["code", "message", "orderNumber"])
  })

  it.each([
    ["decimal", "12.5", "12.81"],
    ["plain", "12.5", "12.81"],
    ["number", 12.5, 12.81],
  ] as const)("write amounts back as %s", async (amountForm, amount, total) => {
    await switchOn({ amountForm })
    const answer = await harness.pay({ amount: "12.5", currency: "USD" })
    const { data } = await harness.check(answer)
    expect(data.transaction).toMatchObject({ amount, amountCustomer: total })
  })

  it("write whole amounts with one decimal, and add the commission", async () => {
    const { data } = await harness.check(await harness.pay())
    expect(data.transaction).toMatchObject({
      amount: "1000.0",
      amountCustomer: "1025.0",
    })
  })

  it("write the channel in capitals", async () => {
    await switchOn({ channelForm: "upper" })
    const { data } = await harness.check(await harness.pay())
    expect(data.transaction.channel).toBe("MPESA")
  })

  it("give our reference back, or the order number, or none", async () => {
    const { data } = await harness.pay({ reference: "OURS-1" })
    const reference = async () =>
      (await harness.check(data.orderNumber)).data.transaction.reference
    expect(await reference()).toBe("OURS-1")
    await switchOn({ checkReference: "order_number" })
    expect(await reference()).toBe(data.orderNumber)
    await switchOn({ checkReference: "missing", checkOrderNumber: false })
    expect(await reference()).toBeUndefined()
  })

  it("do not find a new transaction, by code or by 404", async () => {
    await switchOn({ notFoundFor: 60_000 })
    const answer = await harness.pay()
    expect((await harness.check(answer)).data).toMatchObject({
      code: "1",
      transaction: null,
    })
    await switchOn({ notFoundForm: "http_404" })
    expect((await harness.check(answer)).status).toBe(404)
  })

  it("answer a refused token with an HTML page and status 200", async () => {
    await switchOn({ authErrorAsPage: true })
    await harness.control("settings", { authRefused: true })
    const { status, data } = await harness.pay()
    expect(status).toBe(200)
    expect(data).toMatch(/^<!DOCTYPE html>/)
  })

  it("refuse with another HTTP status", async () => {
    await switchOn({ refusalStatus: 400 })
    expect((await harness.pay({ amount: "x" })).status).toBe(400)
  })

  it("send callbacks as a form", async () => {
    await switchOn({ callbackForm: "form" })
    await harness.pay({ reference: "FORM-1" })
    const { body, headers } = await callback()
    expect(headers["content-type"]).toMatch("x-www-form-urlencoded")
    expect(new URLSearchParams(body).get("reference")).toBe("FORM-1")
  })

  it("lock a number that gets a second push while one is pending", async () => {
    await switchOn({ lockNumberFor: 60_000 })
    await harness.control("settings", { delays: { pushLifetime: 5_000 } })
    const phone = "243812345678"
    await harness.pay({ phone })
    const second = await harness.pay({ phone })
    await eventually(async () => {
      const { data } = await harness.check(second)
      expect(data.transaction.status).toBe("1")
    })
    const { transactions } = await harness.ledger()
    expect(transactions[1].reason).toBe("number_locked")
  })
})

describe("a callback", () => {
  it("has the fields of the spec, in Kinshasa's time", async () => {
    const { data } = await harness.pay({ reference: "CALL-1" })
    expect(JSON.parse((await callback()).body)).toEqual({
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

  it("has an empty provider reference on a failure", async () => {
    await harness.pay({ phone: "243810000004" })
    expect(JSON.parse((await callback()).body)).toMatchObject({
      code: "1",
      provider_reference: "",
    })
  })
})
