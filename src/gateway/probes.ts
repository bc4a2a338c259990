import type { Addresses } from "./client-config"
import type { ClientConfig } from "./client-config"
import { newReference } from "./secrets"
import { send, startDeadline } from "./send"
import type { HttpRequest, HttpResult } from "./send"
import { isTokenRefusal } from "./token-refusal"
import { readCheckAnswer } from "./wire/read-check-answer"

type ServiceName = keyof Addresses

/** Whether one of FlexPay's addresses can be used now. */
export interface ServiceProbe {
  service: ServiceName
  host: string
  status: "available" | "token_refused" | "unavailable" | "unreachable"
  /** What was seen, masked; null for an available service. */
  detail: string | null
}

/** What answers at the address that FlexPay calls back to. */
export interface CallbackProbe {
  status: "available" | "other_program" | "unreachable"
  detail: string | null
}

const TIMEOUT_MS = 5_000
/** Statuses of a reverse proxy whose service is down. */
const PROXY_ERRORS: readonly number[] = [502, 503, 504]

/**
 * Probes each address without moving money: the services that move it get a
 * HEAD, without token and body. A check of a random order number also shows
 * whether FlexPay accepts the token.
 */
export async function probeServices({
  addresses,
  token,
}: ClientConfig): Promise<ServiceProbe[]> {
  const { payment, card, payout, check, check_fallback } = addresses
  return await Promise.all([
    probeMoneyService("payment", payment),
    probeMoneyService("card", card),
    probeMoneyService("payout", payout),
    probeCheck("check", check, token),
    ...(check_fallback === null
      ? []
      : [probeCheck("check_fallback", check_fallback, token)]),
  ])
}

/**
 * Calls this store's own callback address as FlexPay would, with an unknown
 * token: only the plugin answers that with its own 404.
 */
export async function probeCallback(baseUrl: string): Promise<CallbackProbe> {
  const base = baseUrl.replace(/\/+$/, "")
  const result = await probe({
    method: "POST",
    url: `${base}/hooks/flexpay/payments/probe`,
  })
  if (result.kind !== "answered") {
    return { status: "unreachable", detail: detailOf(result) }
  }
  return result.httpStatus === 404 && result.body.includes('"not_found"')
    ? { status: "available", detail: null }
    : { status: "other_program", detail: detailOf(result) }
}

async function probeMoneyService(
  service: ServiceName,
  address: string
): Promise<ServiceProbe> {
  const result = await probe({ method: "HEAD", url: address })
  const isAvailable =
    result.kind === "answered" && !PROXY_ERRORS.includes(result.httpStatus)
  return toServiceProbe({ service, address }, result, isAvailable)
}

async function probeCheck(
  service: ServiceName,
  address: string,
  token: string
): Promise<ServiceProbe> {
  const url = `${address}/${newReference()}`
  const result = await probe({ method: "GET", url, token })
  const isAvailable =
    result.kind === "answered" &&
    !isTokenRefusal(result.httpStatus) &&
    result.httpStatus < 500 &&
    readCheckAnswer(result.body).kind !== "unreadable"
  return toServiceProbe({ service, address }, result, isAvailable)
}

async function probe(
  request: Pick<HttpRequest, "method" | "url" | "token">
): Promise<HttpResult> {
  return await send({
    ...request,
    secrets: request.token ? [request.token] : [],
    signal: startDeadline(TIMEOUT_MS),
  })
}

function toServiceProbe(
  { service, address }: { service: ServiceName; address: string },
  result: HttpResult,
  isAvailable: boolean
): ServiceProbe {
  const { host } = new URL(address)
  if (isAvailable) {
    return { service, host, status: "available", detail: null }
  }
  const status =
    result.kind !== "answered"
      ? "unreachable"
      : isTokenRefusal(result.httpStatus)
        ? "token_refused"
        : "unavailable"
  return { service, host, status, detail: detailOf(result) }
}

function detailOf(result: HttpResult): string {
  return result.kind === "answered"
    ? `HTTP ${result.httpStatus}`
    : (result.code ?? result.cause.message)
}
