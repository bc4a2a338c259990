/** Why a transaction needs attention, and what an operator can do. */
export const attentions = {
  outcome_unknown: {
    title: "Outcome unknown: the money may have moved",
    why: "FlexPay gave no clear answer to the request.",
    todo: "Look it up in FlexPay's merchant page, or give FlexPay's support the reference. Then send the payout again, or resolve this.",
  },
  never_final: {
    title: "FlexPay has not reported a result",
    why: "FlexPay was checked many times and still reports it as pending.",
    todo: "Check now. If nothing changes, give FlexPay's support the reference.",
  },
  amount_differs: {
    title: "A different amount arrived",
    why: "FlexPay reports another amount than the one that was requested.",
    todo: "Compare with FlexPay's merchant page. Refund what arrived of a payment, or send the rest of a payout, or resolve this once you have agreed on a solution with the customer.",
  },
  currency_differs: {
    title: "A different currency arrived",
    why: "FlexPay reports another currency than the one that was requested.",
    todo: "Compare with FlexPay's merchant page. Refund what arrived, or resolve this once you have agreed on a solution with the customer.",
  },
  reference_differs: {
    title: "FlexPay's answer names another reference",
    why: "The reference in FlexPay's answer is not the store's, so it may be about another payment.",
    todo: "Do not ship on this payment. Ask FlexPay's support which payment this is. If it is this one, count it as received.",
  },
  order_number_differs: {
    title: "FlexPay's answer names another order number",
    why: "FlexPay answered with another order number than the one that was checked.",
    todo: "Do not ship on this payment. Ask FlexPay's support which payment this is. If it is this one, count it as received.",
  },
  paid_twice: {
    title: "Paid twice",
    why: "The customer paid, and the same purchase had been paid already.",
    todo: "Refund this payment.",
  },
  session_gone: {
    title: "Paid, but the cart no longer expects it",
    why: "The money arrived after the shop had deleted the payment session, so it belongs to no order.",
    todo: "Place the order if the cart still fits, or refund the payment.",
  },
  cart_changed: {
    title: "Paid, but the cart total has changed",
    why: "The customer changed the cart during the payment, so the amount no longer matches.",
    todo: "Refund the payment, place the order if the amount matches again, or resolve this once you have agreed on a solution with the customer.",
  },
  order_canceled: {
    title: "Order canceled, but its money is still with the store",
    why: "The money arrived after the order was canceled, or its refund was refused: by one of the store's limits, or because a card payment has no phone number.",
    todo: "Refund the payment.",
  },
  order_not_placed: {
    title: "Paid, but the order could not be placed",
    why: "The money arrived and Medusa could not place the order: an item may be out of stock, or the cart incomplete.",
    todo: "Fix the problem and place the order, or refund the payment.",
  },
  contradicted: {
    title: "FlexPay contradicts itself",
    why: "FlexPay reported one result, and later the opposite.",
    todo: "Do not ship yet. Check now, and give FlexPay's support the reference.",
  },
  reversed: {
    title: "FlexPay returned the money",
    why: "The payment was reversed after the order was paid. Medusa shows it as refunded, and the store no longer has the money.",
    todo: "Stop the delivery or ask the customer to pay again, then resolve this.",
  },
  payout_refused: {
    title: "The payout was refused",
    why: "FlexPay refused the payout at once, so the customer's money is still with the store.",
    todo: "Fix the cause and send it again, to this number or another, or refund the customer in another way and resolve this.",
  },
  payout_failed: {
    title: "The payout failed",
    why: "FlexPay accepted the payout, and it failed later. The customer's money is still with the store.",
    todo: "Send it again, to this number or another, or refund the customer in another way and resolve this.",
  },
  approval_needed: {
    title: "A payout awaits a second admin's approval",
    why: "Its amount needs the approval of an admin other than the one who requested it.",
    todo: "A second admin approves it, or rejects it with a reason. The admin who requested it can only reject it.",
  },
  paid_out_twice: {
    title: "The customer may have been refunded twice",
    why: "More was paid out than came in: a payout arrived after another had been sent in its place.",
    todo: "Ask the customer, or FlexPay's support, to return one of the two, then resolve this.",
  },
  two_orders: {
    title: "Two orders for one cart",
    why: "Medusa placed more than one order of the same cart. The payment belongs to one of them.",
    todo: "Cancel the order that is not paid, then resolve this.",
  },
  order_refunded: {
    title: "The order exists, but Medusa refunded its payment",
    why: "Medusa failed to complete the cart and refunded the payment, and the order exists nonetheless.",
    todo: "Stop the delivery or ask the customer to pay again, then resolve this.",
  },
  order_changed: {
    title: "Paid, but the order's outstanding amount has changed",
    why: "The order was edited during the payment.",
    todo: "Count it as the order's payment if the amount matches again, or refund it.",
  },
  other_payment_authorized: {
    title: "Paid, but the order was placed with another payment method",
    why: "The customer completed the cart with another payment method, of which nothing was captured, and then confirmed on the phone.",
    todo: "Count it as the order's payment, or refund it.",
  },
  refund_not_sent: {
    title: "The refund was not sent",
    why: "A payout of this payment was canceled or refused before it left, so the money is still with the store and belongs to no order.",
    todo: "Refund it again, place the order, or resolve this once the customer has the money.",
  },
  amount_unknown: {
    title: "Paid, but the amount can't be read",
    why: "FlexPay reports the payment as paid, with an amount or a currency that cannot be read.",
    todo: "Look up the amount in FlexPay's merchant page and count the payment as received. Then refund it or place the order.",
  },
  outcome_unreadable: {
    title: "FlexPay's answers can't be read",
    why: "The time to confirm is over, and the customer may have paid: a callback said so, or FlexPay reports an unknown status.",
    todo: "Look it up in FlexPay's merchant page first. Do not ask the customer to pay again before that.",
  },
}
