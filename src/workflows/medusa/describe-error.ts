/**
 * What went wrong, in words. Workflows throw errors that were serialised on
 * the way, so that they are no `Error` any more.
 */
export function describeError(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error
    ? String(error.message)
    : String(error)
}
