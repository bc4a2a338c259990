import { MedusaError } from "@medusajs/framework/utils"
import { OPTION_VARIABLES } from "../option-variables"
import { parseOptions } from "../options"
import type { FlexPayPluginOptions } from "../options"

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.secret.signature"
const MINIMAL: FlexPayPluginOptions = {
  merchant: "MBOKA",
  token: TOKEN,
  environment: "live",
  callback_base_url: "https://shop.example.cd",
}

function problem(options: unknown): string {
  try {
    parseOptions(options)
  } catch (error) {
    if (error instanceof MedusaError && error.type === "invalid_data") {
      return error.message
    }
    throw error
  }
  throw new Error("These options were taken")
}

const PREFIX_OF_ALL = "medusa-payment-flexpay: "
const PREFIX = `${PREFIX_OF_ALL}mend these options in medusa-config: `
const PUBLIC_HTTPS = `${PREFIX}"callback_base_url": must be a public https address, since FlexPay refuses others (for development with the simulator, set "environment": "simulator")`

describe("The plugin's options", () => {
  beforeEach(() => {
    // No variable of the developer's own.
    const unset = Object.values(OPTION_VARIABLES).map((name) => [name, ""])
    Object.assign(process.env, Object.fromEntries(unset))
  })

  it("four options are required, and the rest have defaults", () => {
    expect(parseOptions(MINIMAL)).toEqual({
      ...MINIMAL,
      profile: "v1",
      addresses: {},
      order_placement: "after_payment",
      unpaid_order_minutes: 15,
      cdf_centimes: "refuse",
      usd_cents: "refuse",
      checks_per_second: 5,
      push_lifetime_minutes: 5,
      pushes_per_collection: 3,
      pushes_per_phone: 5,
      pushes_per_caller: 20,
      payment_link_days: 7,
      notification_language: "fr",
      network_notice: false,
      request_timeout_seconds: 60,
      retention_months: 13,
      payouts: {
        enabled: false,
        max_amount: {},
        max_per_day: {},
        approval_above: {},
      },
      allow_http: false,
    })
  })

  it.each([
    undefined,
    null,
    {},
    { merchant: "", token: "" },
    // Medusa adds such a key.
    { merchant: undefined, [Symbol("isSharedConnection")]: true },
  ])(
    "the error names the variable of each required option that is not set for %p",
    (raw) => {
      expect(problem(raw)).toBe(
        `${PREFIX_OF_ALL}FLEXPAY_MERCHANT is not set. Set it in .env, or set the option "merchant" in medusa-config. FLEXPAY_TOKEN is not set. Set it in .env, or set the option "token" in medusa-config. FLEXPAY_ENVIRONMENT is not set. Set it in .env, or set the option "environment" in medusa-config. FLEXPAY_CALLBACK_BASE_URL is not set. Set it in .env, or set the option "callback_base_url" in medusa-config.`
      )
    }
  )

  it("the error names a variable that is not set beside another problem", () => {
    expect(problem({ ...MINIMAL, token: undefined, profile: "v2" })).toBe(
      `${PREFIX_OF_ALL}FLEXPAY_TOKEN is not set. Set it in .env, or set the option "token" in medusa-config. Mend these options in medusa-config: "profile": Invalid option: expected one of "v1"|"corporate-v2"`
    )
  })

  it("the error names the option when its variable is set but medusa-config does not use it", () => {
    process.env.FLEXPAY_TOKEN = TOKEN

    expect(problem({ ...MINIMAL, token: undefined })).toBe(
      `${PREFIX}"token": Invalid input: expected string, received undefined`
    )
  })

  it("the simulator's environment allows http", () => {
    const options = {
      ...MINIMAL,
      environment: "simulator",
      callback_base_url: "http://localhost:9000",
    }
    expect(parseOptions(options)).toMatchObject({ allow_http: true })
    expect(problem({ ...options, environment: "sandbox" })).toBe(PUBLIC_HTTPS)
  })

  it("the simulator's address is refused in another environment", () => {
    const options = {
      ...MINIMAL,
      environment: "simulator",
      simulator_url: "http://simulator:4500",
    }
    expect(parseOptions(options)).toMatchObject({
      simulator_url: "http://simulator:4500",
    })
    for (const environment of ["live", "sandbox"]) {
      expect(problem({ ...options, environment, allow_http: true })).toBe(
        `${PREFIX}"simulator_url": must not be set unless "environment" is "simulator"`
      )
    }
  })

  it.each([
    ["merchant", " "],
    ["merchant", 7],
    ["token", " "],
    ["token", [TOKEN]],
    ["environment", "production"],
    ["simulator_url", "simulator:4400"],
    ["callback_base_url", "shop.example.cd"],
    ["callback_base_url", "ftp://shop.example.cd"],
    ["profile", "v2"],
    ["addresses", "https://a.example.cd"],
    ["order_placement", "never"],
    ["unpaid_order_minutes", 0],
    ["unpaid_order_minutes", 1441],
    ["cdf_centimes", "drop"],
    ["usd_cents", "drop"],
    ["push_lifetime_minutes", 0],
    ["push_lifetime_minutes", 1.5],
    ["pushes_per_collection", 0],
    ["pushes_per_phone", "5"],
    ["pushes_per_caller", 0],
    ["request_timeout_seconds", 121],
    ["storefront_url", "/shop"],
    ["allow_http", "true"],
  ])("only %s is named in the error when it is %j", (name, value) => {
    const message = problem({ ...MINIMAL, [name]: value })

    expect(message.startsWith(`${PREFIX}"${name}": `)).toBe(true)
    expect(message).not.toContain(";")
  })

  it("the error names an address by its path, and an unknown option", () => {
    expect(
      problem({ ...MINIMAL, addresses: { check: "nowhere" }, tokn: "x" })
    ).toBe(
      `${PREFIX}"addresses.check": Invalid URL; "options": Unrecognized key: "tokn"`
    )
  })

  it.each([
    "callback_base_url",
    "storefront_url",
    "simulator_url",
    "addresses.payment",
    "addresses.check",
    "addresses.check_fallback",
  ])("spaces and credentials in %s are refused", (name) => {
    for (const wrong of [
      "https://shop.example.cd/my store",
      "https://user:word@shop.example.cd",
      "https://user@shop.example.cd/store",
      "https://@shop.example.cd",
    ]) {
      expect(problem(withAddress(name, wrong))).toBe(
        `${PREFIX}"${name}": must hold no spaces, user name or password`
      )
    }
  })

  it.each([
    "callback_base_url",
    "simulator_url",
    "addresses.card",
    "addresses.check",
  ])(
    "a query and a fragment in %s are refused, since a path is added",
    (name) => {
      for (const suffix of ["?a=b", "/store?", "#top", "/#"]) {
        expect(
          problem(withAddress(name, `https://shop.example.cd${suffix}`))
        ).toBe(`${PREFIX}"${name}": must hold no query and no fragment`)
      }
    }
  )

  it.each(["payment", "card", "payout", "check", "check_fallback"])(
    "a http address for the service %s is refused without allow_http",
    (name) => {
      const addresses = { [name]: "http://127.0.0.1:4000/service" }
      expect(problem({ ...MINIMAL, addresses })).toBe(
        `${PREFIX}"addresses.${name}": must be an https address (for development with the simulator, set "environment": "simulator")`
      )
      expect(
        parseOptions({ ...MINIMAL, addresses, allow_http: true }).addresses
      ).toEqual(addresses)
    }
  )

  it("a query in storefront_url is accepted, since it is a page", () => {
    const storefront_url = "https://shop.example.cd/checkout?step=payment#pay"
    expect(parseOptions({ ...MINIMAL, storefront_url })).toMatchObject({
      storefront_url,
    })
  })

  it.each([
    ["https://boutique-été.cd", "https://xn--boutique-t-j7ab.cd"],
    ["https://bücher.example.cd/", "https://xn--bcher-kva.example.cd/"],
    ["https://shop.example.cd/store", "https://shop.example.cd/store"],
  ])("%s becomes %s", (callback_base_url, ascii) => {
    expect(
      parseOptions({ ...MINIMAL, callback_base_url }).callback_base_url
    ).toBe(ascii)
  })

  it("no error contains a value", () => {
    const secret = "a-secret-that-must-not-show"
    const names = Object.keys(parseOptions(MINIMAL))
    for (const name of [...names, "addresses", "unknown"]) {
      for (const value of [secret, { [name]: secret }, [secret]]) {
        const wrong = { ...MINIMAL, merchant: 1, environment: secret }
        expect(problem({ ...wrong, [name]: value })).not.toContain(secret)
        expect(problem({ ...wrong, [name]: value })).not.toContain(TOKEN)
      }
    }
    expect(problem(secret)).toBe(
      `${PREFIX}"options": Invalid input: expected object, received string`
    )
  })
})

