import http from "node:http"
import type { AddressInfo } from "node:net"
import express from "express"
import { hideSecrets, redactLoggedUrl } from "../redact-logged-url"

const TOKEN = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
const PHONE = "243812345678"

describe("hideSecrets", () => {
  it.each([
    [`/hooks/flexpay/payments/${TOKEN}`, "/hooks/flexpay/payments/***"],
    [`/hooks/flexpay/payments/${TOKEN}/`, "/hooks/flexpay/payments/***"],
    [`/hooks/flexpay/payments/${TOKEN}%00`, "/hooks/flexpay/payments/***"],
    [`/HOOKS/FlexPay/Payouts/${TOKEN}`, "/HOOKS/FlexPay/Payouts/***"],
    [`//hooks/flexpay/payouts/${TOKEN}`, "//hooks/flexpay/payouts/***"],
    [
      `/hooks/flexpay/payouts/${TOKEN}?phone=${PHONE}&orderNumber=X`,
      "/hooks/flexpay/payouts/***",
    ],
    [
      `http://shop.example/hooks/flexpay/payments/${TOKEN}`,
      "http://shop.example/hooks/flexpay/payments/***",
    ],
    [
      "/admin/flexpay/transactions?kind=payment&q=0812345678&limit=20",
      "/admin/flexpay/transactions?kind=payment&q=***&limit=20",
    ],
    [
      "/admin/flexpay/transactions/export?q=%2B243812345678",
      "/admin/flexpay/transactions/export?q=***",
    ],
  ])("logs %s as %s, and keeps the address", (url, originalUrl) => {
    const request = { url, headers: {} }

    hideSecrets(request)

    expect(request).toEqual({ url, originalUrl, headers: {} })
  })

  it.each([
    "/admin/flexpay/transactions?limit=20",
    "/admin/products?q=shirt",
    "/hooks/flexpay/return/REF1?outcome=approved",
    "/hooks/payment/flexpay_flexpay",
  ])("does not change %s", (url) => {
    const request = { url, headers: { "content-type": "application/json" } }

    hideSecrets(request)

    expect(request).toEqual({
      url,
      headers: { "content-type": "application/json" },
    })
  })
})

describe("redactLoggedUrl", () => {
  it("redacts a request before the body parser that rejects it", async () => {
    redactLoggedUrl()
    const logged: string[] = []
    const app = express()
    app.use((req, res, next) => {
      res.on("finish", () => logged.push(`${req.originalUrl} ${req.url}`))
      next()
    })
    app.use(express.json())
    app.post("/hooks/flexpay/payments/:token", (req, res) => {
      res.json({ token: req.params.token, body: req.body as unknown })
    })
    const server = http.createServer(app).listen(0)
    const { port } = server.address() as AddressInfo

    const answer = await fetch(
      `http://127.0.0.1:${port}/hooks/flexpay/payments/${TOKEN}`,
      {
        method: "POST",
        headers: { "content-type": "application/json; charset=iso-8859-1" },
        body: '{"code":"0",}',
      }
    )

    expect([answer.status, await answer.json()]).toEqual([
      200,
      { token: TOKEN, body: {} },
    ])
    expect(logged).toEqual([
      `/hooks/flexpay/payments/*** /hooks/flexpay/payments/${TOKEN}`,
    ])
    server.close()
  })
})
