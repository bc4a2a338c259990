import { MedusaError } from "@medusajs/framework/utils"

/** The body of an answer that refuses a request. */
export interface Refusal {
  type: string
  code: string
  message: string
}

/**
 * Reads a refusal that its route answers itself: Medusa's error handler would
 * replace the status or the message. Throws any other error.
 * @param codes of such refusals
 */
export function readRefusal(error: unknown, codes: readonly string[]): Refusal {
  if (!MedusaError.isMedusaError(error) || !codes.includes(error.code ?? "")) {
    throw error
  }
  const { type, code = "", message } = error
  return { type, code, message }
}
