import { eventually, pause, startHarness, type Harness } from "./harness"

let harness: Harness
const phone = "243812345678"

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

describe("payments without a request", () => {
  it("a payment at a till is paid at once, without a request and without a callback", async () => {
    const { data } = await harness.control("transactions", {
      phone,
      amount: "700.5",
      currency: "USD",
      reference: "Caisse 2",
    })
    const { orderNumber } = data.transaction
    const { data: checked } = await harness.check(orderNumber)

    expect(orderNumber).toMatch(new RegExp(`^[A-Za-z0-9]{12}${phone}$`))
    expect(checked.transaction).toMatchObject({
      status: "0",
      reference: "Caisse 2",
      amount: "700.5",
      currency: "USD",
    })
    expect((await harness.records()).totals.USD.in).toBe("700.5")
    expect(harness.callbacks).toEqual([])
  })

  it("a payment at a till is refused with an amount that is none", async () => {
    const { status } = await harness.control("transactions", {
      phone,
      amount: "-1",
    })

    expect(status).toBe(400)
    expect((await harness.records()).transactions).toEqual([])
  })
})

describe("decisions", () => {
  it.each([
    [{ decision: "pin", pin: "1234" }, "paid", null],
    [{ decision: "pin", pin: "0000" }, "failed", "wrong_pin"],
    [{ decision: "refuse" }, "failed", "refused_by_shopper"],
    [{ decision: "insufficient_funds" }, "failed", "insufficient_funds"],
  ])(
    "the decision %j ends a pending push as %s",
    async (decision, state, reason) => {
      const { data } = await harness.pay({ phone, reference: "PUSH-1" })
      const { transactions } = await harness.records()
      expect(transactions[0]).toMatchObject({
        waitsForShopper: true,
        state: "pending",
      })
      const { orderNumber } = data
      await harness.control("decisions", { orderNumber, ...decision })
      await expectState("PUSH-1", state)
      await eventually(() => expect(harness.callbacks).toHaveLength(1))
      const [entry] = (await harness.records()).transactions
      expect(entry.reason).toBe(reason)
      expect(entry.callbacks[0].httpStatus).toBe(200)
    }
  )

  it("a decision selects the push by phone or by reference", async () => {
    await harness.pay({ phone, reference: "OLD-1" })
    await harness.pay({ phone, reference: "NEW-1" })
    await harness.control("decisions", { phone, decision: "refuse" })
    await expectState("NEW-1", "failed")
    await harness.control("decisions", {
      reference: "OLD-1",
      decision: "pin",
      pin: "1234",
    })
    await expectState("OLD-1", "paid")
  })

  it("a decision is refused for a decided, a card-only or an unknown transaction", async () => {
    await harness.pay({ phone })
    const payment = { phone, decision: "pin", pin: "1234" }
    const approve = { phone, decision: "approve" }
    expect((await harness.control("decisions", approve)).status).toBe(409)
    expect((await harness.control("decisions", payment)).status).toBe(200)
    expect((await harness.control("decisions", payment)).status).toBe(409)
    const unknown = { reference: "NONE", decision: "refuse" }
    expect((await harness.control("decisions", unknown)).status).toBe(404)
  })
})

describe("outcomes", () => {
  it("an outcome overrides the magic number as often as requested", async () => {
    const magic = "243810000001"
    await harness.control("outcomes", {
      phone: magic,
      payment: "insufficient_funds",
      times: 1,
    })
    await harness.pay({ phone: magic, reference: "FIRST" })
    await harness.pay({ phone: magic, reference: "SECOND" })
    await expectState("FIRST", "failed")
    await expectState("SECOND", "paid")
  })

  it("an outcome has its own delays and amount and can be cleared", async () => {
    await harness.control("outcomes", {
      phone,
      payment: "paid_other_amount",
      otherAmount: "999",
      delays: { decision: 60_000 },
    })
    await harness.pay({ phone, reference: "SLOW" })
    await pause(10)
    await expectState("SLOW", "pending")
    await harness.control("states", { reference: "SLOW", state: "paid" })
    expect((await harness.records()).totals.CDF.in).toBe("999")
    const url = `${harness.simulator.url}/_simulator/outcomes?phone=${phone}`
    expect((await harness.http.delete(url)).data.outcomes).toEqual([])
  })

  it("an outcome can delay the answer to the request", async () => {
    await harness.control("outcomes", {
      phone,
      payment: "paid",
      delays: { answer: 60 },
    })
    const start = Date.now()
    expect((await harness.pay({ phone })).data.code).toBe("0")
    expect(Date.now() - start).toBeGreaterThanOrEqual(59)
  })

  it("outcomes without a phone apply to the next transactions in order", async () => {
    const payments = ["insufficient_funds", "paid"]
    for (const payment of payments) {
      await harness.control("outcomes", { payment, times: 1 })
    }
    await harness.pay({ phone, reference: "ANY-1" })
    await harness.pay({ phone: "243991234567", reference: "ANY-2" })
    await expectState("ANY-1", "failed")
    await expectState("ANY-2", "paid")
  })

  it("an outcome of a payment does not apply to payouts", async () => {
    await harness.control("outcomes", { phone, payment: "wrong_pin" })
    await harness.payOut({ phone, reference: "OUT-1" })
    await expectState("OUT-1", "paid")
  })
})

