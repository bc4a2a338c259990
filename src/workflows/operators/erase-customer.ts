import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { resolveFlexPay } from "../../modules/flexpay"
import { bilingual } from "../../modules/flexpay/bilingual-message"
import type { ErasureOverview } from "../../modules/flexpay/store/erasure"
import { mustReadPhone } from "../must-read-phone"

export interface EraseFlexPayCustomerInput {
  /** Medusa's customer: the transactions of their carts and orders. */
  customer_id?: string
  /** A number in any usual notation: its transactions, in any order. */
  phone?: string
  /** The admin user, or secret API key, who erases. */
  actor_id: string
}

export interface EraseFlexPayCustomerResult extends ErasureOverview {
  /** Transactions that this run changed; 0 when repeated. */
  erased: number
}

/** No compensation: erased data can't be restored. */
const eraseCustomerStep = createStep(
  "erase-flexpay-customer",
  async (input: EraseFlexPayCustomerInput, { container }) => {
    const { erasure } = resolveFlexPay(container)
    const ids = await erasure.list({
      customer_id: input.customer_id ?? null,
      phone: readSubjectPhone(input),
    })
    const erased = await erasure.erase(ids, input.actor_id)
    const result: EraseFlexPayCustomerResult = {
      ...(await erasure.describe(ids)),
      erased,
    }
    return new StepResponse(result)
  }
)

/**
 * Erases a customer's personal data from the plugin's records: phone numbers,
 * what FlexPay and operators wrote, and what a storefront added to the data of
 * FlexPay's payment sessions. Amounts, states, references and masked order
 * numbers stay. Transactions whose money is moving or owed are not erased:
 * `blocked_by` names what must end first; then run it again.
 *
 * @throws MedusaError invalid_data: neither a customer nor a valid number
 *
 * @example
 * await eraseFlexPayCustomerWorkflow(container).run({
 *   input: { customer_id: "cus_123", actor_id: "user_123" },
 * })
 */
export const eraseFlexPayCustomerWorkflow = createWorkflow(
  "erase-flexpay-customer",
  (input: EraseFlexPayCustomerInput) => {
    return new WorkflowResponse(eraseCustomerStep(input))
  }
)

/** @returns null where only a customer is named */
function readSubjectPhone({
  customer_id,
  phone = "",
}: EraseFlexPayCustomerInput): string | null {
  return customer_id && !phone
    ? null
    : mustReadPhone(
        phone,
        bilingual(
          "Indiquez un client ou un numéro de téléphone.",
          "Name a customer or a phone number."
        )
      )
}
