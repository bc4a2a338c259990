import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

const HIDDEN = "***"
/** The secret at the end of a callback's address. */
const CALLBACK_TOKEN = /^(\/hooks\/flexpay\/(?:payments|payouts)\/)[\w-]+/
/** What an admin searches for: often a phone number. */
const SEARCH = /([?&]q=)[^&]*/g

/**
 * Medusa writes the address of each answered request into its log, and reads it
 * from `originalUrl`. Routing and queries go by `url`, which stays. Only what
 * Medusa itself refuses before (a body that is no JSON) does not come by here.
 */
export function keepOutOfAccessLog(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  req.originalUrl = req.originalUrl
    .replace(CALLBACK_TOKEN, `$1${HIDDEN}`)
    .replace(SEARCH, `$1${HIDDEN}`)
  next()
}
