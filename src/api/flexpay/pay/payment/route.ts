import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { resolveFlexPay } from "../../../../modules/flexpay"
import type { PaymentLink } from "../../../../modules/flexpay/payment-links/payment-links"
import { TOO_MANY_PUSHES } from "../../../../modules/flexpay/payments/payment-requester"
import { payFlexPayPaymentLinkWorkflow } from "../../../../workflows"
import { mustExist } from "../../../../workflows/must-find"
import { readPaymentLink } from "../../../../workflows/payment-links/read-payment-link"
import { LINK_REFUSALS } from "../../../../workflows/payment-links/refuse-link"
import {
  CART_CHANGED,
  ORDER_CANCELED,
} from "../../../../workflows/payments/request-payment"
import { readRefusal, type Refusal } from "../../../read-refusal"
import { followPayment } from "../../../store/flexpay/status"
import { toPaymentLinkResponse } from "../response"
import type { FlexPayPaymentLinkResponse } from "../types"
import type { PayFlexPayPaymentLinkBody } from "../validators"

const BEARER = /^Bearer (.+)$/

/** Refusals that the page explains. */
const REFUSALS = [
  ...Object.keys(LINK_REFUSALS),
  TOO_MANY_PUSHES,
  CART_CHANGED,
  ORDER_CANCELED,
]

/**
 * Returns what a payment link requests, and the state of its payment, which it
 * confirms when due. The token is in the header `Authorization`: addresses get
 * into logs.
 */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<FlexPayPaymentLinkResponse>
): Promise<void> {
  const link = await findLink(req)
  await noteOpening(req.scope, link)
  await respond(req, res, link)
}

/** Requests the push (mobile money), or the page to pay on (card). */
export async function POST(
  req: MedusaRequest<PayFlexPayPaymentLinkBody>,
  res: MedusaResponse<FlexPayPaymentLinkResponse | Refusal>
): Promise<void> {
  const link = await findLink(req)
  const caller_hash = resolveFlexPay(req.scope).hashCaller(req.ip ?? "")
  try {
    await payFlexPayPaymentLinkWorkflow(req.scope).run({
      input: { id: link.id, caller_hash, ...req.validatedBody },
    })
    await respond(req, res, link)
  } catch (error) {
    const refusal = readRefusal(error, REFUSALS)
    res.status(refusal.code === TOO_MANY_PUSHES ? 429 : 409).json(refusal)
  }
}

/** @throws MedusaError (not_found) for any token that this store did not sign */
async function findLink({
  scope: container,
  headers,
}: MedusaRequest): Promise<PaymentLink> {
  const [, token = ""] = BEARER.exec(headers.authorization ?? "") ?? []
  const link = await resolveFlexPay(container).paymentLinks.findByToken(token)
  if (!link) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "There is no payment link with this address."
    )
  }
  return link
}

async function respond(
  req: MedusaRequest,
  res: MedusaResponse<FlexPayPaymentLinkResponse>,
  link: PaymentLink
): Promise<void> {
  const first = await readPaymentLink(req.scope, link)
  const followed = first && (await followPayment(req, res, first.payment))
  const report =
    followed === first?.payment ? first : await readPaymentLink(req.scope, link)
  res.setHeader("cache-control", "private, no-cache")
  res.json(
    await toPaymentLinkResponse(
      req.scope,
      link,
      mustExist(report, "order or cart of the payment link", link.id)
    )
  )
}

/** Records the first time that the page is opened. */
async function noteOpening(
  container: MedusaContainer,
  link: PaymentLink
): Promise<void> {
  const { paymentLinks, outbox } = resolveFlexPay(container)
  if (link.opened_at === null) {
    await paymentLinks.markOpened(link.id)
    outbox.wake()
  }
}
