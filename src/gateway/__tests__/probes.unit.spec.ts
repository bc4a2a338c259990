import { probeCallback, probeServices } from "../probes"
import { findClosedPort, json, page, startServer } from "./support/local-server"
import type { LocalServer } from "./support/local-server"
import { configFor, TOKEN } from "./support/local-client"

const NOT_FOUND = json({ code: "1", message: "Aucune", transaction: null })

const servers: LocalServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function serve(answer: Parameters<typeof startServer>[0]) {
  const server = await startServer(answer)
  servers.push(server)
  return server
}

async function probeAll(url: string) {
  const { addresses, ...config } = configFor({ url }, { token: TOKEN })
  return await probeServices({
    ...config,
    addresses: { ...addresses, check_fallback: `${url}/second/check` },
  })
}

it("sends no POST, and no token or body to the services that move money", async () => {
  const server = await serve(NOT_FOUND)

  const probes = await probeAll(server.url)

  expect(probes.map(({ service, status }) => [service, status])).toEqual([
    ["payment", "available"],
    ["card", "available"],
    ["payout", "available"],
    ["check", "available"],
    ["check_fallback", "available"],
  ])
  for (const { method, path, body, headers } of server.requests) {
    const isCheck = path.includes("/check/")
    expect([path, method]).toEqual([path, isCheck ? "GET" : "HEAD"])
    expect(body).toBeNull()
    expect(headers.authorization).toBe(isCheck ? `Bearer ${TOKEN}` : undefined)
  }
  expect(server.requests).toHaveLength(5)
})

it("reports a service as available for any status but 502, 503 and 504", async () => {
  for (const [httpStatus, status] of [
    [404, "available"],
    [405, "available"],
    [401, "available"],
    [500, "available"],
    [502, "unavailable"],
    [503, "unavailable"],
    [504, "unavailable"],
  ] as const) {
    const server = await serve(page(httpStatus))
    const [payment] = await probeAll(server.url)
    expect([httpStatus, payment?.status]).toEqual([httpStatus, status])
  }
})

it.each([
  [json({}, 401), "token_refused", "HTTP 401"],
  [page(403), "token_refused", "HTTP 403"],
  [page(), "unavailable", "HTTP 200"],
  [page(500), "unavailable", "HTTP 500"],
])(
  "reports check by its answer to the token (%#)",
  async (answer, status, detail) => {
    const server = await serve(answer)
    const probes = await probeAll(server.url)
    expect(probes[3]).toMatchObject({ service: "check", status, detail })
  }
)

it("reports the error code of an unreachable service, without the token", async () => {
  const probes = await probeAll(`http://127.0.0.1:${await findClosedPort()}`)

  for (const { status, detail } of probes) {
    expect([status, detail]).toEqual(["unreachable", "ECONNREFUSED"])
  }
  expect(JSON.stringify(probes)).not.toContain(TOKEN)
})

it("follows no redirect with the token", async () => {
  const elsewhere = await serve(NOT_FOUND)
  const server = await serve((response) => {
    response.writeHead(302, { location: `${elsewhere.url}/check/x` }).end()
  })

  const probes = await probeAll(server.url)

  expect(probes[3]).toMatchObject({ status: "unavailable" })
  expect(elsewhere.requests).toEqual([])
})

describe("probeCallback", () => {
  it("recognises the plugin's answer to an unknown token", async () => {
    const server = await serve(json({ type: "not_found" }, 404))
    expect(await probeCallback(`${server.url}/`)).toEqual({
      status: "available",
      detail: null,
    })
    expect(server.requests[0]?.path).toBe("/hooks/flexpay/payments/probe")
  })

  it.each([
    [page(), "HTTP 200"],
    [page(404), "HTTP 404"],
    [json({ ok: true }), "HTTP 200"],
  ])("reports another program by its answer (%#)", async (answer, detail) => {
    const server = await serve(answer)
    expect(await probeCallback(server.url)).toEqual({
      status: "other_program",
      detail,
    })
  })

  it("reports an address that no server listens on", async () => {
    const url = `http://127.0.0.1:${await findClosedPort()}`
    expect(await probeCallback(url)).toEqual({
      status: "unreachable",
      detail: "ECONNREFUSED",
    })
  })
})
