import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../modules/flexpay"
import type { HealthCheckResult } from "../../modules/flexpay/health/health-check-result"
import { assessHealth } from "../../modules/flexpay/health/health-checks"
import type { Metrics } from "../../modules/flexpay/health/metrics"
import { readRegions } from "./regions"

/**
 * Runs the health checks: for the admin's status page, and for `doctor`.
 * @param options.isInstance whether this process serves the store
 */
export async function readHealth(
  container: MedusaContainer,
  options: { isInstance: boolean }
): Promise<{ metrics: Metrics; checks: HealthCheckResult[] }> {
  const flexpay = resolveFlexPay(container)
  const [report, regions] = await Promise.all([
    flexpay.health.check(options),
    readRegions(container),
  ])
  return {
    metrics: report.metrics,
    checks: assessHealth(report, regions, flexpay.options),
  }
}
