/**
 * The message of an error. A workflow serializes the errors that it throws, so
 * they are no instances of `Error`.
 */
export function describeError(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : String(error)
}