describe("callback_base_url", () => {
  it.each([
    "http://shop.example.cd",
    "https://localhost:9000",
    "https://localhost.",
    "https://shop.localhost",
    "https://medusa.local",
    "https://medusa",
    "https://127.0.0.1",
    "https://127.1",
    "https://0x7f000001",
    "https://0.0.0.0",
    "https://10.1.2.3",
    "https://172.16.0.1",
    "https://172.31.255.1",
    "https://192.168.1.1",
    "https://169.254.1.1",
    "https://100.64.0.1",
    "https://[::]",
    "https://[::1]",
    "https://[fd00::1]",
    "https://[fe80::1]",
    "https://[::ffff:127.0.0.1]",
    "https://[::ffff:10.0.0.1]",
  ])("%s is refused", (callback_base_url) => {
    expect(problem({ ...MINIMAL, callback_base_url })).toBe(PUBLIC_HTTPS)
  })

  it.each([
    "https://shop.example.cd/store",
    "https://localhost.example.cd",
    "https://10.example.cd",
    "https://8.8.8.8",
    "https://172.32.0.1",
    "https://[2001:4860:4860::8888]",
  ])("%s is accepted", (callback_base_url) => {
    expect(parseOptions({ ...MINIMAL, callback_base_url })).toMatchObject({
      callback_base_url,
    })
  })

  it("any address is accepted with allow_http, for the simulator", () => {
    const callback_base_url = "http://localhost:9000"

    expect(
      parseOptions({ ...MINIMAL, callback_base_url, allow_http: true })
    ).toMatchObject({ callback_base_url })
  })
})

function withAddress(name: string, value: string): object {
  const [group, service] = name.split(".")
  return service
    ? { ...MINIMAL, [group ?? ""]: { [service]: value } }
    : { ...MINIMAL, [name]: value }
}
