import type { AdminFlexPayTransaction } from "../../api/admin/flexpay/types"

/**
 * How severe it is that a transaction needs attention: a request only waits;
 * where a payment or a payout did not come to a good end, money is at risk.
 */
export function alertVariantOf({
  state,
}: Pick<AdminFlexPayTransaction, "state">): "info" | "warning" | "error" {
  switch (state) {
    case "awaiting_approval":
      return "info"
    case "refused":
    case "failed":
    case "reversed":
    case "unknown":
      return "error"
    default:
      return "warning"
  }
}
