/** Refusals of payment links, which the server explains in the admin's language. */
const LINK_REFUSALS: readonly unknown[] = [
  "order_is_draft",
  "order_canceled",
  "nothing_due",
  "amount_above_due",
  "payment_under_way",
  "cart_completed",
  "cart_incomplete",
  "method_unavailable",
  "no_test_region",
  "link_ended",
]

/** Whether an answer of 409 is such a refusal, rather than a conflict. */
export function isLinkRefusal(code: unknown): boolean {
  return LINK_REFUSALS.includes(code)
}
