import { raw } from "express"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { ExportFileError } from "../../../../modules/flexpay/reconciliation/export-file/export-file-error"
import type { ExportProblem } from "../../../../modules/flexpay/reconciliation/export-file/types"

/** More than a hundred thousand lines; the page says the same. */
const SIZE_MAX = "16mb"

const readBody: (...request: Parameters<typeof takeStatementFile>) => void =
  raw({ type: "text/csv", limit: SIZE_MAX })

/** Takes the file of a request; larger ones are refused with a sentence. */
export function takeStatementFile(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  readBody(req, res, (error?: unknown) => {
    next(
      isTooLarge(error)
        ? new MedusaError(
            MedusaError.Types.INVALID_DATA,
            "This file is larger than 16 MB. Export fewer days at once."
          )
        : error
    )
  })
}

/**
 * The file of a request.
 * @throws MedusaError (invalid_data) when there is none
 */
export function statementFile(req: MedusaRequest): Uint8Array {
  if (!Buffer.isBuffer(req.body)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      'Send the file as the body, with "content-type: text/csv".'
    )
  }
  return req.body
}

/** Why a file could not be read; anything else that failed is thrown on. */
export function problemsOf(error: unknown): ExportProblem[] {
  if (error instanceof ExportFileError) {
    return [error.problem]
  }
  throw error
}

function isTooLarge(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "type" in error &&
    error.type === "entity.too.large"
  )
}
