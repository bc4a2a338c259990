import type { HealthCheckResult } from "../../../../modules/flexpay/health/health-check-result"
import type { Metrics } from "../../../../modules/flexpay/health/metrics"

import type { AdminFlexPayEnvironment } from "../types"

export type {
  HealthArea as AdminFlexPayHealthArea,
  HealthCheckResult as AdminFlexPayHealthCheck,
} from "../../../../modules/flexpay/health/health-check-result"

/** Mobile money payments of one operator that ended in the last 24 hours. */
export type AdminFlexPayOutcomes = Metrics["outcomes"][number]

/** GET /admin/flexpay/status */
export interface AdminFlexPayStatusResponse {
  checked_at: string
  /** FlexPay's code of the merchant. */
  merchant: string
  environment: AdminFlexPayEnvironment
  health_checks: HealthCheckResult[]
  /** When the oldest transaction was created that has no final state. */
  oldest_open_at: string | null
  /** How many transactions are due for a check. */
  due: number
  callbacks_last_hour: number
  outcomes: AdminFlexPayOutcomes[]
  /**
   * What a test payment moves: decimal string, major units; null when the viewer
   * may not request payments.
   */
  test_payment: { amount: string; currency_code: string } | null
}
