import { callCheck } from "./check-call"
import { CircuitBreaker } from "./circuit-breaker"
import { FlexPayConfig, isWebAddress, resolveSettings } from "./config"
import { FlexPayUnknownOutcomeError } from "./errors"
import { Accepted, callForMoney } from "./money-call"
import { Probe, probeServices } from "./probe"
import {
  CardInput,
  MobileMoneyInput,
  writeCard,
  writeMobileMoney,
  writePayout,
} from "./requests"
import { CheckAnswer } from "./wire"

/**
 * FlexPay's services. The three that move money send one request, once, and
 * throw a `FlexPayError` whose `outcome` says what is known about the money.
 */
export interface FlexPayClient {
  /** Has FlexPay push a payment to the shopper's phone. */
  requestMobileMoney(input: MobileMoneyInput): Promise<Accepted>
  /** Asks for a page where the shopper pays by card. */
  requestCard(input: CardInput): Promise<Accepted & { redirectUrl: string }>
  /** Sends the store's money to a wallet. Accepted is not paid: `check` tells. */
  requestPayout(input: MobileMoneyInput): Promise<Accepted>
  /**
   * What became of an order number. FlexPay knows no other name for a
   * transaction: asked by our reference, it finds nothing.
   *
   * @throws FlexPayConfigurationError when the token is refused (401, 403);
   *   everything else that goes wrong is an `unreadable` answer
   */
  check(orderNumber: string): Promise<CheckAnswer>
  /**
   * Tells that a callback named this order number: the next `check` of it may
   * go to a host that failed to answer about it before.
   */
  noteCallback(orderNumber: string): void
  /** Whether each service answers, asked so that no money can move. Never throws. */
  probe(): Promise<Probe[]>
}

/**
 * A client of FlexPay for one merchant.
 *
 * @param deps.now the time in milliseconds since 1970, for a token's end and
 *   for durations
 * @throws FlexPayConfigurationError naming what is wrong with the config
 */
export function createFlexPayClient(
  config: FlexPayConfig,
  deps: { now?: () => number } = {}
): FlexPayClient {
  const settings = resolveSettings(config)
  const now = deps.now ?? Date.now
  const { check, checkFallback } = settings.addresses
  const hosts = [check, checkFallback]
    .filter((address) => address !== null)
    .map((address) => ({ address, breaker: new CircuitBreaker(now) }))

  return {
    async requestMobileMoney(input) {
      const body = writeMobileMoney(input, settings)
      const { callbackUrl } = input
      return toAccepted(
        await callForMoney(
          { service: "payment", body, callbackUrl },
          settings,
          now
        )
      )
    },

    async requestCard(input) {
      const body = writeCard(input, settings)
      const { callbackUrl } = input
      const answer = await callForMoney(
        { service: "card", body, callbackUrl },
        settings,
        now
      )
      return {
        ...toAccepted(answer),
        redirectUrl: readRedirectUrl(answer, settings.allowHttp),
      }
    },

    async requestPayout(input) {
      const body = writePayout(input, settings)
      const { callbackUrl } = input
      return toAccepted(
        await callForMoney(
          { service: "payout", body, callbackUrl },
          settings,
          now
        )
      )
    },

    async check(orderNumber) {
      return await callCheck(orderNumber, settings, { hosts, now })
    },

    noteCallback(orderNumber) {
      hosts.forEach(({ breaker }) => breaker.forgive(orderNumber))
    },

    async probe() {
      return await probeServices(settings)
    },
  }
}

function toAccepted({ orderNumber, message, exchange }: Accepted): Accepted {
  return { orderNumber, message, exchange }
}

/**
 * The card page that a shopper may be sent to. Without one the transaction
 * exists at FlexPay all the same, so its order number goes with the error.
 */
function readRedirectUrl(
  answer: Accepted & { redirectUrl: string | null },
  allowHttp: boolean
): string {
  if (
    answer.redirectUrl !== null &&
    isWebAddress(answer.redirectUrl, allowHttp)
  ) {
    return answer.redirectUrl
  }
  throw new FlexPayUnknownOutcomeError(
    "FlexPay's card service accepted the request without the address of a safe card page",
    {
      outcome: "unknown",
      service: "card",
      httpStatus: answer.exchange.httpStatus ?? undefined,
      exchange: answer.exchange,
      suspectsToken: false,
      orderNumber: answer.orderNumber,
    }
  )
}
