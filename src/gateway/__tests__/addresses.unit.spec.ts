import { isWebAddress, resolveAddresses } from "../addresses"
import { FlexPayConfigurationError } from "../errors"

const LIVE = { environment: "live", profile: "v1", addresses: {} } as const
const SANDBOX = { ...LIVE, environment: "sandbox" } as const
const CORPORATE = { ...LIVE, profile: "corporate-v2" } as const

describe("resolveAddresses", () => {
  it("gives live and sandbox separate hosts", () => {
    expect(resolveAddresses(LIVE)).toEqual({
      payment: "https://backend.flexpay.cd/api/rest/v1/paymentService",
      card: "https://cardpayment.flexpay.cd/v1.1/pay",
      check: "https://apicheck.flexpaie.com/api/rest/v1/check",
      check_fallback: "https://backend.flexpay.cd/api/rest/v1/check",
      payout: "https://backend.flexpay.cd/api/rest/v1/merchantPayOutService",
    })

    const { check_fallback, ...sandbox } = resolveAddresses(SANDBOX)
    for (const address of Object.values(sandbox)) {
      expect(address).toMatch(/^https:\/\/beta-/)
    }
    expect(check_fallback).toBeNull()
  })

  it("never gives payouts and payments the same path", () => {
    for (const options of [LIVE, SANDBOX]) {
      const { payment, payout } = resolveAddresses(options)
      expect(payout).not.toBe(payment)
    }
  })

  it("gives corporate cards and payments the same address", () => {
    const live = resolveAddresses(CORPORATE)
    expect(live.payment).toContain("https://corporateapi.flexpay.cd/")
    expect(live.card).toBe(live.payment)

    const configured = resolveAddresses({
      ...CORPORATE,
      environment: "sandbox",
      addresses: { payment: "https://own.example/pay" },
    })
    expect(configured.payment).toBe("https://own.example/pay")
    expect(configured.card).toBe("https://own.example/pay")
  })

  it("gives the corporate profile the simulator's payment address for cards", () => {
    const simulator = { ...LIVE, environment: "simulator" } as const
    const v1 = resolveAddresses(simulator)

    for (const address of [v1.payment, v1.card, v1.payout, v1.check]) {
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:4400\//)
    }
    expect(v1.check_fallback).toBeNull()
    expect(resolveAddresses({ ...simulator, profile: "corporate-v2" })).toEqual(
      {
        ...v1,
        card: v1.payment,
      }
    )
  })

  it.each(["http://simulator:4500", "http://simulator:4500/"])(
    "gives all services of the simulator at %s its address",
    (simulator_url) => {
      const simulator = {
        ...LIVE,
        environment: "simulator",
        simulator_url,
      } as const
      const v1 = {
        payment: "http://simulator:4500/api/rest/v1/paymentService",
        card: "http://simulator:4500/v1.1/pay",
        check: "http://simulator:4500/api/rest/v1/check",
        check_fallback: null,
        payout: "http://simulator:4500/api/rest/v1/merchantPayOutService",
      }

      expect(resolveAddresses(simulator)).toEqual(v1)
      expect(
        resolveAddresses({ ...simulator, profile: "corporate-v2" })
      ).toEqual({ ...v1, card: v1.payment })
    }
  )

  it("requires a payment address for the corporate sandbox, since none is known", () => {
    const act = () => resolveAddresses({ ...CORPORATE, environment: "sandbox" })
    expect(act).toThrow(FlexPayConfigurationError)
    expect(act).toThrow("FlexPay's addresses.payment must be set")
  })

  it.each(["payment", "card", "payout", "check", "check_fallback"])(
    "takes the configured address for %s, without its trailing slash",
    (name) => {
      const addresses = { [name]: "https://own.example/path/" }
      expect(resolveAddresses({ ...LIVE, addresses })).toMatchObject({
        [name]: "https://own.example/path",
      })
    }
  )

  it("drops FlexPay's second check host when check is configured", () => {
    const addresses = { check: "https://own.example/check" }
    expect(resolveAddresses({ ...LIVE, addresses }).check_fallback).toBeNull()
  })
})

describe("isWebAddress", () => {
  it.each(["not an address", "ftp://own.example", "javascript:alert(1)", ""])(
    "is false for %p",
    (address) => {
      expect(isWebAddress(address, true)).toBe(false)
    }
  )

  it("is true for http only where that is allowed", () => {
    expect(isWebAddress("https://own.example", false)).toBe(true)
    expect(isWebAddress("http://own.example", false)).toBe(false)
    expect(isWebAddress("http://own.example", true)).toBe(true)
  })
})
