import http from "node:http"
import type { AddressInfo } from "node:net"
import express from "express"
import type { RequestHandler } from "express"
import {
  hideSecrets,
  readCallbackUrl,
  readOriginalUrl,
  redactUrls,
  restoreSearch,
} from "../redact-urls"

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
    ["/app/flexpay?q=0812345678", "/app/flexpay?q=***"],
  ])("hides the secret of %s, and keeps it for the routes", (url, hidden) => {
    const request = { url, headers: {} }

    hideSecrets(request)
    // A second copy of the module, as after a reload in development.
    hideSecrets(request)

    expect(request.url).toBe(hidden)
    expect(readOriginalUrl(request)).toBe(url)
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

  it("hides the search of the admin page that sent the request", () => {
    const page = "http://shop.example/app/flexpay?offset=20&q=0812345678"
    const request = { url: "/admin/users/me", headers: { referer: page } }

    hideSecrets(request)

    expect(request.headers.referer).toBe(
      "http://shop.example/app/flexpay?offset=20&q=***"
    )
  })
})

describe("readCallbackUrl", () => {
  it.each([
    [`/hooks/flexpay/payments/${TOKEN}`, TOKEN, ""],
    [`/hooks/flexpay/payouts/${TOKEN}/?a=b?c`, TOKEN, "a=b?c"],
    [`/hooks/flexpay/payments/${TOKEN}%00`, `${TOKEN}%00`, ""],
  ])("reads the token and the query of %s", (url, token, query) => {
    const request = { url, headers: {} }
    expect(readCallbackUrl(request)).toEqual({ token, query })

    hideSecrets(request)
    expect(readCallbackUrl(request)).toEqual({ token, query })
  })
})

describe("a server", () => {
  /** What a tracer sees that reads requests as soon as the server emits them. */
  const emitted: string[] = []
  const { emit } = http.Server.prototype

  beforeAll(() => {
    redactUrls()
    http.Server.prototype.emit = function (event, ...sent: unknown[]) {
      const [request] = sent
      if (request instanceof http.IncomingMessage) {
        emitted.push(`${event} ${request.url} ${request.headers.referer}`)
      }
      return Reflect.apply(emit, this, [event, ...sent]) as boolean
    }
  })
  afterAll(() => {
    http.Server.prototype.emit = emit
  })

  it("has hidden a callback's token before any listener and parser sees it", async () => {
    const { logged, fetch } = serve((app) => {
      app.use(express.json())
      app.post("/hooks/flexpay/payments/:token", (req, res) => {
        const { token } = readCallbackUrl(req)
        res.json({ token, body: req.body as unknown })
      })
    })

    const answer = await fetch(`/hooks/flexpay/payments/${TOKEN}`, {
      method: "POST",
      headers: { "content-type": "application/json; charset=iso-8859-1" },
      body: '{"code":"0",}',
    })

    expect([answer.status, await answer.json()]).toEqual([
      200,
      { token: TOKEN, body: {} },
    ])
    expect(logged).toEqual([
      "/hooks/flexpay/payments/*** /hooks/flexpay/payments/***",
    ])
    expect(emitted.join()).toContain("request /hooks/flexpay/payments/***")
    expect(emitted.join()).not.toContain(TOKEN)
  })

  it.each([
    ["0812345678", "0812345678"],
    ["%2B243+81%20234", "+243 81 234"],
    ["a&q=b", ["a", "b"]],
    ["", ""],
  ])("gives its routes the search %s, and no listener", async (q, search) => {
    const { logged, fetch } = serve((app) => {
      app.use("/admin/flexpay", restoreSearch as RequestHandler)
      app.get("/admin/flexpay/transactions", (req, res) => {
        res.json(req.query)
      })
    })

    const answer = await fetch(
      `/admin/flexpay/transactions?kind=payment&q=${q}`,
      { headers: { referer: `http://shop.example/app/flexpay?q=${q}` } }
    )

    expect(await answer.json()).toEqual({ kind: "payment", q: search })
    const recorded = [...logged, ...emitted].join()
    expect(recorded).toContain("/app/flexpay?q=***")
    expect(recorded).not.toContain("812345678")
  })

  /** Starts a server, and logs each address as Medusa's access log does. */
  function serve(addRoutes: (app: express.Express) => void) {
    const logged: string[] = []
    const app = express()
    app.use((req, res, next) => {
      res.on("finish", () => logged.push(`${req.originalUrl} ${req.url}`))
      next()
    })
    addRoutes(app)
    const server = http.createServer(app).listen(0)
    const { port } = server.address() as AddressInfo
    return {
      logged,
      fetch: async (path: string, request: RequestInit = {}) => {
        try {
          return await fetch(`http://127.0.0.1:${port}${path}`, request)
        } finally {
          server.close()
        }
      },
    }
  }
})
