import { subscribe } from "node:diagnostics_channel"
import { IncomingMessage } from "node:http"
import type {
  MedusaNextFunction,
  MedusaResponse,
} from "@medusajs/framework/http"

const HIDDEN = "***"
/** The token of a callback's address, and its query, which may have a phone number. */
const CALLBACK = /(\/hooks\/flexpay\/(?:payments|payouts)\/)(.+)/is
/** The pages and routes whose search is often a phone number. */
const SEARCHED = /\/flexpay(?:\/|$)/i
const SEARCH = /(^|&)q=[^&#]*/gi

/** Where the whole address is; shared by all copies of this module. */
const ORIGINAL = Symbol.for("medusa-payment-flexpay.original-url")

type Request = Pick<IncomingMessage, "headers"> & {
  url?: string
  originalUrl?: string
  [ORIGINAL]?: string
}

/**
 * Hides callback tokens and searches in the addresses of requests, so that
 * neither Medusa's access log nor a tracer records them.
 *
 * OpenTelemetry's HTTP instrumentation and Medusa's own read `url` when the
 * server emits the request, and Medusa's session, authentication and body
 * parsers run before a plugin's middlewares and log the address of a request
 * that they reject. So this subscribes to Node's diagnostics channel, which
 * reports each request before the server emits it. The routes read the whole
 * address by the functions below.
 */
export function redactUrls(): void {
  subscribe("http.server.request.start", (message) => {
    if (hasRequest(message)) {
      hideSecrets(message.request)
    }
  })
}

/**
 * Hides the secrets of one request. Removes the content type of a callback, so
 * that Medusa's body parsers leave it to `readRawBody`: they would reject JSON
 * with a trailing comma, or an unknown charset.
 */
export function hideSecrets(request: Request): void {
  const { url = "", headers } = request
  if (headers.referer) {
    // Of all requests of an admin page: the page keeps its search in its address.
    headers.referer = hideSearch(headers.referer)
  }
  const hidden = hideSearch(url.replace(CALLBACK, `$1${HIDDEN}`))
  if (hidden !== url) {
    request[ORIGINAL] = url
    request.url = hidden
  }
  if (CALLBACK.test(url)) {
    delete headers["content-type"]
  }
}

/** The address of a request as the caller wrote it. */
export function readOriginalUrl(request: Request): string {
  return request[ORIGINAL] ?? request.originalUrl ?? request.url ?? ""
}

/** The token at the end of a callback's address, and the query behind it. */
export function readCallbackUrl(request: Request): {
  token: string
  query: string
} {
  const [, , end = ""] = CALLBACK.exec(readOriginalUrl(request)) ?? []
  const [token = "", ...query] = end.split("?")
  return { token: token.replace(/\/+$/, ""), query: query.join("?") }
}

/** Gives the admin's routes the search that is hidden in the address. */
export function restoreSearch(
  req: Request & { query: Record<string, unknown> },
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  const [, query] = req[ORIGINAL]?.split("?") ?? []
  const searches = new URLSearchParams(query).getAll("q")
  if (searches.length > 0) {
    // Express 5 reads the query from the address again and again.
    Object.defineProperty(req, "query", {
      value: { ...req.query, q: searches.length > 1 ? searches : searches[0] },
      writable: true,
      enumerable: true,
      configurable: true,
    })
  }
  next()
}

function hideSearch(url: string): string {
  const start = url.indexOf("?") + 1
  return start > 0 && SEARCHED.test(url.slice(0, start - 1))
    ? url.slice(0, start) + url.slice(start).replace(SEARCH, `$1q=${HIDDEN}`)
    : url
}

function hasRequest(message: unknown): message is { request: Request } {
  return (
    typeof message === "object" &&
    message !== null &&
    "request" in message &&
    message.request instanceof IncomingMessage
  )
}
