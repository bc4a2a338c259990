import fc from "fast-check"
import { createFlexPayClient } from "../client"
import { FlexPayError, FlexPayUnknownOutcomeError } from "../errors"
import { interpretCheck } from "../interpret-check"
import type { ExpectedTransaction, Verdict } from "../interpret-check"
import { toLoggableBody } from "../loggable-body"
import type { HttpResult } from "../send"
import { readCallback, toLoggableCallback } from "../wire/read-callback"
import { readCheckAnswer } from "../wire/read-check-answer"
import { CARD, configFor, MOBILE_MONEY, TOKEN } from "./support/local-client"
import {
  CALLBACK_TOKEN,
  EXCHANGE,
  ORDER_NUMBER,
  PHONE,
  REFERENCE,
} from "./support/samples"

/** FlexPay's next answer, without HTTP. */
let answered: { httpStatus: number; body: string }

jest.mock("../send", () => ({
  ...jest.requireActual<object>("../send"),
  send: (): Promise<HttpResult> =>
    Promise.resolve({ kind: "answered", ...answered }),
}))

const URL_OF_PAGE = "https://pay.example/1"
const LONG = "9".repeat(9_000)

const client = createFlexPayClient(
  configFor({ url: "https://flexpay.example" }, { allowHttp: false })
)

type Answer = Record<string, unknown>

/** The outcome of a request that moves money, as the transaction store sees it. */
interface Outcome {
  outcome: "accepted" | "refused" | "misconfigured" | "unknown"
  orderNumber: string | null
}

const CALLS = {
  payment: () => client.request("payment", MOBILE_MONEY),
  payout: () => client.request("payout", MOBILE_MONEY),
  card: () => client.request("card", CARD),
}
type Service = keyof typeof CALLS
const SERVICES = ["payment", "payout", "card"] as const

async function request(
  service: Service,
  answer: unknown,
  httpStatus = 200
): Promise<Outcome & { message: string | null; exchange: unknown }> {
  const body = typeof answer === "string" ? answer : JSON.stringify(answer)
  answered = { httpStatus, body }
  try {
    const { orderNumber, message, exchange } = await CALLS[service]()
    return { outcome: "accepted", orderNumber, message, exchange }
  } catch (error) {
    if (!(error instanceof FlexPayError)) {
      throw error
    }
    const { outcome, name, exchange } = error
    if (outcome === "not_sent") {
      throw error
    }
    return {
      outcome: name === "FlexPayConfigurationError" ? "misconfigured" : outcome,
      orderNumber:
        error instanceof FlexPayUnknownOutcomeError ? error.orderNumber : null,
      message: null,
      exchange,
    }
  }
}

/** Ways to make a field of an answer unreadable. */
const SPOILS: Record<string, (value: unknown) => unknown> = {
  missing: () => undefined,
  null: () => null,
  empty: () => " ",
  "an object": () => ({ a: "0" }),
  "a boolean": () => true,
  "an array of two": (value) => [value, value],
  "too long": () => LONG,
  "too large": () => 1e300,
  negative: (value) => `-${String(value)}`,
}
/** Ways to spell a field that is read all the same. */
const SPELLINGS: Record<string, (name: string, value: unknown) => Answer> = {
  "in capitals": (name, value) => ({ [name.toUpperCase()]: value }),
  "in snake case": (name, value) => ({
    [name.replace(/[A-Z]/g, (letter) => `_${letter}`)]: value,
  }),
  "with blanks": (name, value) => ({
    [name]: typeof value === "string" ? ` ${value}\n` : value,
  }),
  "beside an empty one": (name, value) => ({
    [name.toUpperCase()]: "",
    [name]: value,
  }),
}

function spoil(answer: Answer, field: string, how: string): Answer {
  return { ...answer, [field]: SPOILS[how]?.(answer[field]) }
}

function respell(answer: Answer, field: string, how: string): Answer {
  const { [field]: value, ...rest } = answer
  return { ...rest, ...SPELLINGS[how]?.(field, value) }
}

