import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/**
 * Refuses addresses with control characters in them. No id and no search holds
 * one, and PostgreSQL can't even compare with a null character.
 */
export function rejectControlCharacters(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction
): void {
  // What the log is spared of `originalUrl` is still in `url`.
  next(
    /%[01][0-9a-f]|%7f/i.test(req.originalUrl + req.url)
      ? new MedusaError(
          MedusaError.Types.INVALID_DATA,
          "This address holds control characters."
        )
      : undefined
  )
}
