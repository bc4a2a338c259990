import { subscribe } from "node:diagnostics_channel"
import { IncomingMessage } from "node:http"

const HIDDEN = "***"
/** The token of a callback's address, and its query, which may have a phone number. */
const CALLBACK = /(\/hooks\/flexpay\/(?:payments|payouts)\/).+/is
/** An admin's search: often a phone number. */
const SEARCH = /(\/admin\/flexpay.*?[?&]q=)[^&]*/i

/** Express keeps an existing `originalUrl`. */
type Request = IncomingMessage & { originalUrl?: string }

/**
 * Hides callback tokens and searches in `originalUrl`, which Medusa writes to
 * the access log. Routing and queries use `url`, which stays.
 *
 * Medusa's session, authentication and body parsers run before a plugin's
 * middlewares, and log the address of a request that they reject (JSON with a
 * trailing comma, an unknown charset). A body parser option of the route does
 * not help: with one, Medusa logs the address at level `debug`. So this
 * subscribes to Node's diagnostics channel, which reports each request before
 * Express handles it, and removes the content type of callbacks, so that
 * Medusa's parsers leave them to `readRawBody`.
 */
export function redactLoggedUrl(): void {
  subscribe("http.server.request.start", (message) => {
    if (hasRequest(message)) {
      hideSecrets(message.request)
    }
  })
}

export function hideSecrets(
  request: Pick<Request, "url" | "originalUrl" | "headers">
): void {
  const { url = "" } = request
  if (CALLBACK.test(url)) {
    request.originalUrl = url.replace(CALLBACK, `$1${HIDDEN}`)
    delete request.headers["content-type"]
  } else if (SEARCH.test(url)) {
    request.originalUrl = url.replace(SEARCH, `$1${HIDDEN}`)
  }
}

function hasRequest(message: unknown): message is { request: Request } {
  return (
    typeof message === "object" &&
    message !== null &&
    "request" in message &&
    message.request instanceof IncomingMessage
  )
}
