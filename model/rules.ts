import {
  applyCheckResult,
  applyRequestResult,
} from "../src/modules/flexpay/transaction/next-row"
import {
  dispositionAfter,
  resolutionOf,
} from "../src/modules/flexpay/transaction/disposition"
import { isOrderPlaceable } from "../src/modules/flexpay/transaction/operator-actions"
import { decideRefund } from "../src/modules/flexpay/payouts/refund-rules"
import { planSync } from "../src/workflows/sync/plan"
import { compareArrival } from "../src/modules/flexpay/payouts/arrival-rules"
import { isFullyRefunded } from "../src/modules/flexpay/payouts/payout-amount"
import {
  assertOwed,
  decideLostPayout,
  reviewPayout,
} from "../src/modules/flexpay/payouts/payout-decision"
import {
  approvalOf,
  cancellationAt,
  rejectionOf,
  submissionOf,
} from "../src/modules/flexpay/payouts/payout-steps"
import { assertNoMoneyLeft } from "../src/modules/flexpay/payouts/predecessor-rules"
import { decideResend } from "../src/modules/flexpay/payouts/resend-rules"
import { changeOfUnsent } from "../src/modules/flexpay/payouts/unsent-money"
import { SQL_GUARDS } from "./sql-guards"

/**
 * The plugin's own rules, and the guards of its queries. The models call nothing
 * else to decide; a mutant replaces one of them.
 */
export const RULES = {
  applyCheckResult,
  applyRequestResult,
  approvalOf,
  assertNoMoneyLeft,
  assertOwed,
  cancellationAt,
  changeOfUnsent,
  compareArrival,
  decideLostPayout,
  decideRefund,
  decideResend,
  dispositionAfter,
  isFullyRefunded,
  isOrderPlaceable,
  planSync,
  rejectionOf,
  resolutionOf,
  reviewPayout,
  submissionOf,
  ...SQL_GUARDS,
}

export type Rules = typeof RULES