describe("an answer to a request that moves money", () => {
  const CODES: readonly unknown[] = [
    ...Array.from({ length: 20 }, (_, code) => code),
    ...Array.from({ length: 100 }, (_, code) => String(code).padStart(2, "0")),
    ...[
      "0",
      "1",
      " 1 ",
      "001",
      "504",
      "-1",
      "1.5",
      "0x1",
      "１",
      "ok",
      "",
      LONG,
    ],
    ...[
      undefined,
      null,
      true,
      false,
      -1,
      0.5,
      1e21,
      {},
      [],
      ["1"],
      { code: 1 },
    ],
  ]
  const STATUSES = [
    ...[200, 204, 299, 302, 307, 400, 401, 402, 403, 404, 408, 409, 422, 425],
    ...[429, 499, 500, 503],
  ]
  const is = (code: unknown, spelling: RegExp) =>
    (typeof code === "string" || typeof code === "number") &&
    spelling.test(String(code))
  const ABOUT_THE_TOKEN = [401, 403]
  const ABOUT_THE_MOMENT = [408, 425, 429]

  /** The first rule that applies counts. */
  const RULES: readonly (readonly [
    when: (answer: {
      code: unknown
      numbered: boolean
      status: number
    }) => boolean,
    outcome: Outcome["outcome"],
  ])[] = [
    [
      ({ numbered, status }) => ABOUT_THE_TOKEN.includes(status) && numbered,
      "unknown",
    ],
    [({ status }) => ABOUT_THE_TOKEN.includes(status), "misconfigured"],
    [({ code, numbered }) => is(code, /^\s*0+\s*$/) && numbered, "accepted"],
    [({ numbered }) => numbered, "unknown"],
    [({ code }) => !is(code, /^\s*0*1\s*$/), "unknown"],
    [({ status }) => status >= 300 && status < 400, "unknown"],
    [({ status }) => ABOUT_THE_MOMENT.includes(status), "unknown"],
    [({ status }) => status >= 500, "unknown"],
    [() => true, "refused"],
  ]

  it.each(STATUSES)(
    "with HTTP %p is accepted, refused or unknown by its code",
    async (status) => {
      for (const service of SERVICES) {
        for (const code of CODES) {
          for (const numbered of [true, false]) {
            const { outcome, orderNumber } = await request(
              service,
              {
                code,
                message: "…",
                url: URL_OF_PAGE,
                ...(numbered && { orderNumber: ORDER_NUMBER }),
              },
              status
            )
            const answer = { code, numbered, status }
            const rule = RULES.find(([when]) => when(answer))
            expect([answer, outcome, orderNumber]).toEqual([
              answer,
              rule?.[1],
              numbered ? ORDER_NUMBER : null,
            ])
          }
        }
      }
    }
  )

  it.each(["", "<html></html>", '{"code":1', "1", '"1"', "[1]", "null"])(
    "has an unknown outcome when it is %p",
    async (body) => {
      for (const service of SERVICES) {
        expect(await request(service, body)).toMatchObject({
          outcome: "unknown",
          orderNumber: null,
        })
      }
    }
  )
})

describe("a field of an answer to a request that moves money", () => {
  const ANSWER: Answer = {
    code: "0",
    message: "Envoyé",
    orderNumber: ORDER_NUMBER,
    url: URL_OF_PAGE,
  }
  const ACCEPTED = { outcome: "accepted", orderNumber: ORDER_NUMBER }
  const NUMBERED = { outcome: "unknown", orderNumber: ORDER_NUMBER }
  const UNNUMBERED = { outcome: "unknown", orderNumber: null }

  /** The outcome when this field is unreadable. */
  const UNREAD: Record<string, Record<Service, object>> = {
    code: { payment: NUMBERED, payout: NUMBERED, card: NUMBERED },
    message: { payment: ACCEPTED, payout: ACCEPTED, card: ACCEPTED },
    orderNumber: { payment: UNNUMBERED, payout: UNNUMBERED, card: UNNUMBERED },
    url: { payment: ACCEPTED, payout: ACCEPTED, card: NUMBERED },
  }

  describe.each(SERVICES)("from the %s service", (service) => {
    it.each(
      Object.keys(UNREAD).flatMap((field) =>
        Object.keys(SPOILS).map((how) => [field, how] as const)
      )
    )("%s, when %s, has its own outcome", async (field, how) => {
      const answer = spoil(ANSWER, field, how)
      expect(await request(service, answer)).toMatchObject(
        UNREAD[field]?.[service] ?? {}
      )
      expect(await request(service, { data: answer })).toMatchObject(
        UNREAD[field]?.[service] ?? {}
      )
    })

    it.each(
      Object.keys(UNREAD).flatMap((field) =>
        Object.keys(SPELLINGS).map((how) => [field, how] as const)
      )
    )("%s is read %s", async (field, how) => {
      expect(await request(service, respell(ANSWER, field, how))).toMatchObject(
        ACCEPTED
      )
    })

    it.each<[string, unknown]>([
      ["under data", { data: ANSWER }],
      ["with its code outside data", { code: 0, data: { ...ANSWER, code: 7 } }],
      ["in an array", [ANSWER]],
      ["in an array under data", { data: [ANSWER] }],
      ["as JSON text under data", { data: JSON.stringify(ANSWER) }],
      [
        "with a transaction",
        { ...ANSWER, orderNumber: null, transaction: ANSWER },
      ],
    ])("is read %s", async (_, answer) => {
      expect(await request(service, answer)).toMatchObject(ACCEPTED)
    })

    it("keeps all digits of an order number that is a JSON number", async () => {
      const digits = "123456789012345678901234"
      const body = `{"code":0,"orderNumber":${digits},"url":"${URL_OF_PAGE}"}`
      expect(await request(service, body)).toMatchObject({
        outcome: "accepted",
        orderNumber: digits,
      })
    })

    it("message is truncated, and the stored answer too", async () => {
      const { message, exchange } = await request(service, {
        ...ANSWER,
        message: "é".repeat(900_000),
      })
      expect(message).toHaveLength(500)
      expect(JSON.stringify(exchange).length).toBeLessThan(5_000)
    })
  })
})

