import { expectRecordsToAgree } from "../setup/expect-records-to-agree"
import type { ShopUnderTest } from "../setup/describe-shop"
import { paidOnce } from "../setup/records"

/** Waits for the virtual phone. */
const PHONE = "243810009001"

/** A callback as `fetch` sends it. `url` ends in the token. */
export interface OddCallback {
  url: string
  method: "GET" | "POST" | "PUT"
  headers?: Record<string, string>
  body?: string
}

type Fields = Record<string, string>

const BOUNDARY = "----flexpay"
const query = (fields: Fields) => new URLSearchParams(fields).toString()

/** Unusual encodings of a callback with an order number. */
export const ODD_CALLBACKS: readonly (readonly [
  form: string,
  write: (url: string, fields: Fields) => OddCallback,
])[] = [
  [
    "as JSON in another charset",
    (url, fields) => ({
      url,
      method: "POST",
      headers: { "content-type": "application/json; charset=iso-8859-1" },
      body: JSON.stringify({ ...fields, message: "Réussi" }),
    }),
  ],
  [
    "as JSON with a trailing comma",
    (url, fields) => ({
      url,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fields).replace(/\}$/, ",}"),
    }),
  ],
  [
    "as JSON with the type of a web page",
    (url, fields) => ({
      url,
      method: "POST",
      headers: { "content-type": "text/html" },
      body: JSON.stringify(fields),
    }),
  ],
  [
    "without a content type",
    (url, fields) => ({ url, method: "POST", body: JSON.stringify(fields) }),
  ],
  [
    "as a form with the type of JSON",
    (url, fields) => ({
      url,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: query(fields),
    }),
  ],
  [
    "as form data",
    (url, fields) => ({
      url,
      method: "POST",
      headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
      body: [
        ...Object.entries(fields).map(
          ([name, value]) =>
            `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
        ),
        `--${BOUNDARY}--\r\n`,
      ].join(""),
    }),
  ],
  [
    "as XML",
    (url, { orderNumber }) => ({
      url,
      method: "POST",
      headers: { "content-type": "application/xml; charset=utf-16" },
      body: `<?xml version="1.0"?><orderNumber>${orderNumber}</orderNumber>`,
    }),
  ],
  [
    "in a transaction",
    (url, { code, ...transaction }) => ({
      url,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code, transaction }),
    }),
  ],
  [
    "in the query of a POST",
    (url, fields) => ({ url: `${url}?${query(fields)}`, method: "POST" }),
  ],
  [
    "in the query of a GET",
    (url, fields) => ({ url: `${url}?${query(fields)}`, method: "GET" }),
  ],
  [
    "by PUT",
    (url, fields) => ({
      url,
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(fields),
    }),
  ],
]

export function describeOddCallbacks(test: ShopUnderTest): void {
  describe("a callback after an unanswered request", () => {
    it.each(ODD_CALLBACKS)(
      "a callback that comes %s leads to the order",
      async (_what, write) => {
        const { sessionId, entry } = await pushUnanswered(test)
        await test.gateway.setState({ phone: PHONE, state: "paid" })

        const status = await send(
          write(entry.callbackUrl, {
            code: "0",
            reference: entry.reference,
            provider_reference: "OP1",
            orderNumber: entry.orderNumber,
            phone: PHONE,
          })
        )

        expect(status).toBe(200)
        const { order_id } = await test.shop.pollUntil(
          sessionId,
          (polled) => polled.order_id !== null
        )
        expect(await test.records.order(order_id ?? "")).toEqual(
          paidOnce("28000")
        )
        await expectRecordsToAgree(test)
        await expectNoNumberStored(test, entry.orderNumber)
      }
    )

    it.each<[string, Partial<OddCallback> & { query?: string }]>([
      [
        "in a compression that nobody knows",
        { headers: { "content-encoding": "zstd" }, body: "x" },
      ],
      [
        "as broken gzip",
        { headers: { "content-encoding": "gzip" }, body: "x" },
      ],
      ["as a JSON text", { body: '"paid"' }],
      ["with a malformed query", { query: "?%E0%A4%A&orderNumber[]=x" }],
      ["with control characters in its query", { query: "?message=a%0Ab%00" }],
    ])(
      "counts when it comes %s, and names nothing",
      async (_what, { query: suffix = "", ...rest }) => {
        const { entry } = await pushUnanswered(test)

        const status = await send({
          url: entry.callbackUrl + suffix,
          method: "POST",
          ...rest,
        })

        expect(status).toBe(200)
        expect((await test.records.onlyRow()).callbacks).toBe(1)
      }
    )

    it("a callback by HEAD does not count", async () => {
      const { entry } = await pushUnanswered(test)

      const { status } = await fetch(entry.callbackUrl, { method: "HEAD" })

      expect(status).toBe(200)
      expect((await test.records.onlyRow()).callbacks).toBe(0)
    })
  })
}

/** The request is taken, and its answer never comes: no order number is known. */
async function pushUnanswered(test: ShopUnderTest) {
  const { sessionId } = await test.shop.checkOut()
  await test.gateway.spoil({
    service: "payment",
    kind: "drop",
    processed: true,
  })
  await test.shop.push(sessionId, { phone: PHONE })
  return { sessionId, entry: await test.gateway.onlyEntry() }
}

/** Sends what no HTTP library would. @returns the status */
export async function send({
  url,
  method,
  headers,
  body,
}: OddCallback): Promise<number> {
  const { status } = await fetch(url, {
    method,
    headers,
    // Of bytes, `fetch` says no content type.
    body: body === undefined ? undefined : new TextEncoder().encode(body),
  })
  return status
}

async function expectNoNumberStored(
  test: ShopUnderTest,
  orderNumber: string
): Promise<void> {
  const timeline = JSON.stringify(
    await test.records.sql("SELECT data FROM flexpay_timeline_entry")
  )
  expect(timeline).toContain("exchange")
  expect(timeline).not.toContain(orderNumber)
  expect(timeline).not.toContain(PHONE)
}
