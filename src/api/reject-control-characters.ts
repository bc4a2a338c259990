import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { readOriginalUrl } from "./redact-urls"

/**
 * Rejects addresses with control characters. No id or search has one, and
 * PostgreSQL can't compare with a null character.
 */
export function rejectControlCharacters(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  next(
    /%[01][0-9a-f]|%7f/i.test(readOriginalUrl(req))
      ? new MedusaError(
          MedusaError.Types.INVALID_DATA,
          "This address contains control characters."
        )
      : undefined
  )
}
