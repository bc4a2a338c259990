import { randomUUID } from "node:crypto"
import { readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { z } from "zod"
import { MortalShop } from "./setup/mortal/mortal-shop"

jest.setTimeout(300_000)

const TRACES = path.join(tmpdir(), `traces-${randomUUID()}.jsonl`)
/** Pays by itself. */
const PHONE = "0990000001"
/** In any spelling: its digits, with at most two other characters between. */
const ANY_PHONE = new RegExp(PHONE.slice(1).split("").join("\\D{0,2}"))

const spanSchema = z.object({
  scope: z.string(),
  name: z.string(),
  attributes: z.record(z.string(), z.unknown()),
})

let mortal: MortalShop

beforeAll(async () => {
  process.env.STORE_TRACES = TRACES
  mortal = await MortalShop.open({ modes: ["shared"] })
})
afterAll(async () => {
  delete process.env.STORE_TRACES
  await mortal.close()
  rmSync(TRACES, { force: true })
})

it("the spans of a traced store hold no token, no phone number and no order number", async () => {
  const shop = await mortal.shopper()
  const { sessionId } = await shop.checkOut()
  await shop.push(sessionId, { phone: PHONE })
  await shop.pollUntil(sessionId, ({ order_id }) => order_id !== null, 60_000)
  const { callbackUrl, orderNumber } = await mortal.phones.gateway.onlyEntry()
  const admin = await shop.logIn()
  const { data } = await admin.get(`/admin/flexpay/transactions?q=${PHONE}`)
  const id: string = data.transactions[0].id
  await admin.get(`/admin/flexpay/transactions?q=${orderNumber}`)
  await admin.post(`/admin/flexpay/transactions/${id}/phone`, {
    reason: "Calls the customer",
  })
  await admin.post(`/admin/flexpay/transactions/${id}/check`)
  await admin.post(`/admin/flexpay/transactions/${id}/payouts`, {
    amount: "1000",
    paid_out: "0",
    note: `Call ${PHONE}`,
  })
  await admin.post("/admin/flexpay/erasures", { phone: PHONE })

  const traces = readFileSync(TRACES, "utf8")
  const spans = traces
    .trim()
    .split("\n")
    .map((line) => spanSchema.parse(JSON.parse(line)))
  const holdsSecret = (text: string) =>
    ANY_PHONE.test(text) ||
    text.includes(callbackUrl.split("/").at(-1) ?? "") ||
    text.includes(orderNumber)
  expect(
    spans
      .filter((span) => holdsSecret(JSON.stringify(span)))
      .map(({ scope, name }) => `${scope}: ${name}`)
  ).toEqual([])
  const urls = spans.map(({ attributes }) => attributes["http.url"])
  expect(urls).toContain("/hooks/flexpay/payments/***")
  expect(urls).toContain("/admin/flexpay/transactions?q=***")
  expect(new Set(spans.map(({ scope }) => scope))).toEqual(
    new Set([
      "@medusajs/http",
      "@medusajs/query",
      "@medusajs/framework/workflows-sdk",
      "@opentelemetry/instrumentation-http",
      "@opentelemetry/instrumentation-pg",
    ])
  )
  expect(spans.map(({ name }) => name)).toContain(
    "step:confirm-flexpay-transaction:invoke"
  )
})
