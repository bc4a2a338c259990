import { isLinkRefusal } from "./link-refusals"
import { isRecordRefusal } from "./record-refusals"
import { PostError } from "./sdk"

/** Refusals that are explained in the admin's language, by their code. */
const EXPLAINED = [
  "order_being_placed",
  "payout_open",
  "already_resent",
  "check_unavailable",
  "too_many_pushes",
  "cart_changed",
] as const

/** Why a request failed, and whether it may have taken effect. */
export interface Problem {
  /**
   * `refused`: the server said no, nothing was done. `conflict`: something
   * changed meanwhile, nothing was done. `lost`: no clear answer, so it may have
   * been done.
   */
  kind: "refused" | "conflict" | "lost"
  /** Why it was refused; null where only `message` says it. */
  code: (typeof EXPLAINED)[number] | null
  /** The transaction that prevents the action. */
  transactionId: string | null
  /** The server's own sentence. */
  message: string | null
}

const CONFLICT = 409
const FORBIDDEN = 403
const NOT_FOUND = 404
const NO_ANSWER = { status: 500, body: null }

/** Reads from an error of `post` whether something was done. */
export function toProblem(error: Error): Problem {
  const { status, body } = error instanceof PostError ? error : NO_ANSWER
  const answer: Partial<Record<string, unknown>> = { ...(body ?? {}) }
  const code = EXPLAINED.find((explained) => explained === answer.code) ?? null
  const isRefusal =
    code !== null || isLinkRefusal(answer.code) || isRecordRefusal(answer.code)
  const isConflict = status === CONFLICT && !isRefusal
  return {
    kind: status >= 500 ? "lost" : isConflict ? "conflict" : "refused",
    code,
    transactionId: textOf(answer.transaction_id),
    message: textOf(answer.message),
  }
}

/** Whether a request was refused for its phone number. */
export function isWrongPhone(error: Error | null): boolean {
  const { code }: { code?: unknown } =
    error instanceof PostError ? { ...(error.body ?? {}) } : {}
  return typeof code === "string" && code.startsWith("phone_")
}

/** Whether an admin user's role does not allow what was requested. */
export function isForbidden(error: Error | null): boolean {
  return hasStatus(error, FORBIDDEN)
}

/** Whether the server has no such record. */
export function isMissing(error: Error | null): boolean {
  return hasStatus(error, NOT_FOUND)
}

function hasStatus(error: Error | null, status: number): boolean {
  return error !== null && "status" in error && Number(error.status) === status
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value ? value : null
}