const EXPECTED: ExpectedTransaction = {
  orderNumber: ORDER_NUMBER,
  reference: REFERENCE,
  amount: "28000",
  currency: "CDF",
  isFromCallback: false,
}

/** The verdict; for a payment that is paid, with the facts that are kept. */
function check(answer: unknown, expected = EXPECTED): object {
  const body = typeof answer === "string" ? answer : JSON.stringify(answer)
  const { verdict, facts } = interpretCheck(expected, {
    ...readCheckAnswer(body),
    exchange: EXCHANGE,
  })
  if (verdict.kind !== "paid" || !facts) {
    return verdict
  }
  const { amountCharged, channel, operatorReference } = facts
  return { ...verdict, amountCharged, channel, operatorReference }
}

const mismatch = (
  field: Extract<Verdict, { kind: "mismatch" }>["field"],
  paid = true
): Verdict => ({ kind: "mismatch", field, paid })

describe("an answer to check", () => {
  const TRANSACTION: Answer = {
    status: "0",
    reference: REFERENCE,
    orderNumber: ORDER_NUMBER,
    amount: "28000.0",
    amountCustomer: "28840.0",
    currency: "CDF",
    channel: "mpesa",
    providerReference: "OP123",
    createdAt: "03-04-2026 09:08:07",
  }
  const PAID = {
    kind: "paid",
    amountCharged: "28840",
    channel: "mpesa",
    operatorReference: "OP123",
  }
  const write = (transaction: unknown): Answer => ({
    code: "0",
    message: "…",
    transaction,
  })

  /** The verdict when this field of the transaction is unreadable, and its exceptions. */
  const UNREAD: Record<
    string,
    { verdict: object; but?: Record<string, object> }
  > = {
    status: { verdict: { kind: "pending", why: "unknown_status" } },
    reference: {
      verdict: PAID,
      // These are readable, and are another reference.
      but: {
        negative: mismatch("reference"),
        "too large": mismatch("reference"),
      },
    },
    orderNumber: { verdict: PAID },
    amount: { verdict: mismatch("amount_unknown") },
    currency: { verdict: mismatch("amount_unknown") },
    amountCustomer: { verdict: { ...PAID, amountCharged: null } },
    channel: {
      verdict: { ...PAID, channel: null },
      but: {
        negative: { ...PAID, channel: "-mpesa" },
        "too large": { ...PAID, channel: "1e+300" },
      },
    },
    providerReference: {
      verdict: { ...PAID, operatorReference: null },
      but: { negative: { ...PAID, operatorReference: "-OP123" } },
    },
    createdAt: { verdict: PAID },
  }

  it.each(
    Object.keys(UNREAD).flatMap((field) =>
      Object.keys(SPOILS).map((how) => [field, how] as const)
    )
  )("with %s %s has its own verdict", (field, how) => {
    const { verdict, but } = UNREAD[field] ?? {}
    const transaction = spoil(TRANSACTION, field, how)
    expect(check(write(transaction))).toEqual(but?.[how] ?? verdict)
    expect(check({ data: write([transaction]) })).toEqual(but?.[how] ?? verdict)
  })

  it.each(
    Object.keys(UNREAD).flatMap((field) =>
      Object.keys(SPELLINGS).map((how) => [field, how] as const)
    )
  )("is paid with %s %s", (field, how) => {
    expect(check(write(respell(TRANSACTION, field, how)))).toEqual(PAID)
  })

  it.each<[string, unknown]>([
    ["under data", { data: write(TRANSACTION) }],
    [
      "with its transaction under data",
      { code: 0, data: { transaction: TRANSACTION } },
    ],
    ["with the fields under data", { code: 0, data: TRANSACTION }],
    ["with the fields at its top", { code: 0, ...TRANSACTION }],
    ["with its transaction in an array", write([TRANSACTION])],
    ["with data in an array", { code: "0", data: [TRANSACTION] }],
    ["with its transaction as JSON text", write(JSON.stringify(TRANSACTION))],
    ["in an array", [write(TRANSACTION)]],
    ["without a code", { transaction: TRANSACTION }],
    ["with a code of null", { code: null, transaction: [TRANSACTION] }],
    ["with amounts as numbers", write({ ...TRANSACTION, amount: 28000 })],
    [
      "with thousands signs",
      write({ ...TRANSACTION, amount: "28\u202f000,00" }),
    ],
    ["with a currency by number", write({ ...TRANSACTION, currency: 976 })],
    [
      "with a reference in capitals",
      write({ ...TRANSACTION, reference: REFERENCE.toUpperCase() }),
    ],
  ])("is paid %s", (_, answer) => {
    expect(check(answer)).toEqual(PAID)
  })

  it.each<[string, unknown]>([
    ["two transactions", write([TRANSACTION, TRANSACTION])],
    ["a transaction that is text", write("paid")],
    ["a transaction that is true", write(true)],
    [
      "a status of the answer itself",
      { code: "0", status: "0", data: { amount: "28000.0" } },
    ],
    ["a status of the answer beside none", { code: "0", status: "0" }],
    [
      "an HTTP status",
      { timestamp: 1, status: 404, error: "Not Found", path: "/check" },
    ],
    ["another nesting", { code: "0", result: { transaction: TRANSACTION } }],
    ["a web page", "<html></html>"],
    ["nothing", ""],
  ])("is unreadable with %s", (_, answer) => {
    expect(check(answer)).toEqual({ kind: "pending", why: "unreadable" })
  })

  it("is found with code 0 or none and a transaction, and not found with code 1 and none", () => {
    const codes = [
      ...Array.from({ length: 100 }, (_, code) =>
        String(code).padStart(2, "0")
      ),
      ...Array.from({ length: 100 }, (_, code) => code),
      ...["504", "ok", -1, true, {}],
    ]
    for (const code of codes) {
      const isOk = ["0", "00"].includes(String(code))
      const isRefusal = ["1", "01"].includes(String(code))
      expect([code, check({ code, transaction: TRANSACTION })]).toEqual([
        code,
        isOk ? PAID : { kind: "pending", why: "unreadable" },
      ])
      expect([code, check({ code, transaction: null })]).toEqual([
        code,
        { kind: "pending", why: isRefusal ? "not_found" : "unreadable" },
      ])
    }
  })

  it("needs the store's reference when a callback named the order number", () => {
    const expected = { ...EXPECTED, isFromCallback: true }
    expect(check(write(TRANSACTION), expected)).toEqual(PAID)
    for (const how of Object.keys(SPOILS)) {
      expect(
        check(write(spoil(TRANSACTION, "reference", how)), expected)
      ).toEqual(mismatch("reference", false))
    }
  })
})

