import type {
  AdminFlexPayPaymentLink,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { mayStillChange } from "../../api/queries"

/** The phone of the customer, and the order's number, where they are known. */
export interface Payer {
  phone: string
  orderNumber: number | null
}

/** A payment link whose address the viewer may send. */
export type SharedLink = AdminFlexPayPaymentLink & { url: string }

/** Whether a link can be paid, and the viewer may see its address. */
export function isShared(
  link: AdminFlexPayPaymentLink | null
): link is SharedLink {
  return link?.state === "open" && link.url !== null
}

/** Whether a payment ended without money, so that it can be requested again. */
export function isUnpaid({ state }: AdminFlexPayTransaction): boolean {
  return (
    state === "refused" ||
    state === "failed" ||
    state === "canceled" ||
    state === "expired"
  )
}

/** The push that is on a phone, or about to be; undefined when there is none. */
export function findLive<T extends AdminFlexPayTransaction>(
  payments: T[]
): T | undefined {
  return payments.find(mayStillChange)
}
