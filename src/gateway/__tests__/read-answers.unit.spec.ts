import fc from "fast-check"
import { readCallback } from "../wire/read-callback"
import { readCheckAnswer } from "../wire/read-check-answer"
import { readRequestAnswer } from "../wire/read-request-answer"
import { ORDER_NUMBER, REFERENCE } from "./support/samples"

const NO_FIELDS = {
  status: null,
  reference: null,
  orderNumber: null,
  amount: null,
  amountCharged: null,
  currency: null,
  channel: null,
  operatorReference: null,
  message: null,
}

describe("readRequestAnswer", () => {
  it.each([
    ["the string", { code: "0", orderNumber: ORDER_NUMBER }],
    ["the number", { code: 0, orderNumber: ORDER_NUMBER }],
    ["a capitalised", { Code: " 0 ", OrderNumber: ORDER_NUMBER }],
    ["a misspelt", { code: "0", orderNumer: ` ${ORDER_NUMBER}` }],
  ])("accepts %s code 0 with an order number", (_, answer) => {
    expect(readRequestAnswer(JSON.stringify(answer))).toEqual({
      kind: "accepted",
      orderNumber: ORDER_NUMBER,
      message: null,
      redirectUrl: null,
    })
  })

  it("reads the card page's address and a misspelt message", () => {
    const answer = {
      code: 0,
      messsage: "Redirection",
      orderNumber: "6708a4708d470_17286",
      url: "https://pay.example/1",
    }
    expect(readRequestAnswer(JSON.stringify(answer))).toEqual({
      kind: "accepted",
      orderNumber: "6708a4708d470_17286",
      message: "Redirection",
      redirectUrl: "https://pay.example/1",
    })
  })

  it.each([
    { code: "1", message: "Solde insuffisant" },
    { Code: 1, Message: "Solde insuffisant", orderNumber: null, url: null },
    { code: "01", messsage: "Solde insuffisant", orderNumber: " " },
  ])("reads %p as a refusal", (answer) => {
    expect(readRequestAnswer(JSON.stringify(answer))).toEqual({
      kind: "refused",
      message: "Solde insuffisant",
    })
  })

  it.each([
    "",
    "null",
    "[]",
    "0",
    '"0"',
    '{"code":"0","orderNumb',
    "{}",
    '{"message":"Transaction envoyée avec succès"}',
    '{"code":null}',
    '{"code":""}',
    '{"code":true}',
    '{"code":{"code":"0"}}',
    '{"code":"success"}',
    '{"code":"00"}',
    '{"code":"0"}',
    '{"code":0,"orderNumber":null}',
    '{"code":"0","orderNumber":"  "}',
    '{"code":0.5}',
    '{"code":"-1"}',
    '{"code":"12"}',
    '{"code":"504","message":"Gateway Timeout"}',
  ])("reads %p as unclear", (body) => {
    expect(readRequestAnswer(body)).toEqual({
      kind: "unclear",
      orderNumber: null,
      isWebPage: false,
    })
  })

  it("recognises a web page", () => {
    expect(readRequestAnswer("\n <!DOCTYPE html><html></html>")).toMatchObject({
      kind: "unclear",
      isWebPage: true,
    })
  })

  it.each([{ code: "1" }, {}, { code: "ok" }])(
    "keeps the order number of the contradictory %p",
    (answer) => {
      const body = JSON.stringify({ ...answer, orderNumber: ORDER_NUMBER })
      expect(readRequestAnswer(body)).toEqual({
        kind: "unclear",
        orderNumber: ORDER_NUMBER,
        isWebPage: false,
      })
    }
  )

  it("reads the same whatever the message", () => {
    fc.assert(
      fc.property(fc.string(), (message) => {
        const kindOf = (answer: object): string =>
          readRequestAnswer(JSON.stringify(answer)).kind
        expect(kindOf({ code: "1", message })).toBe("refused")
        expect(kindOf({ message })).toBe("unclear")
      })
    )
  })
})

describe("readCheckAnswer", () => {
  it("reads a transaction, with amounts as text", () => {
    const transaction = {
      Reference: REFERENCE,
      orderNumber: ` ${ORDER_NUMBER}`,
      Status: 2,
      amount: 575.5,
      amountCustomer: "590.0",
      currency: "CDF",
      createdAt: "03-04-2026 09:08:07",
      channel: "mpesa",
      provider_reference: "",
    }
    expect(
      readCheckAnswer(JSON.stringify({ Code: 0, Transaction: transaction }))
    ).toEqual({
      kind: "found",
      status: "2",
      reference: REFERENCE,
      orderNumber: ORDER_NUMBER,
      amount: "575.5",
      amountCharged: "590.0",
      currency: "CDF",
      channel: "mpesa",
      operatorReference: null,
      message: null,
    })
  })

  it("reads the transaction's own message, else that of the answer", () => {
    const messageOf = (answer: object): unknown => {
      const reading = readCheckAnswer(JSON.stringify(answer))
      return reading.kind === "found" ? reading.message : undefined
    }
    const transaction = { status: "1" }
    expect(messageOf({ code: "0", messsage: "Solde bas", transaction })).toBe(
      "Solde bas"
    )
    expect(
      messageOf({
        code: "0",
        message: "Trouvée",
        transaction: { ...transaction, message: "Solde bas" },
      })
    ).toBe("Solde bas")
  })

  it("keeps an unknown status", () => {
    const reading = readCheckAnswer(
      '{"code":"0","transaction":{"status":"EN COURS"}}'
    )
    expect(reading).toEqual({
      ...NO_FIELDS,
      kind: "found",
      status: "EN COURS",
    })
  })

  it.each([
    '{"code":"1","message":"…","transaction":null}',
    '{"Code":1,"Transaction":[]}',
    '{"code":"1"}',
  ])("reads %p as not found", (body) => {
    expect(readCheckAnswer(body)).toEqual({ kind: "not_found" })
  })

  it.each([
    "<html></html>",
    "",
    "null",
    '{"code":"0"}',
    '{"code":"0","transaction":null}',
    '{"code":"0","transaction":"paid"}',
    '{"code":"504","transaction":null}',
    '{"code":"ok","transaction":{"status":"0"}}',
    '{"code":"1","transaction":{"status":"0"}}',
    '{"code":"0","transaction":{"status":"0"',
  ])("reads %p as unreadable", (body) => {
    expect(readCheckAnswer(body)).toEqual({ kind: "unreadable" })
  })
})

describe("no reader", () => {
  const NAMES = [
    "code",
    "Code",
    "message",
    "orderNumber",
    "orderNumer",
    "transaction",
    "Transaction",
    "status",
    "amount",
    "__proto__",
    "toString",
  ]
  const value = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<unknown>(null, "", 0, "0", "1", -0, true),
      fc.string({ unit: "binary" }),
      fc.double(),
      fc.array(tie("node")),
      fc.dictionary(
        fc.oneof(fc.constantFrom(...NAMES), fc.string()),
        tie("node")
      )
    ),
  })).node

  it("throws for any JSON", () => {
    fc.assert(
      fc.property(value, (json) => {
        const body = JSON.stringify(json)
        for (const reading of [readCallback(json), readCallback(body)]) {
          for (const field of Object.values(reading)) {
            expect(field === null || typeof field === "string").toBe(true)
          }
        }
        readRequestAnswer(body)
        readCheckAnswer(body)
      }),
      { numRuns: 2_000 }
    )
  })

  it("throws for any text or value", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.anything(), (text, any) => {
        readCallback(text)
        readCallback(any)
        readRequestAnswer(text)
        readCheckAnswer(text)
      })
    )
  })
})