describe("a callback", () => {
  const CALLBACK: Record<string, string> = {
    code: "0",
    reference: REFERENCE,
    orderNumber: ORDER_NUMBER,
    providerReference: "OP123",
    amount: "28000.0",
    phone: PHONE,
  }
  const READING: Record<string, string | null> = {
    code: "0",
    orderNumber: ORDER_NUMBER,
    operatorReference: "OP123",
    message: null,
  }
  const READ_AS: Record<string, string> = {
    code: "code",
    orderNumber: "orderNumber",
    providerReference: "operatorReference",
  }

  it.each(
    Object.keys(CALLBACK).flatMap((field) =>
      Object.keys(SPOILS).map((how) => [field, how] as const)
    )
  )("with %s %s loses that field alone", (field, how) => {
    const body = JSON.stringify(spoil(CALLBACK, field, how))
    const name = READ_AS[field] ?? field
    const { [name]: read, ...otherFields } = {
      ...readCallback(body),
    } as Record<string, string | null>
    const { [name]: _, ...expected } = READING
    expect(otherFields).toEqual(expected)
    const isReadable = ["negative", "too large"].includes(how)
    if (!isReadable || field === "orderNumber") {
      expect(read ?? null).toBeNull()
    }
    expect((read ?? "").length).toBeLessThanOrEqual(64)
  })

  it.each<[string, { body: unknown; query?: string }]>([
    ["JSON", { body: JSON.stringify(CALLBACK) }],
    [
      "JSON after a byte order mark",
      { body: `\uFEFF${JSON.stringify(CALLBACK)}` },
    ],
    ["an object", { body: CALLBACK }],
    ["a form", { body: new URLSearchParams(CALLBACK).toString() }],
    [
      "a query",
      { body: "", query: `?${new URLSearchParams(CALLBACK).toString()}` },
    ],
    ["a transaction", { body: { transaction: CALLBACK } }],
    ["an array", { body: JSON.stringify([CALLBACK]) }],
    ["data", { body: { data: { transaction: [CALLBACK] } } }],
    [
      "a form field with JSON",
      { body: `data=${encodeURIComponent(JSON.stringify(CALLBACK))}` },
    ],
    [
      "a body and a query",
      {
        body: { ...CALLBACK, orderNumber: "" },
        query: `orderNumber=${ORDER_NUMBER}&code=1`,
      },
    ],
  ])("is read from %s", (_, { body, query }) => {
    expect(readCallback(body, query)).toEqual(READING)
  })

  it.each([
    [
      "JSON with a trailing comma",
      `{"code":"0","orderNumber":"${ORDER_NUMBER}",}`,
    ],
    ["JSON that was cut", `{"orderNumer" : "${ORDER_NUMBER}","amou`],
    ["JSON with single quotes", `{'orderNumber':'${ORDER_NUMBER}'}`],
    ["XML", `<order_number>${ORDER_NUMBER}</order_number>`],
    [
      "form data",
      `--b\r\nContent-Disposition: form-data; name="orderNumber"\r\nContent-Type: text/plain\r\n\r\n${ORDER_NUMBER}\r\n--b--`,
    ],
    ["lines", `code: 0\norderNumber: ${ORDER_NUMBER}\n`],
  ])("has its order number read from %s", (_, body) => {
    expect(readCallback(body).orderNumber).toBe(ORDER_NUMBER)
  })

  it.each([
    `{"orderNumber":"${LONG}",}`,
    '{"orderNumber":null,}',
    `--b\r\nContent-Disposition: form-data; name="orderNumber"\r\n\r\n\r\n--b\r\nContent-Disposition: form-data; name="reference"\r\n\r\n${REFERENCE}\r\n--b--`,
  ])("has no order number in %.40s", (body) => {
    expect(readCallback(body).orderNumber).toBeNull()
  })
})

