/** What can be done with a payment link. */
export type PaymentLinkState =
  | "open"
  | "paid" // by FlexPay: there is a receipt
  | "nothing_due" // paid another way, or the order was edited
  | "canceled" // the order was
  | "expired"
  | "closed" // by an operator
