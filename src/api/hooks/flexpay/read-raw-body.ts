import { raw } from "express"
import type { RequestHandler } from "express"
import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

/** FlexPay's callbacks have some hundred bytes. */
const BYTES_MAX = 16 * 1024

const readBytes: RequestHandler = raw({ type: () => true, limit: BYTES_MAX })

/**
 * Reads a callback's body as bytes, whatever its content type. An unreadable
 * body (unknown compression, lost connection) counts as empty: the callback
 * causes a check all the same. Over 16 kB, decompressed, it is 413.
 */
export function readRawBody(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  readBytes(req, res, (error: unknown) => {
    if (isTooLarge(error)) {
      res.status(413).json({
        type: "invalid_data",
        message: "A callback has at most 16 kB.",
      })
      return
    }
    next()
  })
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 413
}
