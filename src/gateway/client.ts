import { requestCheck } from "./check-request"
import { CircuitBreaker } from "./circuit-breaker"
import type { ClientConfig } from "./client-config"
import { interpretCheck } from "./interpret-check"
import type { CheckResult, ExpectedTransaction } from "./interpret-check"
import { requestMoney } from "./money-request"
import type { Accepted } from "./money-request"
import { probeServices } from "./probes"
import type { ServiceProbe } from "./probes"
import { normalizeToken } from "./token"
import { writeRequest } from "./wire/write-request"
import type { MoneyService, RequestInputs } from "./wire/write-request"

/** FlexPay's services, for one merchant. */
export type FlexPayClient = ReturnType<typeof createFlexPayClient>

/**
 * A client of FlexPay for one merchant.
 *
 * @param merchantConfig validated by the caller, except for its token
 * @param deps.now the time in milliseconds since 1970, for the token's expiry
 *   and for durations
 * @throws FlexPayConfigurationError when the token is empty or malformed
 */
export function createFlexPayClient(
  merchantConfig: ClientConfig,
  { now = Date.now }: { now?: () => number } = {}
) {
  const token = normalizeToken(merchantConfig.token)
  const config: ClientConfig = { ...merchantConfig, token }
  const { check, check_fallback } = config.addresses
  const hosts = [check, check_fallback]
    .filter((address) => address !== null)
    .map((address) => ({ address, breaker: new CircuitBreaker(now) }))

  return {
    /**
     * Sends one request that moves money, once:
     * - `payment`: FlexPay pushes a payment to the shopper's phone.
     * - `card`: FlexPay prepares a page where the shopper pays by card.
     * - `payout`: FlexPay sends the merchant's money to a wallet.
     *
     * @returns that FlexPay accepted; only `check` says whether money moved
     * @throws FlexPayError, whose `outcome` says what is known about the money
     */
    async request<S extends MoneyService>(
      service: S,
      input: RequestInputs[S]
    ): Promise<Accepted> {
      const body = writeRequest(service, input, config)
      const { callbackUrl } = input
      return await requestMoney({ service, body, callbackUrl }, config, now)
    },

    /**
     * Checks what became of a transaction, by its order number: FlexPay finds
     * nothing by reference.
     *
     * @throws FlexPayConfigurationError when the token is refused (401, 403); any
     *   other failure is a result with the verdict pending, unreadable
     */
    async check(expected: ExpectedTransaction): Promise<CheckResult> {
      const { orderNumber } = expected
      const answer = await requestCheck(orderNumber, hosts, { config, now })
      return interpretCheck(expected, answer)
    },

    /**
     * Notes that a callback named this order number: its next check may go to a
     * host that failed to answer about it before.
     */
    noteCallback(orderNumber: string): void {
      hosts.forEach(({ breaker }) => breaker.clearFailure(orderNumber))
    },

    /** Whether the circuit breaker of each host of check is open. */
    breakers(): { host: "check" | "check_fallback"; isOpen: boolean }[] {
      return hosts.map(({ breaker }, index) => ({
        host: index === 0 ? "check" : "check_fallback",
        isOpen: breaker.state !== "closed",
      }))
    },

    /** Probes whether each service answers, without moving money. Never throws. */
    async probe(): Promise<ServiceProbe[]> {
      return await probeServices(config)
    },
  }
}
