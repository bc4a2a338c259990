import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTransaction } from "../../api/queries"
import { compare } from "../../format/decimal"

/** What is left of a payment, read anew; null when nothing is. */
export function useRefundable(payment: AdminFlexPayTransaction) {
  const { data, isFetching, isError, refetch } = useTransaction(payment.id)
  const refundable = data?.refundable
  return {
    refundable:
      refundable && compare(refundable.amount, "0") > 0 ? refundable : null,
    isReading: isFetching,
    isError,
    readAgain: () => {
      void refetch()
    },
  }
}
