import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { resolveFlexPay } from "../../../../modules/flexpay"
import { environmentOf } from "../../../../modules/flexpay/environment-of"
import { readHealth } from "../../../../workflows/medusa/health"
import { findTestRegion } from "../../../../workflows/medusa/test-region"
import { readPermissions } from "../permissions"
import type { AdminFlexPayStatusResponse } from "./types"

const DEFAULT_TEST = { amount: 100, currency_code: "cdf" }

/** Reports on the plugin's own condition. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AdminFlexPayStatusResponse>
): Promise<void> {
  const [{ metrics, checks }, test_payment] = await Promise.all([
    readHealth(req.scope, { isInstance: true }),
    readTestPayment(req),
  ])
  res.setHeader("cache-control", "no-store")
  const { options } = resolveFlexPay(req.scope)
  res.json({
    checked_at: metrics.now.toISOString(),
    merchant: options.merchant,
    environment: environmentOf(options),
    health_checks: checks,
    oldest_open_at: metrics.oldest_open_at?.toISOString() ?? null,
    due: metrics.due,
    callbacks_last_hour: metrics.callbacks_last_hour,
    outcomes: metrics.outcomes,
    test_payment,
  })
}

/** Where no region offers FlexPay, the request says what to do. */
async function readTestPayment(
  req: AuthenticatedMedusaRequest
): Promise<AdminFlexPayStatusResponse["test_payment"]> {
  const [region, permissions] = await Promise.all([
    findTestRegion(req.scope),
    readPermissions(req),
  ])
  const { currency_code, amount } = region ?? DEFAULT_TEST
  return permissions.has("request_payment")
    ? { amount: String(amount), currency_code }
    : null
}
