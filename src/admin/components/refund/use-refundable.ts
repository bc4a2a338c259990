import type {
  AdminFlexPayOrderResponse,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { useOrderTransactions, useTransaction } from "../../api/queries"
import { compare, subtract } from "../../format/decimal"

/** What can be given back of a payment. */
export type Refundable = NonNullable<AdminFlexPayOrderResponse["refundable"]>

/**
 * What is left of a payment, read anew. Of the payment that paid an order,
 * Medusa's books count; of any other, what arrived and what went back.
 */
export function useRefundable(payment: AdminFlexPayTransaction) {
  const order = useOrderTransactions(payment.order_id)
  const own = useTransaction(payment.id)
  const transaction = own.data?.transaction
  const ofOrder = order.data?.refundable

  const refundable: Refundable | null =
    ofOrder?.payment_transaction_id === payment.id
      ? ofOrder
      : transaction
        ? {
            payment_transaction_id: transaction.id,
            amount: subtract(
              transaction.received_amount ?? transaction.amount,
              transaction.paid_out
            ),
            currency_code:
              transaction.received_currency_code ?? transaction.currency_code,
            paid_out: transaction.paid_out,
          }
        : null

  return {
    refundable:
      refundable && compare(refundable.amount, "0") > 0 ? refundable : null,
    isReading: order.isFetching || own.isFetching,
    isError: order.isError || own.isError,
    readAgain: () => {
      void order.refetch()
      void own.refetch()
    },
  }
}
