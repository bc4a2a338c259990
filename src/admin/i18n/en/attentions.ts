/** Why a person must look, and what that person can do. */
export const attentions = {
  outcome_unknown: {
    title: "Nobody knows yet whether the money moved",
    why: "FlexPay gave no clear answer to the request, so the money may have left.",
    todo: "Look it up in FlexPay's merchant page, or ask FlexPay's support with the reference. Then send it again, or mark it as settled.",
  },
  never_settled: {
    title: "FlexPay never said how it ended",
    why: "FlexPay was asked many times and still calls it pending.",
    todo: "Check now. If nothing changes, ask FlexPay's support with the reference.",
  },
  amount_differs: {
    title: "Another amount arrived",
    why: "FlexPay reports another amount than the one that was asked for.",
    todo: "Compare with FlexPay's merchant page. Give the money back, or mark it as settled once you have found an agreement with the shopper.",
  },
  currency_differs: {
    title: "Another currency arrived",
    why: "FlexPay reports another currency than the one that was asked for.",
    todo: "Compare with FlexPay's merchant page. Give the money back, or mark it as settled once you have found an agreement with the shopper.",
  },
  reference_differs: {
    title: "FlexPay's answer names another reference",
    why: "The reference in FlexPay's answer is not the store's, so it may speak of somebody else's payment.",
    todo: "Do not ship on this payment. Ask FlexPay's support which payment this is.",
  },
  order_number_differs: {
    title: "FlexPay's answer names another order number",
    why: "FlexPay answered with another order number than the one it was asked about.",
    todo: "Do not ship on this payment. Ask FlexPay's support which payment this is.",
  },
  paid_twice: {
    title: "Paid twice",
    why: "The shopper paid, and the same purchase had been paid already.",
    todo: "Give this money back.",
  },
  session_gone: {
    title: "Paid, and the purchase is gone",
    why: "The money arrived after the shop had dropped the payment, so it belongs to no order.",
    todo: "Give the money back, or place the order by hand and mark this as settled.",
  },
  cart_changed: {
    title: "Paid, and the cart costs something else now",
    why: "The shopper changed the cart while the payment was on its way, so the money does not fit it any more.",
    todo: "Give the money back, or find an agreement with the shopper and mark this as settled.",
  },
  order_canceled: {
    title: "Order canceled, and its money is still here",
    why: "The money arrived after the order was canceled, or its refund was refused: by a limit of the store's, or because a card has no phone number.",
    todo: "Give the money back.",
  },
  order_not_placed: {
    title: "Paid, and no order",
    why: "The money arrived and Medusa could not place the order: an article may be out of stock, or the cart incomplete.",
    todo: "Mend what is in the way and place the order, or give the money back.",
  },
  contradicted: {
    title: "FlexPay contradicts itself",
    why: "FlexPay said one thing of this money, and later the opposite.",
    todo: "Do not ship yet. Check now, and ask FlexPay's support with the reference.",
  },
  reversed: {
    title: "FlexPay gave the money back",
    why: "The payment was reversed after the order was paid. Medusa shows it as refunded, and the store no longer has the money.",
    todo: "Stop the delivery or ask the shopper to pay again, then mark this as settled.",
  },
  payout_refused: {
    title: "The payout was refused",
    why: "The payout ended at once, so the shopper's money is still with the store.",
    todo: "Mend the cause and send it again, to this number or another, or pay in another way and mark it as settled.",
  },
  payout_failed: {
    title: "The payout failed",
    why: "FlexPay accepted the payout, and it failed later. The shopper's money is still with the store.",
    todo: "Send it again, to this number or another, or pay in another way and mark it as settled.",
  },
  approval_needed: {
    title: "A payout awaits the approval of a second admin",
    why: "Its amount needs the approval of an admin other than the one who asked for it.",
    todo: "A second admin approves it, or rejects it and says why. Whoever asked for it can only reject it.",
  },
  paid_out_twice: {
    title: "The shopper may have been paid out twice",
    why: "A payout arrived after it had been sent again.",
    todo: "Ask the shopper, or FlexPay's support, to send one of the two back, then mark this as settled.",
  },
  two_orders: {
    title: "Two orders for one cart",
    why: "Medusa placed more than one order of the same cart. The payment belongs to one of them.",
    todo: "Cancel the order that is not paid, then resolve this.",
  },
  order_refunded: {
    title: "The order stands, and its payment was refunded by Medusa",
    why: "Medusa failed to complete the cart and refunded the payment, and the order exists nonetheless.",
    todo: "Stop the delivery or ask the shopper to pay again, then resolve this.",
  },
  order_changed: {
    title: "Paid, and the order is owed another amount now",
    why: "The order was edited while the payment was on its way.",
    todo: "Place the payment on the order if the amount fits again, or refund it.",
  },
  other_payment_authorized: {
    title: "Paid, and the order was placed with another payment method",
    why: "The shopper completed the cart with another payment method, of which nothing was captured, and then confirmed on the phone.",
    todo: "Count this payment as the order's payment, or refund it.",
  },
  refund_not_sent: {
    title: "The refund was not sent",
    why: "A payout of this payment was canceled or refused before it left, so the money is still with the store and belongs to no order.",
    todo: "Refund it again, place the order, or resolve this once the shopper has the money.",
  },
  amount_unknown: {
    title: "Paid, and the amount cannot be read",
    why: "FlexPay reports the payment as paid, with an amount or a currency that cannot be read.",
    todo: "Look up the amount in FlexPay's merchant page and enter it here. Then refund it or place the order.",
  },
  outcome_unreadable: {
    title: "FlexPay's answers cannot be read",
    why: "The time to confirm is over, and the shopper may have paid: a callback said so, or FlexPay found the transaction with a status that is not known.",
    todo: "Look it up in FlexPay's merchant page. Do not ask the shopper to pay again before.",
  },
}
