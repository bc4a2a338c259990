import type { Addresses, ClientConfig } from "./client-config"
import { FlexPayConfigurationError } from "./errors"

// FlexPay spec 1.5 names no hosts. These were seen in public integrations; the
// sandbox's payout address is inferred from its payment address.
const LIVE: Addresses = {
  payment: "https://backend.flexpay.cd/api/rest/v1/paymentService",
  card: "https://cardpayment.flexpay.cd/v1.1/pay",
  payout: "https://backend.flexpay.cd/api/rest/v1/merchantPayOutService",
  check: "https://apicheck.flexpaie.com/api/rest/v1/check",
  check_fallback: "https://backend.flexpay.cd/api/rest/v1/check",
}
const SANDBOX: Addresses = {
  payment: "https://beta-backend.flexpay.cd/api/rest/v1/paymentService",
  card: "https://beta-cardpayment.flexpay.cd/v1.1/pay",
  payout: "https://beta-backend.flexpay.cd/api/rest/v1/merchantPayOutService",
  check: "https://beta-backend.flexpay.cd/api/rest/v1/check",
  check_fallback: null,
}
const CORPORATE_PAYMENT =
  "https://corporateapi.flexpay.cd/api/rest/v1/paymentService"
/** Where `npx flexpay-simulator` listens by default. */
const SIMULATOR_URL = "http://127.0.0.1:4400"

/** The options that decide where FlexPay's services are. */
interface AddressOptions {
  environment: "live" | "sandbox" | "simulator"
  profile: ClientConfig["profile"]
  /** Where the simulator is, if not at its default address. */
  simulator_url?: string | undefined
  /** Addresses that differ from the environment's. */
  addresses: { [Service in keyof Addresses]?: string }
}

/**
 * The address of each service, without a trailing slash: the configured one,
 * else the environment's.
 *
 * @throws FlexPayConfigurationError for the corporate profile in the sandbox
 *   without a configured payment address
 */
export function resolveAddresses(options: AddressOptions): Addresses {
  const { addresses } = options
  const defaults = defaultAddresses(options)
  const check_fallback = addresses.check_fallback ?? defaults.check_fallback
  return {
    payment: withoutSlash(addresses.payment ?? defaults.payment),
    card: withoutSlash(addresses.card ?? defaults.card),
    payout: withoutSlash(addresses.payout ?? defaults.payout),
    check: withoutSlash(addresses.check ?? defaults.check),
    check_fallback: check_fallback && withoutSlash(check_fallback),
  }
}

function defaultAddresses({
  environment,
  profile,
  simulator_url = SIMULATOR_URL,
  addresses,
}: AddressOptions): Addresses {
  const simulator = simulatorAddresses(withoutSlash(simulator_url))
  const defaults = { live: LIVE, sandbox: SANDBOX, simulator }[environment]
  // With check moved elsewhere (to a simulator, say), FlexPay's own second host
  // must not receive its order numbers and token.
  const check_fallback = addresses.check ? null : defaults.check_fallback
  if (profile === "v1") {
    return { ...defaults, check_fallback }
  }
  const corporate = {
    live: CORPORATE_PAYMENT,
    sandbox: null,
    simulator: simulator.payment,
  }
  const payment = addresses.payment ?? corporate[environment]
  if (payment === null) {
    throw new FlexPayConfigurationError(
      "FlexPay's addresses.payment must be set: no sandbox of the corporate service is known"
    )
  }
  // The corporate service takes cards at its payment address.
  return { ...defaults, check_fallback, payment, card: payment }
}

function simulatorAddresses(url: string): Addresses {
  return {
    payment: `${url}/api/rest/v1/paymentService`,
    card: `${url}/v1.1/pay`,
    payout: `${url}/api/rest/v1/merchantPayOutService`,
    check: `${url}/api/rest/v1/check`,
    check_fallback: null,
  }
}

/** Whether a text is an https address (or http, where that is allowed). */
export function isWebAddress(address: string, allowHttp: boolean): boolean {
  if (!URL.canParse(address)) {
    return false
  }
  const { protocol } = new URL(address)
  return protocol === "https:" || (allowHttp && protocol === "http:")
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, "")
}
