import { readdirSync, readFileSync } from "node:fs"
import { IncomingMessage, ServerResponse } from "node:http"
import { Socket } from "node:net"
import path from "node:path"
import type { MiddlewareRoute } from "@medusajs/framework/http"
import express from "express"
import { match } from "path-to-regexp"
import middlewares from "../middlewares"
import { rejectControlCharacters } from "../reject-control-characters"

const API = path.resolve(__dirname, "..")
const MATCHERS = (middlewares.routes ?? []).map((route) => ({
  route,
  /** `GET,POST /admin/flexpay/…`, and `ALL` where Medusa mounts it with `use`. */
  name: `${methodsOf(route)?.join() ?? "ALL"} ${String(route.matcher)}`,
}))

/**
 * The names of the matchers that a request meets, as Medusa mounts them:
 * without methods by `use`, which matches a prefix, else by each method.
 */
type Express = (method: string, url: string) => string[]

const VERSIONS: Record<string, Express> = {
  "Express 4": (method, url) => {
    const met: string[] = []
    const app = express()
    for (const { route, name } of MATCHERS) {
      const methods = methodsOf(route)
      const meet: express.RequestHandler = (_req, _res, next) => {
        met.push(name)
        next()
      }
      if (methods) {
        for (const each of methods) {
          app[each](String(route.matcher), meet)
        }
      } else {
        app.use(String(route.matcher), meet)
      }
    }
    app.use(() => undefined)
    const request = new IncomingMessage(new Socket())
    app(Object.assign(request, { method, url }), new ServerResponse(request))
    return met
  },
  // As the package `router` 2 of Express 5 does.
  "Express 5": (method, url) =>
    MATCHERS.filter(({ route }) => {
      const methods = methodsOf(route)
      const matches = match(String(route.matcher).replace(/\/+$/, ""), {
        end: methods !== undefined,
      })
      return (
        (methods?.map(String).includes(method.toLowerCase()) ?? true) &&
        matches(url.split("?")[0] ?? "") !== false
      )
    }).map(({ name }) => name),
}

const OWN_ROUTES = routesOf(API)

describe.each(Object.entries(VERSIONS))("with %s", (_, matchersOf) => {
  it.each(OWN_ROUTES.filter((route) => !route.includes("/hooks/flexpay/p")))(
    "%s rejects control characters",
    (route) => {
      const [method = "", url = ""] = route.split(" ")
      const met = matchersOf(method, url.replace(/:\w+/g, "some-id"))

      expect(
        MATCHERS.filter(({ name }) => met.includes(name)).some(
          ({ route: { middlewares: handlers } }) =>
            handlers?.includes(rejectControlCharacters)
        )
      ).toBe(true)
    }
  )

  it("every matcher meets a request", () => {
    const met = new Set(
      [
        ...OWN_ROUTES,
        "POST /store/carts/:id/complete",
        "POST /store/payment-collections/:id/payment-sessions",
        "POST /admin/payment-collections/:id/payment-sessions",
      ].flatMap((route) => {
        const [method = "", url = ""] = route.split(" ")
        return matchersOf(method, url.replace(/:\w+/g, "some-id"))
      })
    )

    expect(
      MATCHERS.map(({ name }) => name).filter((name) => !met.has(name))
    ).toEqual([])
  })

  it.each([
    ["GET", "/store/flexpay-of-another-plugin"],
    ["GET", "/store/flexpayments/1"],
    ["POST", "/admin/flexpay2/transactions/some-id/resend"],
    ["GET", "/hooks/flexpay/returns/some-reference"],
    ["POST", "/hooks/flexpay"],
    ["GET", "/store/carts/some-id/complete"],
    ["POST", "/store/carts/some-id/complete/again"],
    ["POST", "/store/carts/some-id"],
    ["POST", "/store/payment-collections/some-id/payment-sessions/other"],
    ["DELETE", "/hooks/flexpay/payments/some-token"],
    ["POST", "/hooks/flexpay/payments/some-token/more"],
  ])("%s %s meets no matcher", (method, url) => {
    expect(matchersOf(method, url)).toEqual([])
  })

  it.each([
    ["POST", "/hooks/flexpay/payments/some-token?code=0%00", 1],
    ["GET", "/hooks/flexpay/payouts/some-token/", 1],
    ["GET", "/STORE/FlexPay/payment-sessions/some-id?a=b", 1],
    ["GET", "/admin/flexpay", 1],
    ["PUT", "/store/flexpay/payment-sessions/some-id", 1],
    ["POST", "/store/flexpay/payment-sessions/some-id/", 2],
    ["POST", "/admin/flexpay/transactions/some-id/resend", 3],
  ])(
    "%s %s meets as many matchers as in the other version",
    (method, url, count) => {
      expect(matchersOf(method, url)).toHaveLength(count)
    }
  )
})

it("every request to a route of the plugin meets the same matchers in both versions", () => {
  const [four, five] = Object.values(VERSIONS)
  for (const route of OWN_ROUTES) {
    const [method = "", url = ""] = route.split(" ")
    const request = [method, url.replace(/:\w+/g, "some-id")] as const
    expect([route, five?.(...request)]).toEqual([route, four?.(...request)])
  }
})

type Method = "get" | "post" | "put"

function methodsOf({ methods }: MiddlewareRoute): Method[] | undefined {
  return methods?.map((method) => method.toLowerCase() as Method)
}

/** `POST /admin/flexpay/…/:id`, for each method that a route file exports. */
function routesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => path.basename(file) === "route.ts")
    .flatMap((file) => {
      const route = `/${path.dirname(file).split(path.sep).join("/")}`
      const text = readFileSync(path.join(folder, file), "utf8")
      return [
        ...text.matchAll(/^export (?:async function|const) ([A-Z]+)\b/gm),
      ].map(
        ([, method = ""]) => `${method} ${route.replace(/\[(\w+)\]/g, ":$1")}`
      )
    })
}
