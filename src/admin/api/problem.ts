import { FetchError } from "@medusajs/js-sdk"
import { PostError } from "./sdk"

/** Refusals that are explained in the admin's language, by their code. */
const EXPLAINED = [
  "order_being_placed",
  "payout_open",
  "already_resent",
  "check_unavailable",
] as const

export type ExplainedCode = (typeof EXPLAINED)[number]

/** Why a request failed, and whether it may have taken effect. */
export interface Problem {
  /**
   * `refused`: the server said no, nothing was done. `conflict`: something
   * changed meanwhile, nothing was done. `lost`: no clear answer, so it may have
   * been done.
   */
  kind: "refused" | "conflict" | "lost"
  /** Why it was refused; null for what only `message` tells. */
  code: ExplainedCode | null
  /** The transaction that stands in the way. */
  transactionId: string | null
  /** The server's own sentence. */
  message: string | null
}

interface Answer {
  status?: number
  code?: unknown
  message?: unknown
  transaction_id?: unknown
}

const CONFLICT = 409

/** Reads what an error says about whether something was done. */
export function toProblem(error: Error): Problem {
  const { status, ...answer } = answerOf(error)
  const code = EXPLAINED.find((explained) => explained === answer.code) ?? null
  return {
    kind:
      status === undefined || status >= 500
        ? "lost"
        : status === CONFLICT && !code
          ? "conflict"
          : "refused",
    code,
    transactionId: textOf(answer.transaction_id),
    message: textOf(answer.message),
  }
}

function answerOf(error: Error): Answer {
  if (error instanceof PostError) {
    const { status, body } = error
    return { ...(typeof body === "object" && body), status }
  }
  return error instanceof FetchError
    ? { status: error.status, message: error.message }
    : {}
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value ? value : null
}
