import { readCallback } from "../callback"
import { ORDER_NUMBER, PHONE, REFERENCE } from "./support/samples"

describe("readCallback", () => {
  const CALLBACK = {
    code: "0",
    reference: REFERENCE,
    provider_reference: "OP123",
    orderNumber: ORDER_NUMBER,
    amount: "575.0",
    amountCustomer: "590.0",
    phone: PHONE,
    currency: "CDF",
    createdAt: "03-04-2026 09:08:07",
    channel: "mpesa",
  }
  const READING = {
    code: "0",
    reference: REFERENCE,
    operatorReference: "OP123",
    orderNumber: ORDER_NUMBER,
    amount: "575.0",
    amountCharged: "590.0",
    phone: PHONE,
    currency: "CDF",
    createdAtRaw: "03-04-2026 09:08:07",
    channel: "mpesa",
  }

  it("reads every field, provider_reference in its snake case", () => {
    expect(readCallback(CALLBACK)).toEqual(READING)
  })

  it("reads the raw text of a JSON and of a form body", () => {
    expect(readCallback(JSON.stringify(CALLBACK))).toEqual(READING)
    expect(readCallback(new URLSearchParams(CALLBACK).toString())).toEqual(
      READING
    )
  })

  it("reads capitalised and misspelt fields", () => {
    expect(
      readCallback({
        Code: 0,
        Reference: REFERENCE,
        Provider_reference: "OP123",
        orderNumer: ` ${ORDER_NUMBER}`,
      })
    ).toEqual({
      code: "0",
      reference: REFERENCE,
      operatorReference: "OP123",
      orderNumber: ORDER_NUMBER,
    })
  })

  it("needs no provider_reference, which a failure has none of", () => {
    expect(readCallback({ code: "1", provider_reference: "" })).toEqual({
      code: "1",
    })
  })

  it("takes the spelling that holds something", () => {
    expect(
      readCallback({ orderNumer: null, orderNumber: ORDER_NUMBER })
    ).toEqual({ orderNumber: ORDER_NUMBER })
  })

  it("keeps createdAt as it came", () => {
    const createdAt = "05-04-2026 23:59:59"
    expect(readCallback({ createdAt }).createdAtRaw).toBe(createdAt)
  })

  it.each([undefined, null, "", 7, true, [], ["a"], Symbol("x"), () => 1])(
    "finds nothing in %p",
    (body) => {
      expect(readCallback(body)).toEqual({})
    }
  )

  it("reads nothing from a prototype", () => {
    const body: unknown = JSON.parse(
      '{"__proto__":{"code":"0"},"constructor":{"code":"0"}}'
    )
    expect(readCallback(body)).toEqual({})
  })
})
