import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * The message of an error. A workflow serializes the errors that it throws, so
 * they are no instances of `Error`.
 */
export function describeError(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : String(error)
}

/** Logs a failure that nothing waits for: what failed, and the error's message. */
export function logFailure(
  container: MedusaContainer,
  failure: string,
  error: unknown
): void {
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .error(`FlexPay: ${failure}: ${describeError(error)}`)
}
