import { subscribe } from "node:diagnostics_channel"
import { IncomingMessage } from "node:http"

const HIDDEN = "***"
/** The secret at the end of a callback's address, and a query with a phone number in it. */
const CALLBACK = /(\/hooks\/flexpay\/(?:payments|payouts)\/).+/is
/** An admin's search: often a phone number. */
const SEARCH = /(\/admin\/flexpay.*?[?&]q=)[^&]*/i

/** Express keeps an `originalUrl` that it finds. */
type Request = IncomingMessage & { originalUrl?: string }

/**
 * Hides callback tokens and searches in `originalUrl`, from which Medusa writes
 * the log of requests. Routing and queries go by `url`, which stays.
 *
 * Medusa's session, authentication and body parsers run before any middleware
 * of a plugin, and what they refuse (JSON with a trailing comma, a charset that
 * they don't know) is logged with its address. A body parser option of the
 * route does not help: with one, Medusa logs the address at level `debug`. So
 * this listens to Node's own channel, which tells of each request before
 * Express sees it, and takes the content type off callbacks, so that Medusa's
 * parsers leave them to `readRawBody`.
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
