/** What a health check is about. */
export type HealthArea =
  | "addresses"
  | "token"
  | "callback"
  | "regions"
  | "payouts"
  | "jobs"
  | "instances"
  | "callbacks"
  | "answers"

/** `problem`: money is at risk or can't arrive. `warning`: it will be, or may be. */
export type HealthLevel = "good" | "warning" | "problem"

/** The result of a check, from a closed list. The admin has the texts. */
export type HealthCode =
  | "simulator_in_use"
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
  | "payouts_off"
  | "payouts_on"
  | "payouts_without_limit"
  | "approval_missing"
  | "job_runs"
  | "job_late"
  | "job_never_ran"
  | "nothing_overdue"
  | "overdue"
  | "no_instance"
  | "one_instance"
  | "instances_share_locks"
  | "instances_without_locks"
  | "callbacks_come"
  | "callbacks_missing"
  | "answers_readable"
  | "answers_unreadable"

export interface HealthCheckResult {
  area: HealthArea
  level: HealthLevel
  code: HealthCode
  /**
   * What the text of the code names: names and numbers; times as ISO strings.
   * Never a token, a phone number or a whole address.
   */
  values: Record<string, string | number>
}

/** A region in a currency that FlexPay supports. */
export interface FlexPayRegion {
  name: string
  currency_code: "cdf" | "usd"
  /** Ids of FlexPay's providers that are enabled in it. */
  providers: string[]
}
