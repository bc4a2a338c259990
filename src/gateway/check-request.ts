import { setTimeout as sleep } from "node:timers/promises"
import type { CircuitBreaker } from "./circuit-breaker"
import type { ClientConfig } from "./client-config"
import type { FlexPayConfigurationError } from "./errors"
import { callService } from "./exchange"
import type { Exchange, ServiceResult } from "./exchange"
import { maskText } from "./masking"
import { maskOrderNumber } from "./phone"
import { createTokenRefusedError, isTokenRefusal } from "./token-refusal"
import { readCheckAnswer } from "./wire/read-check-answer"
import type { CheckReading } from "./wire/read-check-answer"
import { startDeadline } from "./send"

/** What a host of check answered, and the exchange. */
export type CheckAnswer = CheckReading & { exchange: Exchange }

type HostAnswer =
  CheckAnswer | { kind: "token_refused"; error: FlexPayConfigurationError }

/** A host of check. */
interface CheckHost {
  address: string
  breaker: CircuitBreaker
}

interface Context {
  config: ClientConfig
  now: () => number
}

const TIMEOUT_MS = 10_000
const ATTEMPTS_MAX = 3
const BACKOFF_MS = 200

/** Which answer counts when the hosts disagree: the highest. */
const PRIORITY: Record<HostAnswer["kind"], number> = {
  found: 3,
  not_found: 2,
  token_refused: 1,
  unreadable: 0,
}

/**
 * Checks an order number, at the second host too unless the first finds it: the
 * two were seen to disagree (a 500 or a stale "not found" on one). A host whose
 * circuit breaker gives no permission is skipped.
 *
 * @throws FlexPayConfigurationError when the token is refused and no host answers
 */
export async function requestCheck(
  orderNumber: string,
  hosts: readonly CheckHost[],
  context: Context
): Promise<CheckAnswer> {
  const answers: HostAnswer[] = []
  for (const host of hosts) {
    const answer = await checkAtHost(orderNumber, host, context)
    answers.push(...(answer ? [answer] : []))
    if (answer?.kind === "found") {
      break
    }
  }
  // Of equal answers, the first host's.
  const [best] = answers.sort((a, b) => PRIORITY[b.kind] - PRIORITY[a.kind])
  if (best?.kind === "token_refused") {
    throw best.error
  }
  return best ?? skippedAnswer(context.config.addresses.check, orderNumber)
}

/** Null when the circuit breaker gives no permission. */
async function checkAtHost(
  orderNumber: string,
  { address, breaker }: CheckHost,
  context: Context
): Promise<HostAnswer | null> {
  const permission = breaker.tryAcquire(orderNumber)
  if (!permission) {
    return null
  }
  let isSuccess = false
  try {
    const attempts = permission.isTrial ? 1 : ATTEMPTS_MAX
    const result = await callWithRetries(
      orderNumber,
      { address, attempts },
      context
    )
    isSuccess = !isRetryable(result)
    return readHostAnswer(result, context.config.token)
  } finally {
    permission.report(isSuccess)
  }
}

async function callWithRetries(
  orderNumber: string,
  { address, attempts }: { address: string; attempts: number },
  { config: { token, checkTimeoutMs = TIMEOUT_MS }, now }: Context
): Promise<ServiceResult> {
  const signal = startDeadline(checkTimeoutMs)
  for (let attempt = 1; ; attempt++) {
    const result = await callService(
      {
        service: "check",
        method: "GET",
        url: `${address}/${encodeURIComponent(orderNumber)}`,
        loggableUrl: loggableUrl(address, orderNumber),
        token,
        secrets: [token, orderNumber],
        signal,
      },
      now
    )
    if (!isRetryable(result) || attempt === attempts) {
      return result
    }
    await sleep(BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + Math.random()))
    // Past the deadline another attempt would fail at once, and hide this answer.
    if (signal.aborted) {
      return result
    }
  }
}

/** Whether the same host may answer better a moment later. */
function isRetryable(result: ServiceResult): boolean {
  return (
    result.kind !== "answered" ||
    result.httpStatus >= 500 ||
    result.httpStatus === 429
  )
}

function readHostAnswer(result: ServiceResult, token: string): HostAnswer {
  const { exchange } = result
  if (result.kind !== "answered") {
    return { kind: "unreadable", exchange }
  }
  const { httpStatus } = result
  if (isTokenRefusal(httpStatus)) {
    return { kind: "token_refused", error: createTokenRefusedError(result) }
  }
  const reading = withoutToken(readCheckAnswer(result.body), token)
  const isReadable =
    (httpStatus >= 200 && httpStatus < 300) ||
    (httpStatus === 404 && reading.kind === "not_found")
  return isReadable
    ? { ...reading, exchange }
    : { kind: "unreadable", exchange }
}

function withoutToken(reading: CheckReading, token: string): CheckReading {
  return reading.kind === "found" && reading.message !== null
    ? { ...reading, message: maskText(reading.message, [token]) }
    : reading
}

/** The answer when every host was skipped: nothing is known. */
function skippedAnswer(address: string, orderNumber: string): CheckAnswer {
  return {
    kind: "unreadable",
    exchange: {
      service: "check",
      method: "GET",
      url: loggableUrl(address, orderNumber),
      request: null,
      httpStatus: null,
      response: null,
      durationMs: 0,
      error: "Not checked: FlexPay did not answer several times in a row",
    },
  }
}

function loggableUrl(address: string, orderNumber: string): string {
  return `${address}/${maskOrderNumber(orderNumber)}`
}
