import { setTimeout as sleep } from "node:timers/promises"
import { CircuitBreaker, Permit } from "./circuit-breaker"
import { Settings } from "./config"
import { FlexPayConfigurationError } from "./errors"
import { send, WireResult } from "./http"
import { createTokenRefusedError, isTokenRefusal } from "./money-call"
import { maskOrderNumber } from "./phone"
import { CheckAnswer, readCheckAnswer } from "./wire"

type HostAnswer =
  CheckAnswer | { kind: "token_refused"; error: FlexPayConfigurationError }

/** A host of `check`, and whether it is worth asking. */
export interface CheckHost {
  address: string
  breaker: CircuitBreaker
}

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
 * or a stale "not found" on one). A host whose circuit breaker gives no permit is
 * passed over.
 *
 * @throws FlexPayConfigurationError when the token is refused and no host answers
 */
export async function callCheck(
  orderNumber: string,
  settings: Settings,
  { hosts, now }: { hosts: readonly CheckHost[]; now: () => number }
): Promise<CheckAnswer> {
  let answer: HostAnswer | null = null
  for (const { address, breaker } of hosts) {
    const permit =
      answer?.kind === "found" ? null : breaker.acquire(orderNumber)
    if (permit) {
      const next = await askWith(permit, address, orderNumber, {
        settings,
        now,
      })
      answer = answer && WORTH[next.kind] <= WORTH[answer.kind] ? answer : next
    }
  }

  if (answer?.kind === "token_refused") {
    throw answer.error
  }
  return answer ?? unasked(settings.addresses.check, orderNumber)
}

async function askWith(
  permit: Permit,
  address: string,
  orderNumber: string,
  { settings, now }: { settings: Settings; now: () => number }
): Promise<HostAnswer> {
  let isFailure = true
  try {
    const result = await askHost(address, orderNumber, {
      settings,
      now,
      attempts: permit.isTrial ? 1 : ATTEMPTS_MAX,
    })
    isFailure = isPassing(result)
    return toHostAnswer(result)
  } finally {
    permit.settle(isFailure)
  }
}

async function askHost(
  address: string,
  orderNumber: string,
  {
    settings,
    now,
    attempts,
  }: { settings: Settings; now: () => number; attempts: number }
): Promise<WireResult> {
  const signal = AbortSignal.timeout(settings.checkTimeoutMs)

  for (let attempt = 1; ; attempt++) {
    const result = await send({
      service: "check",
      method: "GET",
      url: `${address}/${encodeURIComponent(orderNumber)}`,
      shownUrl: shown(address, orderNumber),
      token: settings.token,
      secrets: [settings.token, orderNumber],
      signal,
      now,
    })
    if (!isPassing(result) || attempt === attempts) {
      return result
    }
    await sleep(BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + Math.random()))
    // With the host's time used up, another attempt would fail at once and hide
    // what this one said.
    if (signal.aborted) {
      return result
    }
  }
}

function shown(address: string, orderNumber: string): string {
  return `${address}/${maskOrderNumber(orderNumber)}`
}

/** Nothing was asked, so nothing is known: as if no answer had come. */
function unasked(address: string, orderNumber: string): CheckAnswer {
  return {
    kind: "unreadable",
    exchange: {
      service: "check",
      method: "GET",
      url: shown(address, orderNumber),
      request: null,
      httpStatus: null,
      response: null,
      durationMs: 0,
      error: "Not asked: FlexPay did not answer several times in a row",
    },
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
