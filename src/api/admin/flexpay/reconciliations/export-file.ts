import { raw } from "express"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { ExportFileError } from "../../../../modules/flexpay/reconciliation/export-file/export-file-error"
import type { ExportProblem } from "../../../../modules/flexpay/reconciliation/export-file/types"

/** About 100,000 lines. The admin checks the same size. */
const SIZE_MAX = "16mb"

const readBody: (...request: Parameters<typeof takeExportFile>) => void = raw({
  type: "text/csv",
  limit: SIZE_MAX,
})

/** Parses the file of a request; refuses larger ones with 400. */
export function takeExportFile(
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
export function readExportFile({
  body,
}: Pick<MedusaRequest, "body">): Uint8Array {
  if (!Buffer.isBuffer(body)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      'Send the file as the body, with "content-type: text/csv".'
    )
  }
  return body
}

/** The problem of an unreadable file; rethrows any other error. */
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
