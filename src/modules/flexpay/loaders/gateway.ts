import { asValue } from "@medusajs/framework/awilix"
import type { LoaderOptions } from "@medusajs/framework/types"
import {
  createFlexPayClient,
  readTokenExpiry,
  resolveAddresses,
} from "../../../gateway"
import { EXPIRY_WARNING_DAYS } from "../health/health-checks"
import { parseOptions } from "../options"
import type { FlexPayOptions } from "../options"

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Validates the options when the store starts, not with the first payment, and
 * registers them and FlexPay's client.
 */
export default async function gatewayLoader({
  container,
  options: raw,
  logger,
}: LoaderOptions): Promise<void> {
  // Medusa adds its own database settings to what the store owner wrote.
  const { database: _, ...own } = { ...raw }
  const options = parseOptions(own)
  const client = createFlexPayClient({
    merchant: options.merchant,
    token: options.token,
    profile: options.profile,
    addresses: resolveAddresses(options),
    requestTimeoutMs: options.request_timeout_seconds * 1000,
    allowHttp: options.allow_http,
  })
  container.register({
    flexpayOptions: asValue(options),
    flexpayClient: asValue(client),
  })

  warnOfEnvironment(options, logger)
  warnOfExpiry(options.token, logger)
}

function warnOfEnvironment(
  { environment, allow_http }: FlexPayOptions,
  logger: LoaderOptions["logger"]
): void {
  if (environment === "simulator") {
    logger?.warn("FlexPay: the simulator is in use. No real money moves.")
  } else if (allow_http && process.env.NODE_ENV === "production") {
    logger?.warn(
      'FlexPay: "allow_http" is set in production. It is for development with the simulator: the token and the callbacks may travel unencrypted. Remove it from medusa-config.'
    )
  }
}

function warnOfExpiry(token: string, logger: LoaderOptions["logger"]): void {
  const expiry = readTokenExpiry(token)
  const daysLeft = expiry && (expiry.getTime() - Date.now()) / DAY_MS
  if (daysLeft !== null && daysLeft < EXPIRY_WARNING_DAYS) {
    // The store starts all the same: other payment providers still work.
    const when = expiry?.toISOString().slice(0, 10)
    logger?.[daysLeft < 0 ? "error" : "warn"](
      `FlexPay: the token ${daysLeft < 0 ? "expired" : "expires"} on ${when}. Ask FlexPay for a new one and set it as "token" in medusa-config.`
    )
  }
}
