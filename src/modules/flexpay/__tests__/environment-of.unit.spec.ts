import { environmentOf } from "../environment-of"

describe("the environment that the admin names", () => {
  it.each(["live", "sandbox", "simulator"] as const)(
    "is %s as configured while no address is configured",
    (environment) => {
      expect(environmentOf({ environment, addresses: {} })).toBe(environment)
    }
  )

  it("is the sandbox in a live store with an address of the sandbox", () => {
    const addresses = {
      payment: "https://beta-backend.flexpay.cd/api/rest/v1/paymentService",
    }

    expect(environmentOf({ environment: "live", addresses })).toBe("sandbox")
  })

  it("is live in a live store with other addresses", () => {
    const addresses = {
      check: "https://apicheck.flexpaie.com/api/rest/v1/check",
      payment: "https://beta-backend.example.com/beta-backend.flexpay.cd",
    }

    expect(environmentOf({ environment: "live", addresses })).toBe("live")
  })
})