describe("states", () => {
  it("a state that is set by hand is sent as a callback on request", async () => {
    await harness.pay({ phone, reference: "HAND-1" })
    await harness.control("states", {
      reference: "HAND-1",
      state: "paid",
      callback: true,
    })
    await expectState("HAND-1", "paid")
    expect(harness.callbacks).toHaveLength(1)
  })
})

describe("callbacks by hand", () => {
  it("a callback by hand repeats the actual callback", async () => {
    await harness.pay({ reference: "AGAIN-1" })
    await expectState("AGAIN-1", "paid")
    await eventually(() => expect(harness.callbacks).toHaveLength(1))
    const { data } = await harness.control("callbacks", {
      reference: "AGAIN-1",
    })
    expect(data.httpStatus).toBe(200)
    expect(harness.callbacks[1]?.body).toBe(harness.callbacks[0]?.body)
  })

  it("a forged callback is marked and only goes to the URL of a transaction", async () => {
    const victim = await harness.pay({ phone, reference: "DEAR-1" })
    await harness.pay({ phone, reference: "CHEAP-1", amount: "1" })
    await harness.control("callbacks", {
      reference: "CHEAP-1",
      to: victim.data.orderNumber,
      fields: { code: "0", reference: "DEAR-1" },
      omit: ["provider_reference"],
      form: "form",
    })
    const sent = new URLSearchParams(harness.callbacks[0]?.body)
    expect(sent.get("reference")).toBe("DEAR-1")
    expect(sent.has("provider_reference")).toBe(false)
    const { transactions } = await harness.records()
    expect(transactions[0].callbacks[0].forged).toBe(true)
    const elsewhere = { reference: "DEAR-1", url: "http://127.0.0.1/" }
    expect((await harness.control("callbacks", elsewhere)).status).toBe(400)
  })

  it("no callback is sent while callbacks are off", async () => {
    await harness.control("settings", { callbacks: false })
    await harness.pay({ reference: "QUIET-1" })
    await expectState("QUIET-1", "paid")
    await pause(10)
    expect(harness.callbacks).toEqual([])
  })
})

it("a number without an outcome pays automatically with autoPay", async () => {
  await harness.control("settings", { autoPay: true })
  await harness.pay({ phone, reference: "AUTO-1" })
  await expectState("AUTO-1", "paid")
})

describe("moving the time", () => {
  it("a push expires, and a store that wants to know is notified of the time", async () => {
    await harness.close()
    const passed: number[] = []
    harness = await startHarness({
      delays: { pushLifetime: 50 * 60_000 },
      onTimePassed: async (milliseconds) => {
        passed.push(milliseconds)
      },
    })
    await harness.pay({ phone, reference: "WAITS" })

    const { status } = await harness.control("time", { hours: 1 })

    expect(status).toBe(200)
    expect(passed).toEqual([3_600_000])
    await expectState("WAITS", "failed")
    const { transactions } = await harness.records()
    expect(transactions[0].reason).toBe("expired")
  })

  it("all changes that were planned until then happen, in their order, and later ones wait", async () => {
    await harness.close()
    harness = await startHarness({
      delays: { decision: 10 * 60_000, change: 20 * 60_000 },
    })
    await harness.pay({ phone: "243810000026", reference: "REVERSED" })
    const states = async () => {
      const { transactions } = await harness.records()
      return transactions[0].changes.map(
        ({ state }: { state: string }) => state
      )
    }

    await harness.control("time", { hours: 0.6 })
    expect(await states()).toEqual(["pending", "paid", "reversing"])
    await harness.control("time", { hours: 0.3 })
    expect(await states()).toEqual(["pending", "paid", "reversing", "reversed"])
  })

  it.each([0, -1, 73, "1"])("%p hours are refused", async (hours) => {
    expect((await harness.control("time", { hours })).status).toBe(400)
  })
})
