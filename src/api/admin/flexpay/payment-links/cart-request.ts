import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../../../../modules/flexpay"
import type { Transaction } from "../../../../modules/flexpay/transaction/transaction"
import { readPermissions } from "../permissions"
import type { AdminFlexPayCartRequest } from "../types"
import { toAdminPaymentLink } from "./response"

/** The cart of a payment, while it has no order; null elsewhere. */
export async function findCartId(
  container: MedusaContainer,
  { payment_collection_id }: Transaction
): Promise<string | null> {
  const { medusaRecords } = resolveFlexPay(container)
  const records = await medusaRecords.read(payment_collection_id ?? "")
  const { cart, order } = records ?? {}
  return cart?.exists && !order && cart.orders.length === 0 ? cart.id : null
}

/** The payment link of an unpaid payment's cart, and whether one can be created. */
export async function readCartRequest(
  req: AuthenticatedMedusaRequest,
  payment: Transaction
): Promise<AdminFlexPayCartRequest | null> {
  const cart_id =
    payment.kind === "payment" ? await findCartId(req.scope, payment) : null
  if (!cart_id) {
    return null
  }
  const { paymentLinks } = resolveFlexPay(req.scope)
  const [link, permissions] = await Promise.all([
    paymentLinks.findLatest({ cart_id }),
    readPermissions(req),
  ])
  return {
    link: link && (await toAdminPaymentLink(req, link)),
    can_request: permissions.has("request_payment"),
  }
}
