import { FlexPayConfig, resolveAddresses, resolveSettings } from "../config"
import { FlexPayConfigurationError } from "../errors"

const CONFIG: FlexPayConfig = {
  merchant: "SHOP",
  token: "a.b.c",
  environment: "live",
  profile: "v1",
}

describe("resolveAddresses", () => {
  it("sends live and sandbox to hosts of their own", () => {
    expect(resolveAddresses(CONFIG)).toEqual({
      payment: "https://backend.flexpay.cd/api/rest/v1/paymentService",
      card: "https://cardpayment.flexpay.cd/v1.1/pay",
      check: "https://apicheck.flexpaie.com/api/rest/v1/check",
      checkFallback: "https://backend.flexpay.cd/api/rest/v1/check",
      payout: "https://backend.flexpay.cd/api/rest/v1/merchantPayOutService",
    })

    const sandbox = resolveAddresses({ ...CONFIG, environment: "sandbox" })
    for (const address of [sandbox.payment, sandbox.card, sandbox.check]) {
      expect(address).toMatch(/^https:\/\/beta-/)
    }
    expect(sandbox.payout).toMatch(/^https:\/\/beta-/)
    expect(sandbox.checkFallback).toBeNull()
  })

  it("never has payouts and payments share a path", () => {
    for (const environment of ["live", "sandbox"] as const) {
      const { payment, payout } = resolveAddresses({ ...CONFIG, environment })
      expect(payout).not.toBe(payment)
    }
  })

  it("sends corporate cards and payments to the same address", () => {
    const live = resolveAddresses({ ...CONFIG, profile: "corporate-v2" })
    expect(live.payment).toContain("https://corporateapi.flexpay.cd/")
    expect(live.card).toBe(live.payment)

    const moved = resolveAddresses({
      ...CONFIG,
      profile: "corporate-v2",
      environment: "sandbox",
      addresses: { payment: "https://own.example/pay" },
    })
    expect(moved.payment).toBe("https://own.example/pay")
    expect(moved.card).toBe("https://own.example/pay")
  })

  it("asks for an address where a corporate sandbox is wanted, since none is known", () => {
    expect(() =>
      resolveAddresses({
        ...CONFIG,
        profile: "corporate-v2",
        environment: "sandbox",
      })
    ).toThrow("FlexPay's addresses.payment must be set to an https address")
  })

  it("drops FlexPay's second check host once check is moved elsewhere", () => {
    const addresses = { check: "https://own.example/check/" }
    expect(resolveAddresses({ ...CONFIG, addresses })).toMatchObject({
      check: "https://own.example/check",
      checkFallback: null,
    })
  })

  it.each([
    ["payment", "http://own.example/pay"],
    ["card", "not an address"],
    ["check", "ftp://own.example"],
    ["checkFallback", ""],
    ["payout", "javascript:alert(1)"],
  ])("names addresses.%s when it is %p", (name, address) => {
    const act = (): unknown =>
      resolveAddresses({ ...CONFIG, addresses: { [name]: address } })
    expect(act).toThrow(FlexPayConfigurationError)
    expect(act).toThrow(
      `FlexPay's addresses.${name} must be set to an https address`
    )
  })

  it.each([
    "https://own.example/check?key=1",
    "https://own.example/check#top",
    "https://user:word@own.example/check",
    "https://own.example/my check",
  ])("refuses %p, to which no order number can be added", (check) => {
    expect(() => resolveAddresses({ ...CONFIG, addresses: { check } })).toThrow(
      "FlexPay's addresses.check must hold no spaces, credentials, query or fragment"
    )
  })

  it("takes plain http only where that is allowed", () => {
    const addresses = { payment: "http://127.0.0.1:4000/pay" }
    expect(
      resolveAddresses({ ...CONFIG, addresses, allowHttp: true }).payment
    ).toBe("http://127.0.0.1:4000/pay")
  })
})

describe("resolveSettings", () => {
  it("waits long for money and shortly for a check", () => {
    expect(resolveSettings(CONFIG)).toMatchObject({
      timeoutMs: 60_000,
      checkTimeoutMs: 10_000,
    })
  })

  it.each([
    [{ merchant: " " }, "The FlexPay merchant code is empty"],
    [{ token: "Bearer " }, "The FlexPay token is empty"],
    [
      { timeoutMs: 0 },
      "FlexPay's timeoutMs must be a whole number of milliseconds, greater than zero",
    ],
    [
      { checkTimeoutMs: 1.5 },
      "FlexPay's checkTimeoutMs must be a whole number of milliseconds, greater than zero",
    ],
  ])("refuses %p", (wrong, message) => {
    expect(() => resolveSettings({ ...CONFIG, ...wrong })).toThrow(message)
  })
})
