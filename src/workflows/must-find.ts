import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../modules/flexpay"
import type {
  Payment,
  Transaction,
} from "../modules/flexpay/transaction/transaction"

/** @throws MedusaError (not_found) */
export async function mustFindTransaction(
  container: MedusaContainer,
  id: string
): Promise<Transaction> {
  const { transactions } = resolveFlexPay(container)
  return mustExist(await transactions.findById(id), "FlexPay transaction", id)
}

/** @throws MedusaError (not_found) */
export async function mustFindPayment(
  container: MedusaContainer,
  id: string
): Promise<Payment> {
  const { payments } = resolveFlexPay(container)
  return mustExist(await payments.findById(id), "FlexPay payment", id)
}

/**
 * @param noun names the row in the error, as in "FlexPay payout"
 * @throws MedusaError (not_found) when there is no row
 */
export function mustExist<Row>(row: Row | null, noun: string, id: string): Row {
  if (row === null) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `There is no ${noun} ${id}.`
    )
  }
  return row
}
