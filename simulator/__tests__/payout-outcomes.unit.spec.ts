import { phoneOf, startHarness, type Harness } from "./harness"

let harness: Harness

beforeEach(async () => {
  harness = await startHarness()
})
afterEach(() => harness.close())

describe("a payout by its magic number", () => {
  const balance = async () => (await harness.records()).payout.balance.CDF

  it("a payout succeeds, and a payment from the same number too", async () => {
    const phone = phoneOf("payout", "paid")
    const { data } = await harness.payOut({ phone })
    await harness.expectStatus(data.orderNumber, "0")
    const { totals } = await harness.records()
    expect(totals.CDF).toEqual({ in: "0", returned: "0", out: "1000" })
    expect(await balance()).toBe("49999000")
    const payment = await harness.pay({ phone })
    await harness.expectStatus(payment.data.orderNumber, "0")
  })

  it.each(["not_activated", "balance_too_low", "recipient_refused"])(
    "a payout with outcome %s is refused at once",
    async (outcome) => {
      const phone = phoneOf("payout", outcome)
      const { data } = await harness.payOut({ phone })
      expect(data).toMatchObject({ code: "1", message: expect.any(String) })
      expect(await balance()).toBe("50000000")
    }
  )

  it("fails_later is accepted, fails, and restores the balance", async () => {
    const phone = phoneOf("payout", "fails_later")
    const { data } = await harness.payOut({ phone })
    expect(data.code).toBe("0")
    await harness.expectStatus(data.orderNumber, "1")
    expect(await balance()).toBe("50000000")
  })

  it.each([
    ["timeout_paid", "0"],
    ["timeout_failed", "1"],
    ["timeout_paid_without_callback", "0"],
    ["dropped_paid", "0"],
  ])(
    "a payout with outcome %s gets no answer and ends with status %s",
    async (outcome, status) => {
      const phone = phoneOf("payout", outcome)
      await expect(harness.payOut({ phone }, 80)).rejects.toThrow()
      const { transactions } = await harness.records()
      await harness.expectStatus(transactions[0].orderNumber, status)
    }
  )

  it("never_ending stays pending", async () => {
    const phone = phoneOf("payout", "never_ending")
    const { data } = await harness.payOut({ phone })
    const check = await harness.check(data.orderNumber)
    expect(check.data.transaction.status).toBe("2")
  })

  it("payouts with callback_lost and callback_before_answer are paid", async () => {
    const unanswered = await harness.payOut({
      phone: phoneOf("payout", "callback_lost"),
    })
    await harness.expectStatus(unanswered.data.orderNumber, "0")
    expect(harness.callbacks).toHaveLength(0)
    await harness.payOut({ phone: phoneOf("payout", "callback_before_answer") })
    expect(harness.callbacks).toHaveLength(1)
  })

  it("a payout is refused while payouts are off or the balance is too low", async () => {
    await harness.control("settings", { payout: { balance: { CDF: "999" } } })
    expect((await harness.payOut()).data.code).toBe("1")
    await harness.control("settings", {
      payout: { activated: false, balance: { CDF: "5000" } },
    })
    expect((await harness.payOut()).data.code).toBe("1")
  })
})
