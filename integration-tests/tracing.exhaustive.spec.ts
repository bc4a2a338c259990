import { randomUUID } from "node:crypto"
import { readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import axios from "axios"
import { z } from "zod"
import { findFreePort } from "../demo/postgres/free-port"
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
let metricsPort: number

beforeAll(async () => {
  metricsPort = await findFreePort()
  process.env.STORE_TRACES = TRACES
  process.env.STORE_METRICS_PORT = String(metricsPort)
  mortal = await MortalShop.open({ modes: ["shared"] })
})
afterAll(async () => {
  delete process.env.STORE_TRACES
  delete process.env.STORE_METRICS_PORT
  await mortal.close()
  rmSync(TRACES, { force: true })
})

it("the spans and metrics of a traced store hold no token, no phone number and no order number", async () => {
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
  const metrics = await axios.get<string>(
    `http://localhost:${metricsPort}/metrics`
  )

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
  expect(holdsSecret(metrics.data)).toBe(false)
  expect(metrics.data).toMatch(
    /^flexpay_operation_duration_seconds_count\{.*"sync".*"succeeded".*\} 1/m
  )
  expect(metrics.data).toMatch(/^flexpay_checks_due\{?.* 0/m)
  const ofPayment = spans.filter(
    ({ attributes }) => attributes["flexpay.transaction_id"] === id
  )
  expect(
    ofPayment.map(({ name, attributes }) => [
      name,
      attributes["flexpay.outcome"],
    ])
  ).toEqual(
    expect.arrayContaining([
      ["flexpay.request", "accepted"],
      ["flexpay.callback", "stored"],
      ["flexpay.check", "paid"],
      ["flexpay.sync", "succeeded"],
    ])
  )
  expect(spans).toContainEqual(
    expect.objectContaining({
      name: "flexpay.payout",
      attributes: expect.objectContaining({ "flexpay.outcome": "accepted" }),
    })
  )
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
      "medusa-payment-flexpay",
    ])
  )
  expect(spans.map(({ name }) => name)).toContain(
    "step:confirm-flexpay-transaction:invoke"
  )
})
