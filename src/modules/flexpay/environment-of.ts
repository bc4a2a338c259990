import type { FlexPayOptions } from "./options"

/** The hosts of FlexPay's sandbox, such as beta-backend.flexpay.cd. */
const SANDBOX_HOST = /^beta-[a-z]+\.flexpay\.cd$/

/**
 * The FlexPay that the plugin uses. A store may be `live` and give addresses of
 * the sandbox: then no real money moves, either.
 */
export function environmentOf({
  environment,
  addresses,
}: Pick<
  FlexPayOptions,
  "environment" | "addresses"
>): FlexPayOptions["environment"] {
  const usesSandbox = Object.values(addresses).some((address) =>
    SANDBOX_HOST.test(new URL(address).hostname)
  )
  return environment === "live" && usesSandbox ? "sandbox" : environment
}