describe("any message", () => {
  const NAMES = [
    ...["code", "Code", "message", "orderNumber", "orderNumer", "order_number"],
    ...["transaction", "data", "status", "reference", "amount", "currency"],
    ...["amountCustomer", "phone", "url", "__proto__", "toString"],
  ]
  const VALUES = [
    ...[
      "0",
      "1",
      "2",
      "01",
      "28000.0",
      "28 000",
      "-28000",
      "CDF",
      "976",
      "USD",
    ],
    ...[REFERENCE, ORDER_NUMBER, PHONE, "", null, 0, 1, 28000, 1e300, -1, true],
  ]
  const json = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom<unknown>(...VALUES),
      fc.string({ unit: "binary" }),
      fc.double(),
      fc.array(tie("node"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...NAMES), tie("node"))
    ),
  })).node
  const body = fc.oneof(
    json.map((value) => JSON.stringify(value)),
    fc.string({ unit: "binary" })
  )

  it("is read without throwing, as short texts", () => {
    fc.assert(
      fc.property(body, fc.string(), (text, query) => {
        const readings = [
          readCheckAnswer(text),
          readCallback(text, query),
          check(text),
        ]
        for (const reading of readings) {
          for (const field of Object.values(reading)) {
            expect(String(field).length).toBeLessThanOrEqual(64)
          }
        }
        expect(
          JSON.stringify(toLoggableCallback(text, query)).length
        ).toBeLessThan(20_000)
      }),
      { numRuns: 1_000 }
    )
  })

  it("is a refusal only with code 1 and no order number", async () => {
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.constantFrom(...SERVICES),
        fc.constantFrom(200, 400, 401, 404, 429, 500),
        async (text, service, status) => {
          const { outcome } = await request(service, text, status)
          const isNo = /"code":"?0*1"?[,}]/i.test(text)
          expect(outcome !== "refused" || isNo).toBe(true)
          expect(outcome === "refused" && status >= 429).toBe(false)
        }
      ),
      { numRuns: 500 }
    )
  })

  it("is paid only with status 0 and the expected order number, amount and currency", () => {
    const oneOf = <T>(...values: T[]) => fc.constantFrom(...values)
    const transaction = fc.record({
      status: oneOf<unknown>("0", 0, "1", "00", null),
      reference: oneOf<unknown>(REFERENCE, ORDER_NUMBER, "another", null, {}),
      orderNumber: oneOf<unknown>(ORDER_NUMBER, "another", null, [], LONG),
      amount: fc.oneof(
        oneOf<unknown>(
          "28000",
          "28 000",
          "28,000.00",
          "28.000",
          28000,
          28,
          null
        ),
        fc.string(),
        fc.double()
      ),
      currency: oneOf<unknown>("CDF", "cdf ", 976, "840", "USD", "FC", null),
    })
    fc.assert(
      fc.property(transaction, fc.boolean(), (fields, isFromCallback) => {
        const verdict = check(
          { code: "0", transaction: fields },
          { ...EXPECTED, isFromCallback }
        )
        const isSame =
          fields.reference === REFERENCE ||
          (!isFromCallback && fields.reference !== "another")
        const isPaid =
          ["0", 0].includes(fields.status as string) &&
          isSame &&
          fields.orderNumber !== "another" &&
          /^(0*28000(\.0+)?|28 000|28,000\.00)$/.test(String(fields.amount)) &&
          ["CDF", "cdf ", 976].includes(fields.currency as string)
        expect("kind" in verdict && verdict.kind === "paid").toBe(isPaid)
      }),
      { numRuns: 5_000 }
    )
  })

  it("is stored without token, phone and order number", () => {
    const secrets = [TOKEN, CALLBACK_TOKEN, PHONE, ORDER_NUMBER]
    const noise = fc.string({ maxLength: 20 })
    const withSecret = fc
      .tuple(noise, fc.constantFrom(...secrets), noise)
      .map((parts) => parts.join(""))
    const text = fc.oneof(
      withSecret,
      fc
        .dictionary(fc.oneof(fc.constantFrom(...NAMES), withSecret), withSecret)
        .map((fields) => JSON.stringify(fields)),
      fc
        .dictionary(fc.constantFrom(...NAMES), withSecret)
        .map((fields) => `${JSON.stringify({ ...fields, z: 1 })},}`),
      fc
        .dictionary(fc.constantFrom(...NAMES), fc.constantFrom(...secrets))
        .map((fields) => new URLSearchParams(fields).toString()),
      fc
        .tuple(fc.integer({ min: 4_000, max: 4_100 }), withSecret)
        .map(([length, secret]) => `${"x ".repeat(length / 2)}${secret}`)
    )
    const withoutToken = [PHONE, ORDER_NUMBER]
    fc.assert(
      fc.property(text, text, (sent, query) => {
        const shown = textsOf(toLoggableBody(sent, [TOKEN, CALLBACK_TOKEN]))
        for (const secret of secrets) {
          expect(shown).not.toContain(secret)
        }
        const callback = textsOf(toLoggableCallback(sent, query))
        for (const secret of withoutToken) {
          expect(callback).not.toContain(secret)
        }
      }),
      { numRuns: 1_000 }
    )
  })
})

/** All keys and texts of a value, without JSON's escapes, whose digits could join others. */
function textsOf(value: unknown): string {
  return typeof value === "object" && value !== null
    ? Object.entries(value)
        .map(([key, field]) => `${key}\n${textsOf(field)}`)
        .join("\n")
    : String(value)
}
