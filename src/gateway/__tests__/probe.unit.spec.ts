import { resolveSettings } from "../config"
import { probeCallback, probeServices } from "../probe"
import { findClosedPort, json, page, startServer } from "./support/local-server"
import type { LocalServer } from "./support/local-server"
import { createToken } from "./support/samples"

const TOKEN = createToken()
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

function settingsOf(addresses: Record<string, string>) {
  return resolveSettings({
    merchant: "SHOP",
    token: TOKEN,
    environment: "live",
    profile: "v1",
    allowHttp: true,
    addresses,
  })
}

async function probeAll(url: string) {
  return await probeServices(
    settingsOf({
      payment: `${url}/paymentService`,
      card: `${url}/pay`,
      payout: `${url}/merchantPayOutService`,
      check: `${url}/check`,
      checkFallback: `${url}/second/check`,
    })
  )
}

it("moves no money: no POST, and no token or body where money moves", async () => {
  const server = await serve(NOT_FOUND)

  const probes = await probeAll(server.url)

  expect(probes.map(({ service, standing }) => [service, standing])).toEqual([
    ["payment", "answers"],
    ["card", "answers"],
    ["payout", "answers"],
    ["check", "answers"],
    ["check_fallback", "answers"],
  ])
  for (const { method, path, body, headers } of server.seen) {
    const isCheck = path.includes("/check/")
    expect([path, method]).toEqual([path, isCheck ? "GET" : "HEAD"])
    expect(body).toBeNull()
    expect(headers.authorization).toBe(isCheck ? `Bearer ${TOKEN}` : undefined)
  }
  expect(server.seen).toHaveLength(5)
})

it("takes any answer for a service's but that of a gateway in front of it", async () => {
  for (const [status, standing] of [
    [404, "answers"],
    [405, "answers"],
    [401, "answers"],
    [500, "answers"],
    [502, "fails"],
    [503, "fails"],
    [504, "fails"],
  ] as const) {
    const server = await serve(page(status))
    const [payment] = await probeAll(server.url)
    expect([status, payment?.standing]).toEqual([status, standing])
  }
})

it.each([
  [json({}, 401), "refuses_token", "HTTP 401"],
  [page(403), "refuses_token", "HTTP 403"],
  [page(), "fails", "HTTP 200"],
  [page(500), "fails", "HTTP 500"],
])("tells what check says to the token", async (answer, standing, detail) => {
  const server = await serve(answer)
  const probes = await probeAll(server.url)
  expect(probes[3]).toMatchObject({ service: "check", standing, detail })
})

it("names why nobody is reached, without the token", async () => {
  const probes = await probeAll(`http://127.0.0.1:${await findClosedPort()}`)

  for (const { standing, detail } of probes) {
    expect([standing, detail]).toEqual(["unreachable", "ECONNREFUSED"])
  }
  expect(JSON.stringify(probes)).not.toContain(TOKEN)
})

it("follows no redirect with the token", async () => {
  const elsewhere = await serve(NOT_FOUND)
  const server = await serve((response) => {
    response.writeHead(302, { location: `${elsewhere.url}/check/x` }).end()
  })

  const probes = await probeAll(server.url)

  expect(probes[3]).toMatchObject({ standing: "fails" })
  expect(elsewhere.seen).toEqual([])
})

describe("our own callback address", () => {
  it("is known by our own answer to a token of nobody's", async () => {
    const server = await serve(json({ type: "not_found" }, 404))
    expect(await probeCallback(`${server.url}/`)).toEqual({
      standing: "ours",
      detail: null,
    })
    expect(server.seen[0]?.path).toBe("/hooks/flexpay/payments/probe")
  })

  it.each([
    [page(), "HTTP 200"],
    [page(404), "HTTP 404"],
    [json({ ok: true }), "HTTP 200"],
  ])("is somebody else's when another page answers", async (answer, detail) => {
    const server = await serve(answer)
    expect(await probeCallback(server.url)).toEqual({
      standing: "somebody_else",
      detail,
    })
  })

  it("is out of reach when nobody answers", async () => {
    const url = `http://127.0.0.1:${await findClosedPort()}`
    expect(await probeCallback(url)).toEqual({
      standing: "unreachable",
      detail: "ECONNREFUSED",
    })
  })
})
