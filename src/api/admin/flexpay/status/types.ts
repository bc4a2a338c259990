import type { Operator } from "../../../../gateway"

/** What a finding is about. */
export type AdminFlexPayStatusArea =
  | "addresses"
  | "token"
  | "callback"
  | "regions"
  | "jobs"
  | "instances"
  | "callbacks"
  | "answers"

/** `problem`: money is at stake or can't come. `warning`: it will be, or may be. */
export type AdminFlexPayStatusLevel = "good" | "warning" | "problem"

/** What was found, from a closed list; the page has the words. */
export type AdminFlexPayFindingCode =
  | "address_answers"
  | "address_fails"
  | "address_unreachable"
  | "token_taken"
  | "token_refused"
  | "token_lasts"
  | "token_ends_soon"
  | "token_ended"
  | "token_without_end"
  | "requests_refused"
  | "callback_ours"
  | "callback_not_public"
  | "callback_elsewhere"
  | "callback_not_reached"
  | "region_ready"
  | "region_without_provider"
  | "no_region"
  | "job_runs"
  | "job_late"
  | "job_never_ran"
  | "nothing_overdue"
  | "overdue"
  | "one_instance"
  | "instances_share_locks"
  | "instances_without_locks"
  | "callbacks_come"
  | "callbacks_missing"
  | "answers_readable"
  | "answers_unreadable"

export interface AdminFlexPayFinding {
  area: AdminFlexPayStatusArea
  level: AdminFlexPayStatusLevel
  code: AdminFlexPayFindingCode
  /**
   * What fills the sentence: names and numbers; times as ISO strings. Never a
   * token, a phone number or a whole address.
   */
  values: Record<string, string | number>
}

/** Mobile money payments of the last day that have ended. */
export interface AdminFlexPayOutcomes {
  operator: Operator | null
  ended: number
  succeeded: number
}

/** GET /admin/flexpay/status */
export interface AdminFlexPayStatusResponse {
  checked_at: string
  findings: AdminFlexPayFinding[]
  /** When the oldest attempt began that FlexPay has not settled. */
  oldest_open_at: string | null
  /** How many transactions are due to be looked at. */
  due: number
  callbacks_last_hour: number
  outcomes: AdminFlexPayOutcomes[]
}
