import { setTimeout as sleep } from "node:timers/promises"
import { FlexPayConfigurationError } from "../../../gateway"
import type {
  CheckResult,
  ExpectedTransaction,
  FlexPayClient,
} from "../../../gateway"
import type { TokenAlarm } from "../health/token-alarm"
import { refuseAction } from "../payouts/refused-actions"
import { refuseRecord } from "./record-refusals"

/** What a confirmation needs of the module. */
export interface ConfirmDependencies {
  client: Pick<FlexPayClient, "check">
  alarm: TokenAlarm
}

/**
 * Checks an order number at once, and requires that FlexPay reports this amount
 * and currency as paid for it.
 * @throws MedusaError (not_allowed): code `check_unavailable` when FlexPay gives
 * no readable answer in time, `other_money` or `payment_not_confirmed`
 */
export async function confirmPaid(
  { client, alarm }: ConfirmDependencies,
  expected: ExpectedTransaction,
  withinMs: number
): Promise<CheckResult> {
  const checked = client.check(expected).catch((error: unknown) => {
    if (!(error instanceof FlexPayConfigurationError)) {
      throw error
    }
    alarm.raise(error)
    return null
  })
  const timeout = new AbortController()
  const answer = await Promise.race([
    checked,
    sleep(withinMs, null, { signal: timeout.signal }).catch(() => null),
  ])
  timeout.abort()
  return assertPaid(answer)
}

function assertPaid(answer: CheckResult | null): CheckResult {
  // Null for an unreadable answer.
  if (!answer?.status || answer.status === "unknown_status") {
    return refuseAction("check_unavailable")
  }
  const { verdict, isSameTransaction } = answer
  if (verdict.kind === "mismatch" && verdict.paid && isSameTransaction) {
    refuseRecord("other_money")
  }
  return verdict.kind === "paid"
    ? answer
    : refuseRecord("payment_not_confirmed")
}
