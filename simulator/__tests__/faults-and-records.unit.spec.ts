import { eventually, startHarness, type Harness } from "./harness"

/** Two thousand requests, one after another, on a busy machine. */
const MANY_REQUESTS_MS = 300_000

let harness: Harness

beforeEach(async () => {
  harness = await startHarness({ delays: { pushLifetime: 5_000 } })
})
afterEach(() => harness.close())

async function expectState(reference: string, state: string) {
  await eventually(async () => {
    const { transactions } = await harness.records()
    const transaction = transactions.find(
      (transaction: { reference: string }) =>
        transaction.reference === reference
    )
    expect(transaction.state).toBe(state)
  })
}

describe("faults", () => {
  it.each([
    ["error_500", 500],
    ["error_503", 503],
    ["not_found", 404],
    ["unauthorized", 401],
    ["forbidden", 403],
    ["html", 200],
    ["bad_json", 200],
    ["empty", 200],
  ])(
    "the fault %s answers %i once and creates no transaction",
    async (kind, status) => {
      await harness.control("faults", { service: "payment", kind })
      expect((await harness.pay()).status).toBe(status)
      expect((await harness.records()).transactions).toEqual([])
      expect((await harness.pay()).data.code).toBe("0")
    }
  )

  it.each(["hang", "drop", "stall"])(
    "the fault %s sends no complete answer",
    async (kind) => {
      await harness.control("faults", { service: "all", kind })
      await expect(harness.pay({}, 60)).rejects.toThrow()
    }
  )

  it("a fault with processed replaces the answer to an accepted request", async () => {
    await harness.control("faults", {
      service: "payout",
      kind: "error_500",
      processed: true,
    })
    const { status } = await harness.payOut({ reference: "DONE-1" })
    expect(status).toBe(500)
    await expectState("DONE-1", "paid")
  })

  it("a fault without times lasts until it is cleared and spares the second host", async () => {
    const { data } = await harness.pay()
    await harness.control("faults", {
      service: "check",
      kind: "error_500",
      times: null,
    })
    const { simulator, http, headers } = harness
    expect((await harness.check(data.orderNumber)).status).toBe(500)
    expect((await harness.check(data.orderNumber)).status).toBe(500)
    const fallback = await http.get(
      `${simulator.addresses.checkFallback}/${data.orderNumber}`,
      { headers }
    )
    expect(fallback.status).toBe(200)
    await http.delete(`${simulator.url}/_simulator/faults`)
    expect((await harness.check(data.orderNumber)).status).toBe(200)
  })
})

describe("the records", () => {
  it("the request log counts the requests of each service without tokens", async () => {
    const answer = await harness.pay({ authorization: "Bearer secret" })
    await harness.check(answer)
    await harness.check(answer)
    const { data } = await harness.control("requests")
    expect(data.counts).toEqual({
      payment: 1,
      card: 0,
      payout: 0,
      check: 2,
      checkFallback: 0,
    })
    expect(data.requests[0]).toMatchObject({
      service: "payment",
      method: "POST",
      httpStatus: 200,
      body: { phone: "243810000001" },
    })
    expect(JSON.stringify(data)).not.toMatch("secret")
  })

  it(
    "the request log keeps a payment after more checks than it stores",
    async () => {
      const answer = await harness.pay({ reference: "BEFORE-CHECKS" })
      for (let checks = 0; checks < 2_001; checks++) {
        await harness.check(answer)
      }
      const { data } = await harness.control("requests")
      const requestsOf = (service: string) =>
        data.requests.filter(
          (request: { service: string }) => request.service === service
        )
      expect(requestsOf("check")).toHaveLength(2_000)
      expect(requestsOf("payment")).toMatchObject([
        { body: { reference: "BEFORE-CHECKS" } },
      ])
    },
    MANY_REQUESTS_MS
  )

  it("totals and payout balance are exact decimals", async () => {
    for (const amount of ["0.1", "0.2", "1000000.01"]) {
      await harness.pay({ amount, currency: "USD" })
    }
    await harness.payOut({ amount: "0.3", currency: "USD" })
    await eventually(async () => {
      const { totals, payout } = await harness.records()
      expect(totals.USD).toEqual({
        in: "1000000.31",
        returned: "0",
        out: "0.3",
      })
      expect(payout.balance.USD).toBe("19999.7")
    })
  })

  it("a reset deletes all records and restores the initial settings", async () => {
    await harness.pay({ reference: "RESET-1" })
    await harness.control("settings", { autoPay: true })
    await harness.control("faults", { service: "all", kind: "drop" })
    await harness.control("reset", {})
    expect((await harness.records()).transactions).toEqual([])
    expect((await harness.control("settings")).data.autoPay).toBe(false)
    expect((await harness.pay({ reference: "RESET-1" })).data.code).toBe("0")
  })

  it("unknown settings are refused with 400", async () => {
    const { status, data } = await harness.control("settings", {
      colour: "red",
    })
    expect(status).toBe(400)
    expect(data.message).toMatch("colour")
  })
})
