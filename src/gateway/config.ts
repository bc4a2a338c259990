import { FlexPayConfigurationError } from "./errors"
import { normalizeToken } from "./token"

/** Where each service answers. `check` and `checkFallback` get the order number as a last path segment. */
export interface Addresses {
  payment: string
  card: string
  check: string
  /** A second host for `check`; null for none. */
  checkFallback: string | null
  payout: string
}

export interface FlexPayConfig {
  /** The merchant code that FlexPay gave. */
  merchant: string
  /** The token that FlexPay gave, with or without "Bearer " in front. One for all services. */
  token: string
  environment: "live" | "sandbox"
  /** Addresses that differ from the environment's. */
  addresses?: Partial<{
    payment: string
    card: string
    check: string
    checkFallback: string
    payout: string
  }>
  /** "v1" for most merchants, "corporate-v2" for those on corporateapi.flexpay.cd. */
  profile: "v1" | "corporate-v2"
  /**
   * Milliseconds to wait for the whole answer of a call that moves money.
   * Default 60,000. Long on purpose: an answer given up on is an unknown
   * outcome without an order number, and FlexPay can't be asked by reference.
   */
  timeoutMs?: number
  /**
   * Milliseconds that one host of `check` may take, its retries included.
   * Default 10,000. Short on purpose: it only reads, and will be asked again.
   */
  checkTimeoutMs?: number
  /** Lets addresses be plain http: for a simulator on the same machine. */
  allowHttp?: boolean
}

/** A config with its defaults filled in and its parts checked. */
export interface Settings {
  merchant: string
  /** Bare, without "Bearer ". */
  token: string
  profile: FlexPayConfig["profile"]
  addresses: Addresses
  timeoutMs: number
  checkTimeoutMs: number
  allowHttp: boolean
}

const TIMEOUT_MS = 60_000
const CHECK_TIMEOUT_MS = 10_000

// The spec names no host. These are seen in public integrations, the sandbox's
// payout being inferred from its payment service.
const LIVE: Addresses = {
  payment: "https://backend.flexpay.cd/api/rest/v1/paymentService",
  card: "https://cardpayment.flexpay.cd/v1.1/pay",
  check: "https://apicheck.flexpaie.com/api/rest/v1/check",
  checkFallback: "https://backend.flexpay.cd/api/rest/v1/check",
  payout: "https://backend.flexpay.cd/api/rest/v1/merchantPayOutService",
}
const SANDBOX: Addresses = {
  payment: "https://beta-backend.flexpay.cd/api/rest/v1/paymentService",
  card: "https://beta-cardpayment.flexpay.cd/v1.1/pay",
  check: "https://beta-backend.flexpay.cd/api/rest/v1/check",
  checkFallback: null,
  payout: "https://beta-backend.flexpay.cd/api/rest/v1/merchantPayOutService",
}
const CORPORATE_PAYMENT =
  "https://corporateapi.flexpay.cd/api/rest/v1/paymentService"

/**
 * The address of each service: the environment's, unless the config names another.
 *
 * @throws FlexPayConfigurationError naming the address that isn't one
 */
export function resolveAddresses(
  config: Pick<
    FlexPayConfig,
    "environment" | "profile" | "addresses" | "allowHttp"
  >
): Addresses {
  const { addresses = {}, allowHttp = false } = config
  const defaults = readDefaults(config)

  // Whoever moves `check` elsewhere (to a simulator, say) must not have the
  // token and its order numbers go to FlexPay's own second host.
  const checkFallback =
    addresses.checkFallback ??
    (addresses.check === undefined ? defaults.checkFallback : null)

  const read = (name: keyof Addresses, address: string): string =>
    readAddress(`addresses.${name}`, address, allowHttp)

  return {
    payment: read("payment", addresses.payment ?? defaults.payment),
    card: read("card", addresses.card ?? defaults.card),
    check: read("check", addresses.check ?? defaults.check),
    checkFallback:
      checkFallback === null ? null : read("checkFallback", checkFallback),
    payout: read("payout", addresses.payout ?? defaults.payout),
  }
}

/** @throws FlexPayConfigurationError naming what is wrong */
export function resolveSettings(config: FlexPayConfig): Settings {
  const merchant = config.merchant.trim()
  if (merchant === "") {
    throw badConfig("The FlexPay merchant code is empty")
  }
  return {
    merchant,
    token: normalizeToken(config.token),
    profile: config.profile,
    addresses: resolveAddresses(config),
    timeoutMs: readTimeout("timeoutMs", config.timeoutMs ?? TIMEOUT_MS),
    checkTimeoutMs: readTimeout(
      "checkTimeoutMs",
      config.checkTimeoutMs ?? CHECK_TIMEOUT_MS
    ),
    allowHttp: config.allowHttp ?? false,
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

const SPACE = /\s/
const CREDENTIALS = /^[a-z]+:[\\/]*[^\\/?#]*@/i

/**
 * Whether an address holds no space and no credentials: those would take the
 * place of the token in a request, and stand in logs.
 */
export function isBareAddress(address: string): boolean {
  return !SPACE.test(address) && !CREDENTIALS.test(address)
}

/** Whether an address ends in its path, so that more can be added to it. */
export function isBaseAddress(address: string): boolean {
  return !/[?#]/.test(address)
}

function readDefaults(
  config: Pick<FlexPayConfig, "environment" | "profile" | "addresses">
): Addresses {
  const defaults = config.environment === "live" ? LIVE : SANDBOX
  if (config.profile === "v1") {
    return defaults
  }
  // No sandbox of the corporate service is known, and the v1 sandbox speaks
  // another spelling: an empty address is refused by its name.
  const corporate = config.environment === "live" ? CORPORATE_PAYMENT : ""
  // The corporate service takes cards at the same address.
  const payment = config.addresses?.payment ?? corporate
  return { ...defaults, payment, card: payment }
}

function readAddress(
  name: string,
  address: string,
  allowHttp: boolean
): string {
  if (!isWebAddress(address, allowHttp)) {
    throw badConfig(
      `FlexPay's ${name} must be set to an ${allowHttp ? "http or https" : "https"} address`
    )
  }
  if (!isBareAddress(address) || !isBaseAddress(address)) {
    throw badConfig(
      `FlexPay's ${name} must hold no spaces, credentials, query or fragment`
    )
  }
  return address.replace(/\/+$/, "")
}

function readTimeout(name: string, milliseconds: number): number {
  if (!Number.isInteger(milliseconds) || milliseconds <= 0) {
    throw badConfig(
      `FlexPay's ${name} must be a whole number of milliseconds, greater than zero`
    )
  }
  return milliseconds
}

function badConfig(message: string): FlexPayConfigurationError {
  return new FlexPayConfigurationError(message, { outcome: "not_sent" })
}
