import axios, { isAxiosError } from "axios"
import { Settings } from "./config"
import { maskText } from "./masking"
import { isTokenRefusal } from "./money-call"
import { newReference } from "./secrets"
import { readCheckAnswer } from "./wire"

/** An address of FlexPay's, as the options name it. */
export type ProbedService =
  "payment" | "card" | "payout" | "check" | "check_fallback"

/** Whether an address can be used now. */
export interface Probe {
  service: ProbedService
  host: string
  standing: "answers" | "refuses_token" | "fails" | "unreachable"
  /** What was seen, masked; null when all is well. */
  detail: string | null
}

/** Who answered at the address that FlexPay calls back to. */
export interface CallbackProbe {
  standing: "ours" | "somebody_else" | "unreachable"
  detail: string | null
}

type Answer =
  { status: number; body: string } | { status: null; detail: string }

const TIMEOUT_MS = 5_000
const BYTES_MAX = 100_000
/** What stands in front of a service that is down says so with these. */
const GATEWAY_DOWN: readonly number[] = [502, 503, 504]

/**
 * Asks each address whether somebody is there, in a way that can't move money:
 * the services that move it get a HEAD without a token or a body. `check` is
 * asked about an order number that nobody has, which also tells whether
 * FlexPay takes the token.
 */
export async function probeServices(settings: Settings): Promise<Probe[]> {
  const { payment, card, payout, check, checkFallback } = settings.addresses
  return await Promise.all([
    probeMover("payment", payment),
    probeMover("card", card),
    probeMover("payout", payout),
    probeCheck("check", check, settings.token),
    ...(checkFallback === null
      ? []
      : [probeCheck("check_fallback", checkFallback, settings.token)]),
  ])
}

/**
 * Calls our own callback address as FlexPay would, with a token that is
 * nobody's: only this plugin answers that with its own 404.
 */
export async function probeCallback(baseUrl: string): Promise<CallbackProbe> {
  const address = `${baseUrl.replace(/\/+$/, "")}/hooks/flexpay/payments/probe`
  const answer = await ask("POST", address)
  if (answer.status === null) {
    return { standing: "unreachable", detail: answer.detail }
  }
  return answer.status === 404 && answer.body.includes('"not_found"')
    ? { standing: "ours", detail: null }
    : { standing: "somebody_else", detail: `HTTP ${answer.status}` }
}

async function probeMover(
  service: ProbedService,
  address: string
): Promise<Probe> {
  const answer = await ask("HEAD", address)
  const { host } = new URL(address)
  if (answer.status === null) {
    return { service, host, standing: "unreachable", detail: answer.detail }
  }
  return GATEWAY_DOWN.includes(answer.status)
    ? { service, host, standing: "fails", detail: `HTTP ${answer.status}` }
    : { service, host, standing: "answers", detail: null }
}

async function probeCheck(
  service: ProbedService,
  address: string,
  token: string
): Promise<Probe> {
  const answer = await ask("GET", `${address}/${newReference()}`, token)
  const { host } = new URL(address)
  if (answer.status === null) {
    return { service, host, standing: "unreachable", detail: answer.detail }
  }
  const detail = `HTTP ${answer.status}`
  if (isTokenRefusal(answer.status)) {
    return { service, host, standing: "refuses_token", detail }
  }
  return answer.status < 500 &&
    readCheckAnswer(answer.body).kind !== "unreadable"
    ? { service, host, standing: "answers", detail: null }
    : { service, host, standing: "fails", detail }
}

async function ask(
  method: "HEAD" | "GET" | "POST",
  url: string,
  token?: string
): Promise<Answer> {
  try {
    const { status, data } = await axios.request<string>({
      method,
      url,
      headers: {
        accept: "application/json",
        "user-agent": "medusa-payment-flexpay",
        ...(token && { authorization: `Bearer ${token}` }),
      },
      maxRedirects: 0,
      proxy: false,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      maxContentLength: BYTES_MAX,
      responseType: "text",
      transformResponse: (body: string) => body,
      validateStatus: () => true,
    })
    return { status, body: data }
  } catch (error) {
    const detail =
      isAxiosError(error) && error.code !== "ERR_CANCELED"
        ? (error.code ?? error.message)
        : "No answer in time"
    return { status: null, detail: maskText(detail, token ? [token] : []) }
  }
}
