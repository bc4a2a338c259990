import { readCallback } from "../wire/read-callback"
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
    orderNumber: ORDER_NUMBER,
    operatorReference: "OP123",
    message: null,
  }
  const EMPTY_READING = {
    code: null,
    orderNumber: null,
    operatorReference: null,
    message: null,
  }

  it("reads the code, the order number and the operator's reference", () => {
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
    ).toEqual(READING)
  })

  it("reads a failure, whose provider_reference is empty", () => {
    expect(readCallback({ code: "1", provider_reference: "" })).toEqual({
      ...EMPTY_READING,
      code: "1",
    })
  })

  it("reads a message", () => {
    expect(readCallback({ messsage: " Solde insuffisant " })).toEqual({
      ...EMPTY_READING,
      message: "Solde insuffisant",
    })
  })

  it("prefers the spelling that is not empty", () => {
    expect(
      readCallback({ orderNumer: null, orderNumber: ORDER_NUMBER })
    ).toEqual({ ...EMPTY_READING, orderNumber: ORDER_NUMBER })
  })

  it.each([undefined, null, "", 7, true, [], ["a"], Symbol("x"), () => 1])(
    "reads nothing from %p",
    (body) => {
      expect(readCallback(body)).toEqual(EMPTY_READING)
    }
  )

  it("reads nothing from a prototype", () => {
    const body: unknown = JSON.parse(
      '{"__proto__":{"code":"0"},"constructor":{"code":"0"}}'
    )
    expect(readCallback(body)).toEqual(EMPTY_READING)
  })
})
