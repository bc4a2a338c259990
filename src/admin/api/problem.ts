import { FetchError } from "@medusajs/js-sdk"

/** What went wrong with a request, as far as the person must act on it. */
export interface Problem {
  /**
   * `refused`: the server said no, nothing was done. `conflict`: somebody else
   * was faster. `lost`: no clear answer, so it may have been done.
   */
  kind: "refused" | "conflict" | "lost"
  /** The server's own sentence. */
  message: string | null
}

const CONFLICT = 409

/** Reads what an error says about whether something was done. */
export function toProblem(error: Error): Problem {
  if (!(error instanceof FetchError) || error.status === undefined) {
    return { kind: "lost", message: null }
  }
  if (error.status === CONFLICT) {
    return { kind: "conflict", message: error.message }
  }
  return error.status < 500
    ? { kind: "refused", message: error.message }
    : { kind: "lost", message: error.message }
}
