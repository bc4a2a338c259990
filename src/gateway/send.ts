import http from "node:http"
import https from "node:https"
import type axios from "axios"
import type { AxiosError } from "axios"
import { maskText } from "./masking"
import { requirePackage } from "./require-package"
import { truncate } from "./text"

export interface HttpRequest {
  method: "GET" | "HEAD" | "POST"
  url: string
  token?: string
  /** Sent as JSON. */
  body?: Readonly<Record<string, string>>
  /** Masked in error messages: the token, and the other secrets of the request. */
  secrets: readonly string[]
  /** Ends the call, the reading of the body included. */
  signal: AbortSignal
}

export type HttpResult =
  | { kind: "answered"; httpStatus: number; body: string }
  | {
      /**
       * - `not_sent`: no connection was made, so FlexPay has not seen the request.
       * - `no_answer`: FlexPay may have seen the request; no whole answer came.
       */
      kind: "not_sent" | "no_answer"
      /** Null, or the status of an answer whose body did not come whole. */
      httpStatus: number | null
      /** With a masked message. Never axios' own error: it carries the token. */
      cause: Error
      /** The error's code, such as "ECONNREFUSED"; null past the deadline. */
      code: string | null
    }

const ERROR_LENGTH_MAX = 500

function createClient() {
  const { create } = requirePackage("axios") as Pick<typeof axios, "create">
  return create({
    headers: {
      accept: "application/json",
      "user-agent": "medusa-payment-flexpay",
    },
    // A redirect would carry the token, and a POST, to an unconfigured address.
    maxRedirects: 0,
    // A proxy variable set for other programs must not see tokens and phones, nor
    // add a hop that times out after the money has moved.
    proxy: false,
    // A kept-alive connection that the other side has just closed fails after the
    // request was written: an unknown outcome for nothing. A new connection for
    // each call costs one handshake, and fails before anything is sent.
    httpAgent: new http.Agent({ keepAlive: false }),
    httpsAgent: new https.Agent({ keepAlive: false }),
    maxContentLength: 1_000_000, // bytes
    // The body stays text: JSON.parse would turn long order numbers into floats.
    responseType: "text",
    validateStatus: () => true,
  })
}

let client: ReturnType<typeof createClient> | undefined

/**
 * Starts the time of a call, once axios is loaded: on a busy machine the first
 * load takes seconds, which are no part of FlexPay's answer.
 */
export function startDeadline(milliseconds: number): AbortSignal {
  try {
    client ??= createClient()
  } catch {
    // `send` reports it.
  }
  return AbortSignal.timeout(milliseconds)
}

/** Sends one request, once. Never throws, never follows a redirect, never retries. */
export async function send(request: HttpRequest): Promise<HttpResult> {
  const { method, url, token, body, signal, secrets } = request
  const connection = { isOpen: false }
  try {
    client ??= createClient()
    const { status, data } = await client.request<string>({
      method,
      url,
      headers: token ? { authorization: `Bearer ${token}` } : {},
      data: body,
      signal,
      transport: watchTransport(() => {
        connection.isOpen = true
      }),
    })
    return { kind: "answered", httpStatus: status, body: data }
  } catch (error) {
    const message = signal.aborted ? "No whole answer in time" : describe(error)
    return {
      kind: connection.isOpen ? "no_answer" : "not_sent",
      httpStatus: isAxiosError(error) ? (error.response?.status ?? null) : null,
      cause: new Error(truncate(maskText(message, secrets), ERROR_LENGTH_MAX)),
      code:
        isAxiosError(error) && !signal.aborted ? (error.code ?? null) : null,
    }
  }
}

/**
 * Node's own transport, reporting when the connection is established. Before
 * that no byte of the request can have left; no error code proves as much.
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
  return details.join(": ") || "The connection failed"
}

function isAxiosError(error: unknown): error is AxiosError {
  return error instanceof Error && "isAxiosError" in error
}
