import { setTimeout as sleep } from "node:timers/promises"
import { Settings } from "./config"
import { FlexPayConfigurationError } from "./errors"
import { send, WireResult } from "./http"
import { createTokenRefusedError, isTokenRefusal } from "./money-call"
import { maskOrderNumber } from "./phone"
import { CheckAnswer, readCheckAnswer } from "./wire"

type HostAnswer =
  CheckAnswer | { kind: "token_refused"; error: FlexPayConfigurationError }

const ATTEMPTS_MAX = 3
const BACKOFF_MS = 200

// What is worth more when the two hosts disagree.
const WORTH: Record<HostAnswer["kind"], number> = {
  found: 3,
  not_found: 2,
  token_refused: 1,
  unreadable: 0,
}

/**
 * Asks FlexPay what became of an order number, on the second host too when the
 * first doesn't find it or doesn't answer: the two were seen to disagree (a 500
 * or a stale "not found" on one).
 *
 * @throws FlexPayConfigurationError when the token is refused and no host answers
 */
export async function callCheck(
  orderNumber: string,
  settings: Settings,
  now: () => number
): Promise<CheckAnswer> {
  const { check, checkFallback } = settings.addresses
  const ask = (address: string) => askHost(address, orderNumber, settings, now)

  let answer = await ask(check)
  if (answer.kind !== "found" && checkFallback !== null) {
    const second = await ask(checkFallback)
    answer = WORTH[second.kind] > WORTH[answer.kind] ? second : answer
  }

  if (answer.kind === "token_refused") {
    throw answer.error
  }
  return answer
}

async function askHost(
  address: string,
  orderNumber: string,
  settings: Settings,
  now: () => number
): Promise<HostAnswer> {
  const signal = AbortSignal.timeout(settings.checkTimeoutMs)

  for (let attempt = 1; ; attempt++) {
    const result = await send({
      service: "check",
      method: "GET",
      url: `${address}/${encodeURIComponent(orderNumber)}`,
      shownUrl: `${address}/${maskOrderNumber(orderNumber)}`,
      token: settings.token,
      secrets: [settings.token, orderNumber],
      signal,
      now,
    })
    if (!isPassing(result) || attempt === ATTEMPTS_MAX) {
      return toHostAnswer(result)
    }
    await sleep(BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + Math.random()))
    // With the host's time used up, another attempt would fail at once and hide
    // what this one said.
    if (signal.aborted) {
      return toHostAnswer(result)
    }
  }
}

/** Whether the same host may answer better a moment later. */
function isPassing(result: WireResult): boolean {
  return (
    result.kind !== "answered" ||
    result.httpStatus >= 500 ||
    result.httpStatus === 429
  )
}

function toHostAnswer(result: WireResult): HostAnswer {
  if (result.kind !== "answered") {
    return { kind: "unreadable", exchange: result.exchange }
  }
  const { httpStatus, exchange } = result
  if (isTokenRefusal(httpStatus)) {
    return {
      kind: "token_refused",
      error: createTokenRefusedError("check", result),
    }
  }
  const reading = readCheckAnswer(result.body)
  const isReadable =
    (httpStatus >= 200 && httpStatus < 300) ||
    (httpStatus === 404 && reading.kind === "not_found")
  return isReadable
    ? { ...reading, exchange }
    : { kind: "unreadable", exchange }
}
