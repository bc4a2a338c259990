import { BlockList, isIP } from "node:net"
import { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { OPTION_VARIABLES } from "./option-variables"

const SPACE = /\s/
const CREDENTIALS = /^[a-z]+:[\\/]*[^\\/?#]*@/i

/** Credentials would replace the token in a request, and appear in logs. */
const WEB_ADDRESS = z
  .url({ protocol: /^https?$/ })
  .refine(
    (text) => !SPACE.test(text) && !CREDENTIALS.test(text),
    "must hold no spaces, user name or password"
  )

/** An address to which paths are added. */
const address = WEB_ADDRESS.refine(
  (text) => !/[?#]/.test(text),
  "must hold no query and no fragment"
).transform(toAscii)

/** An address of a page. */
const pageAddress = WEB_ADDRESS.transform(toAscii)

const decimal = z
  .string()
  .regex(/^\d+(\.\d{1,2})?$/, 'must be a decimal string, like "50000"')
const perCurrency = z
  .strictObject({ cdf: decimal.optional(), usd: decimal.optional() })
  .default({})

const payoutOptions = z.strictObject({
  /** Off: no payout leaves, and refunds are refused with a sentence. */
  enabled: z.boolean().default(false),
  /** Largest amount of one payout, in major units. */
  max_amount: perCurrency,
  /** Largest sum of payouts in 24 hours, in major units; required to pay out. */
  max_per_day: perCurrency,
  /** Above this, of a payment in 24 hours, a second admin must approve. */
  approval_above: perCurrency,
  /** FlexPay's fee for a payout in percent, as the admin estimates it. */
  fee_percent: decimal.optional(),
})

const optionsSchema = z.strictObject({
  /** FlexPay's code of the merchant. */
  merchant: z.string().trim().min(1),
  /** FlexPay's token, with or without "Bearer " in front. */
  token: z.string().trim().min(1),
  /**
   * Which of FlexPay's hosts to use where `addresses` says nothing. `simulator`
   * is for development: it uses `npx flexpay-simulator`, and allows http.
   */
  environment: z.enum(["live", "sandbox", "simulator"]),
  /** With `simulator`: its address, if it is not http://127.0.0.1:4400. */
  simulator_url: address.optional(),
  /** Public https address of this Medusa server, to which FlexPay calls back. */
  callback_base_url: address,
  /** `corporate-v2` for merchants on FlexPay's corporate API. */
  profile: z.enum(["v1", "corporate-v2"]).default("v1"),
  /** An address per service, for when FlexPay moves one. */
  addresses: z
    .strictObject({
      payment: address.optional(),
      card: address.optional(),
      check: address.optional(),
      check_fallback: address.optional(),
      payout: address.optional(),
    })
    .default({}),
  /**
   * `after_payment` places the order when the payment succeeded.
   * `before_payment` places it first, and cancels it when no money comes.
   */
  order_placement: z
    .enum(["after_payment", "before_payment"])
    .default("after_payment"),
  /** With `before_payment`: minutes after which an unpaid order is canceled. */
  unpaid_order_minutes: z.int().min(1).max(1440).default(15),
  /** CDF is paid in whole francs: what to do with a total that has centimes. */
  cdf_centimes: z.enum(["refuse", "round_up"]).default("refuse"),
  /** USD is paid in whole cents: what to do with a total that is finer. */
  usd_cents: z.enum(["refuse", "round_up"]).default("refuse"),
  /** Minutes after which an unanswered push expires and another may be sent. */
  push_lifetime_minutes: z.int().min(1).max(60).default(5),
  /** Pushes that a payment collection may cause in 15 minutes. */
  pushes_per_collection: z.int().min(1).max(100).default(3),
  /** Pushes that a phone number may receive in an hour. */
  pushes_per_phone: z.int().min(1).max(1000).default(5),
  /** Unpaid requests for money that an internet address may cause in an hour. */
  pushes_per_caller: z.int().min(1).max(100_000).default(20),
  /** Seconds to wait for FlexPay's answer to a request for money. */
  request_timeout_seconds: z.int().min(1).max(120).default(60),
  /** Checks of open transactions that all workers together begin in a second. */
  checks_per_second: z.int().min(1).max(100).default(5),
  /** Months after which phone numbers and wire bodies are redacted. */
  retention_months: z.int().min(1).max(120).default(13),
  /** Days after which a payment link expires. */
  payment_link_days: z.int().min(1).max(90).default(7),
  /** Of the entries in the admin's notification feed. */
  notification_language: z.enum(["fr", "en"]).default("fr"),
  /** Whether shoppers see before they pay that an operator may have an outage. */
  network_notice: z.boolean().default(false),
  payouts: payoutOptions.prefault({}),
  /** The shop's page to which the card's return page leads back. */
  storefront_url: pageAddress.optional(),
  /** Development only: allows http addresses, for the simulator. */
  allow_http: z.boolean().default(false),
})

/** The plugin's options as a store owner writes them in medusa-config. */
export type FlexPayPluginOptions = z.input<typeof optionsSchema>

/** The same, checked, with defaults filled in. */
export type FlexPayOptions = z.output<typeof optionsSchema>

/** Networks that FlexPay can't call (RFC 1122, 1918, 3927, 4193, 4291, 6598). */
const PRIVATE_NETWORKS = new BlockList()
for (const [network, prefix, family] of [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["::", 127, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
] as const) {
  PRIVATE_NETWORKS.addSubnet(network, prefix, family)
}

const PRIVATE_NAME = /(^|\.)(localhost|local|internal|lan)$/

/**
 * Checks the plugin's options.
 * @throws MedusaError (invalid_data) that names each option at fault and says
 * what it must be; it never repeats a value, since one of them is the token.
 */
export function parseOptions(raw: unknown): FlexPayOptions {
  const parsed = optionsSchema.safeParse(raw ?? {})
  if (!parsed.success) {
    const { issues } = parsed.error
    const unset = findUnset(raw).filter(({ option }) =>
      issues.some(({ path }) => path[0] === option)
    )
    const rest = issues.filter(
      ({ path }) => !unset.some(({ option }) => option === path[0])
    )
    throw invalid(
      rest.map(
        (issue) => `"${issue.path.join(".") || "options"}": ${issue.message}`
      ),
      unset
    )
  }
  const { environment, allow_http } = parsed.data
  const options = {
    ...parsed.data,
    allow_http: allow_http || environment === "simulator",
  }
  const problems = [
    ...misplacedSimulator(options),
    ...insecureAddresses(options),
  ]
  if (problems.length) {
    throw invalid(problems)
  }
  return options
}

interface UnsetOption {
  option: string
  variable: string
}

/** Required options that are empty, as their environment variables are. */
function findUnset(raw: unknown): UnsetOption[] {
  const options = new Map<string, unknown>(Object.entries(raw ?? {}))
  return Object.entries(OPTION_VARIABLES)
    .map(([option, variable]) => ({ option, variable }))
    .filter(
      ({ option, variable }) => !options.get(option) && !process.env[variable]
    )
}

/** A store that takes real payments must not seem to use the simulator. */
function misplacedSimulator(options: FlexPayOptions): string[] {
  const { simulator_url, environment } = options
  return simulator_url !== undefined && environment !== "simulator"
    ? [`"simulator_url": must not be set unless "environment" is "simulator"`]
    : []
}

/** What is wrong with addresses that are not encrypted, or that FlexPay can't call. */
function insecureAddresses(options: FlexPayOptions): string[] {
  const { allow_http, callback_base_url, addresses, storefront_url } = options
  if (allow_http) {
    return []
  }
  const exception = `(for development with the simulator, set "environment": "simulator")`
  const plain = Object.entries({
    ...Object.fromEntries(
      Object.entries(addresses).map(([name, url]) => [`addresses.${name}`, url])
    ),
    ...(storefront_url && { storefront_url }),
  }).filter(([, url]) => url.startsWith("http:"))
  return [
    ...(isPublicHttps(callback_base_url)
      ? []
      : [
          `"callback_base_url": must be a public https address, since FlexPay refuses others ${exception}`,
        ]),
    ...plain.map(
      ([name]) => `"${name}": must be an https address ${exception}`
    ),
  ]
}

/** The address with its host in punycode, for programs that know no other. */
function toAscii(address: string): string {
  const { href } = new URL(address)
  return address.endsWith("/") ? href : href.replace(/\/$/, "")
}

/** Whether FlexPay can call an address, over an encrypted connection. */
export function isPublicHttps(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === "https:" && !isPrivateHost(hostname)
}

/** @param hostname as a URL has it: an IPv6 address in brackets */
function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, "")
  const version = isIP(host)
  return version
    ? PRIVATE_NETWORKS.check(host, version === 4 ? "ipv4" : "ipv6")
    : PRIVATE_NAME.test(host) || !host.includes(".")
}

function invalid(problems: string[], unset: UnsetOption[] = []): MedusaError {
  const sentences = unset.map(
    ({ option, variable }) =>
      `${variable} is not set. Set it in .env, or set the option "${option}" in medusa-config.`
  )
  if (problems.length > 0) {
    const verb = unset.length > 0 ? "Mend" : "mend"
    sentences.push(
      `${verb} these options in medusa-config: ${problems.join("; ")}`
    )
  }
  return new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `medusa-payment-flexpay: ${sentences.join(" ")}`
  )
}
