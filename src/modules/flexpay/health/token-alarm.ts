import type { Logger } from "@medusajs/framework/types"
import { readTokenExpiry } from "../../../gateway"
import type { FlexPayConfigurationError } from "../../../gateway"
import type { Clock } from "../store/clock"
import { FlexPayEvents } from "../events"
import type { EventOutbox } from "../store/event-outbox"

const RAISED_EACH_MS = 60 * 60 * 1000

/**
 * Logs and emits that FlexPay refuses the token or that it expired, at most once
 * an hour: no payment can be requested until it is replaced.
 */
export class TokenAlarm {
  /** `performance.now()` of the last one. */
  private raisedAt = -Infinity

  constructor(
    private readonly dependencies: {
      outbox: Pick<EventOutbox, "add">
      logger: Pick<Logger, "error">
      clock: Clock
    },
    private readonly token: string
  ) {}

  /** Reports an error of the store's options. Never throws. */
  raise(error: FlexPayConfigurationError): void {
    const { logger } = this.dependencies
    if (!this.isAboutToken(error)) {
      logger.error(`FlexPay: ${error.message}`)
      return
    }
    if (performance.now() - this.raisedAt < RAISED_EACH_MS) {
      return
    }
    this.raisedAt = performance.now()
    logger.error(
      `FlexPay: ${error.message}. No payment can be requested until the token is replaced: ask FlexPay for a valid one and set it as "token" in medusa-config.`
    )
    this.emit(error).catch((failure: unknown) =>
      logger.error(
        `FlexPay: the event ${FlexPayEvents.TOKEN_REFUSED} was not emitted`,
        failure instanceof Error ? failure : undefined
      )
    )
  }

  private async emit(error: FlexPayConfigurationError): Promise<void> {
    const { outbox, clock } = this.dependencies
    await outbox.add(FlexPayEvents.TOKEN_REFUSED, {
      service: error.service ?? null,
      http_status: error.httpStatus ?? null,
      refused_at: (await clock.now()).toISOString(),
    })
  }

  /** Errors of other options come without an answer of FlexPay. */
  private isAboutToken({ httpStatus }: FlexPayConfigurationError): boolean {
    const expiry = readTokenExpiry(this.token)
    return (
      httpStatus !== undefined ||
      (expiry !== null && expiry.getTime() <= Date.now())
    )
  }
}
