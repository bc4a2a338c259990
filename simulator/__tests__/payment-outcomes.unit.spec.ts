import { eventually, phoneOf, startHarness, type Harness } from "./harness"

const HOUR_MS = 3_600_000

let harness: Harness

beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.close())

async function statusOf(orderNumber: string) {
  return (await harness.check(orderNumber)).data.transaction?.status
}

async function expectCallbacks(...codes: string[]) {
  await eventually(() => {
    expect(bodies().map(({ code }) => code)).toEqual(codes)
  })
}

function bodies() {
  return harness.callbacks.map(({ body }) => JSON.parse(body))
}

/** Makes a state last until an hour passes. */
async function slowDown(...delays: ("change" | "decision" | "pushLifetime")[]) {
  await harness.control("settings", {
    delays: Object.fromEntries(delays.map((name) => [name, HOUR_MS])),
  })
}

async function passHour() {
  await harness.control("time", { hours: 1 })
}

async function pay(outcome: string) {
  const { data } = await harness.pay({ phone: phoneOf("payment", outcome) })
  return data.orderNumber as string
}

/** The request gets no answer; the control API has the order number. */
async function payWithoutAnswer(outcome: string) {
  await expect(
    harness.pay({ phone: phoneOf("payment", outcome) }, 80)
  ).rejects.toThrow()
  const { transactions } = await harness.records()
  return transactions[0].orderNumber as string
}

describe("a payment by its magic number", () => {
  it.each([
    ["paid", "0"],
    ["refused_by_shopper", "1"],
    ["wrong_pin", "1"],
    ["insufficient_funds", "1"],
    ["number_locked", "1"],
    ["cancelled_by_merchant", "5"],
  ])(
    "a payment with outcome %s ends with status %s and one callback",
    async (outcome, status) => {
      const orderNumber = await pay(outcome)
      await harness.expectStatus(orderNumber, status)
      await expectCallbacks(status === "0" ? "0" : "1")
    }
  )

  it.each(["243810000001", "243840000001", "243970000001", "243900000001"])(
    "a magic number works on every network: %s",
    async (phone) => {
      const { data } = await harness.pay({ phone })
      await harness.expectStatus(data.orderNumber, "0")
    }
  )

  it("no_answer is pending until the push expires, then failed", async () => {
    await slowDown("pushLifetime")
    const orderNumber = await pay("no_answer")
    expect(await statusOf(orderNumber)).toBe("2")
    await passHour()
    await harness.expectStatus(orderNumber, "1")
  })

  it("late_success is failed at first and paid later", async () => {
    await slowDown("change")
    const orderNumber = await pay("late_success")
    await harness.expectStatus(orderNumber, "1")
    await passHour()
    await harness.expectStatus(orderNumber, "0")
    await expectCallbacks("1", "0")
  })

  it("callback_lost is paid without a callback", async () => {
    await harness.expectStatus(await pay("callback_lost"), "0")
    expect(harness.callbacks).toEqual([])
  })

  it("callback_twice sends the same callback twice", async () => {
    await harness.expectStatus(await pay("callback_twice"), "0")
    await expectCallbacks("0", "0")
  })

  it.each([
    ["callback_premature", "0"],
    ["callback_premature_then_failed", "1"],
  ])("%s sends a success while check reports pending", async (outcome, end) => {
    await slowDown("decision")
    const orderNumber = await pay(outcome)
    await expectCallbacks("0")
    expect(bodies()[0].provider_reference).toBe("")
    expect(await statusOf(orderNumber)).toBe("2")
    await passHour()
    await harness.expectStatus(orderNumber, end)
    expect(harness.callbacks).toHaveLength(1)
  })

  it("callback_before_answer sends the callback before the answer", async () => {
    const orderNumber = await pay("callback_before_answer")
    expect(harness.callbacks).toHaveLength(1)
    await harness.expectStatus(orderNumber, "0")
  })

  it("callback_wrong_amount is correct in check and wrong in the callback", async () => {
    const orderNumber = await pay("callback_wrong_amount")
    await expectCallbacks("0")
    expect(bodies()[0].amount).toBe("1100.0")
    const { data } = await harness.check(orderNumber)
    expect(data.transaction).toMatchObject({ amount: "1000.0", status: "0" })
  })

  it("paid_other_amount and paid_other_currency move other money", async () => {
    const other = await pay("paid_other_amount")
    await harness.expectStatus(other, "0")
    const { data } = await harness.check(other)
    expect(data.transaction).toMatchObject({ amount: "1.0", currency: "CDF" })
    const foreign = await pay("paid_other_currency")
    await harness.expectStatus(foreign, "0")
    const { totals } = await harness.records()
    expect(totals).toMatchObject({ CDF: { in: "1" }, USD: { in: "1000" } })
  })

  it("pending_forever stays pending", async () => {
    expect(await statusOf(await pay("pending_forever"))).toBe("2")
  })

  it.each([
    ["check_error_500", 500, undefined],
    ["check_html", 200, undefined],
    ["check_not_found_first", 200, undefined],
    ["check_unknown_status", 200, "9"],
    ["check_no_status", 200, undefined],
  ])(
    "%s fails three checks and then reports the payment",
    async (outcome, httpStatus, status) => {
      const orderNumber = await pay(outcome)
      for (const _check of [1, 2, 3]) {
        const answer = await harness.check(orderNumber)
        expect(answer.status).toBe(httpStatus)
        expect(answer.data.transaction?.status).toBe(status)
      }
      await harness.expectStatus(orderNumber, "0")
    }
  )

  it.each([
    ["timeout_paid", "0", 1],
    ["timeout_paid_without_callback", "0", 0],
    ["timeout_failed", "1", 1],
    ["dropped_paid", "0", 1],
  ])(
    "a payment with outcome %s gets no answer and ends with status %s",
    async (outcome, status, calls) => {
      await harness.expectStatus(await payWithoutAnswer(outcome), status)
      await eventually(() => expect(harness.callbacks).toHaveLength(calls))
    }
  )

  it("refused_at_once creates no transaction and uses the reference", async () => {
    const phone = phoneOf("payment", "refused_at_once")
    const { data } = await harness.pay({ phone, reference: "REFUSED-1" })
    expect(data.code).toBe("1")
    expect((await harness.records()).transactions).toEqual([])
    const again = await harness.pay({ reference: "REFUSED-1" })
    expect(again.data.code).toBe("1")
  })

  it("reversed is paid, then reversing, then reversed", async () => {
    await slowDown("change", "decision")
    const orderNumber = await pay("reversed")
    for (const status of ["0", "3", "4"]) {
      await passHour()
      await harness.expectStatus(orderNumber, status)
    }
    const { totals } = await harness.records()
    expect(totals.CDF).toEqual({ in: "1000", returned: "1000", out: "0" })
  })

  it("reversed_then_paid reports 4 without a payment, then 0", async () => {
    await slowDown("change")
    const orderNumber = await pay("reversed_then_paid")
    await harness.expectStatus(orderNumber, "4")
    await passHour()
    await harness.expectStatus(orderNumber, "0")
    const { totals } = await harness.records()
    expect(totals.CDF).toEqual({ in: "1000", returned: "0", out: "0" })
  })
})
