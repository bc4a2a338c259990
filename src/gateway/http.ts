import http from "node:http"
import https from "node:https"
import axios, { isAxiosError } from "axios"
import { Exchange, Service, toShownText } from "./exchange"
import { maskWire, maskText } from "./masking"
import { truncate } from "./text"

export interface WireRequest {
  service: Service
  method: "GET" | "POST"
  url: string
  /** The URL as it may be shown: without a whole order number. */
  shownUrl: string
  token: string
  body?: Record<string, string>
  /** What must not be seen in the exchange: the token, and what else the call holds. */
  secrets: readonly string[]
  /** Ends the call, the reading of the body included. */
  signal: AbortSignal
  /** Milliseconds; only differences are taken. */
  now: () => number
}

export type WireResult =
  | { kind: "answered"; httpStatus: number; body: string; exchange: Exchange }
  /** No connection was made: FlexPay has not seen the request. */
  | { kind: "not_sent"; cause: Error; exchange: Exchange }
  /** The request may have reached FlexPay; no whole answer came back. */
  | { kind: "no_answer"; cause: Error; exchange: Exchange }

const RESPONSE_BYTES_MAX = 1_000_000
const ERROR_LENGTH_MAX = 500

// A kept-alive connection that the other side has just closed fails after the
// request was written: an unknown outcome with nothing behind it. A fresh
// connection for each call costs one handshake and fails only before sending.
const httpAgent = new http.Agent({ keepAlive: false })
const httpsAgent = new https.Agent({ keepAlive: false })

/** Sends one request once. Never throws, never follows a redirect, never sends again. */
export async function send(request: WireRequest): Promise<WireResult> {
  const { secrets } = request
  const startedAt = request.now()
  const connection = { isOpen: false }

  const record = (
    outcome: Pick<Exchange, "httpStatus" | "response" | "error">
  ): Exchange => ({
    service: request.service,
    method: request.method,
    url: maskText(request.shownUrl, secrets),
    request: maskWire(request.body, secrets),
    durationMs: Math.max(0, Math.round(request.now() - startedAt)),
    ...outcome,
  })

  try {
    const { status, data } = await dispatch(request, () => {
      connection.isOpen = true
    })
    const exchange = record({
      httpStatus: status,
      response: toShownText(data, secrets),
    })
    return { kind: "answered", httpStatus: status, body: data, exchange }
  } catch (error) {
    const message = truncate(
      maskText(
        request.signal.aborted ? "No whole answer in time" : describe(error),
        secrets
      ),
      ERROR_LENGTH_MAX
    )
    const exchange = record({
      httpStatus: isAxiosError(error) ? (error.response?.status ?? null) : null,
      response: null,
      error: message,
    })
    return {
      kind: connection.isOpen ? "no_answer" : "not_sent",
      cause: new Error(message),
      exchange,
    }
  }
}

async function dispatch(
  request: WireRequest,
  onConnected: () => void
): Promise<{ status: number; data: string }> {
  return await axios.request<string>({
    method: request.method,
    url: request.url,
    headers: {
      accept: "application/json",
      authorization: `Bearer ${request.token}`,
      "user-agent": "medusa-payment-flexpay",
      ...(request.body && { "content-type": "application/json" }),
    },
    data: request.body && JSON.stringify(request.body),
    // A redirect would carry the token, and a POST, to an address nobody set.
    maxRedirects: 0,
    // A proxy variable set for other programs must not see tokens and phones,
    // nor add a hop that times out after the money has moved.
    proxy: false,
    httpAgent,
    httpsAgent,
    transport: watchTransport(onConnected),
    // The signal is the one limit of time: axios' own timeout waits for
    // silence, and a body that trickles is never silent.
    signal: request.signal,
    maxContentLength: RESPONSE_BYTES_MAX,
    // The body stays text: axios would turn JSON that it can't read into
    // something else, and long digits into floats.
    responseType: "text",
    transformResponse: (body: string) => body,
    validateStatus: () => true,
  })
}

/**
 * Node's own transport, telling when the connection stands. Only then can a
 * byte of the request have left, which no error code says as surely.
 */
function watchTransport(onConnected: () => void) {
  return {
    request(
      options: https.RequestOptions,
      onResponse: (response: http.IncomingMessage) => void
    ): http.ClientRequest {
      const isTls = options.protocol === "https:"
      const request = (isTls ? https : http).request(options, onResponse)
      request.once("socket", (socket) => {
        socket.once(isTls ? "secureConnect" : "connect", onConnected)
      })
      return request
    },
  }
}

function describe(error: unknown): string {
  if (!isAxiosError(error)) {
    return error instanceof Error ? error.message : String(error)
  }
  const details = [error.code, error.message].filter(Boolean)
  return details.length > 0 ? details.join(": ") : "The connection failed"
}
