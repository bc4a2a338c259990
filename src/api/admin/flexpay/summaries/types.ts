import type { Summary } from "../../../../modules/flexpay/reconciliation/summaries"

export type { Summary as AdminFlexPaySummary } from "../../../../modules/flexpay/reconciliation/summaries"

/** GET /admin/flexpay/summaries. Query: from, to (days by Kinshasa's clock). */
export interface AdminFlexPaySummaryResponse {
  /** Newest month first. A month at an end of the period may be a part of one. */
  summaries: Summary[]
  time_zone: string
}
