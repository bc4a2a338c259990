import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

/** FlexPay's callbacks have some hundred bytes. */
const BYTES_MAX = 16 * 1024

/**
 * Refuses what no callback of FlexPay's is. A limit of the route for Medusa's
 * body parser would do the same, and have Medusa write the address of each
 * callback, its token included, into a log of level `debug`.
 */
export function refuseLargeBodies(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
): void {
  // What was compressed, or came in chunks, is larger than it says.
  if (
    Number(req.headers["content-length"]) > BYTES_MAX ||
    sizeOf(req.body) > BYTES_MAX
  ) {
    res.status(413).json({
      type: "invalid_data",
      message: "A callback has at most 16 kB.",
    })
    return
  }
  next()
}

function sizeOf(body: unknown): number {
  try {
    return Buffer.byteLength(JSON.stringify(body ?? null))
  } catch {
    // Too deep to be written again.
    return Infinity
  }
}
