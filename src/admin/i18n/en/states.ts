/** States of a payment: a label and a sentence. */
const payment = {
  draft: { label: "Draft", text: "Written. Nothing has been sent yet." },
  awaiting_approval: {
    label: "Awaiting approval",
    text: "A second admin must approve it. Nothing has been sent yet.",
  },
  deferred: {
    label: "Ready",
    text: "Written. It is sent to the customer's phone when the order is placed.",
  },
  submitting: {
    label: "Being sent",
    text: "The payment request is being sent to FlexPay, for the customer's phone.",
  },
  pending: {
    label: "Waiting for the customer",
    text: "FlexPay accepted the request. The customer has yet to enter the PIN, or FlexPay has yet to report the result.",
  },
  unknown: {
    label: "Outcome unknown",
    text: "The request was sent and no clear answer came. The customer may have paid.",
  },
  refused: {
    label: "Refused",
    text: "The request was not accepted. No money moved.",
  },
  succeeded: {
    label: "Paid",
    text: "FlexPay confirmed the payment.",
  },
  failed: {
    label: "Not paid",
    text: "The payment ended without money.",
  },
  canceled: {
    label: "Canceled",
    text: "The payment was canceled before any money moved.",
  },
  expired: {
    label: "Expired",
    text: "The request was not confirmed in time. If money still arrives, it is recorded here.",
  },
  reversed: {
    label: "Reversed",
    text: "The customer had paid, and FlexPay returned the money.",
  },
}

/** The same of a payout. */
const payout = {
  draft: {
    label: "Being prepared",
    text: "The payout is written. Nothing has been sent yet.",
  },
  awaiting_approval: {
    label: "Awaiting approval",
    text: "Its amount needs the approval of a second admin. Nothing has been sent yet.",
  },
  deferred: {
    label: "Ready",
    text: "The payout is written and about to be sent.",
  },
  submitting: {
    label: "Being sent",
    text: "The payout is being sent to FlexPay.",
  },
  pending: {
    label: "On its way",
    text: "FlexPay accepted the payout and has yet to confirm that the money arrived.",
  },
  unknown: {
    label: "Outcome unknown",
    text: "The payout was sent and no clear answer came. The money may have left. It is never sent again automatically.",
  },
  refused: {
    label: "Refused",
    text: "The payout was not accepted. The money is still with the store.",
  },
  succeeded: {
    label: "Paid out",
    text: "FlexPay confirmed that the money arrived.",
  },
  failed: {
    label: "Failed",
    text: "FlexPay accepted the payout, and it failed later. The money is still with the store.",
  },
  canceled: {
    label: "Canceled",
    text: "The payout ended before any money moved.",
  },
  expired: {
    label: "Expired",
    text: "The payout ran out of time.",
  },
  reversed: {
    label: "Returned",
    text: "The money was paid out, and FlexPay took it back.",
  },
}

/** Why a payment ended without money. */
const paymentReasons = {
  rejected: "A second admin rejected it.",
  not_sent: "The store stopped before anything was sent.",
  unreachable: "FlexPay could not be reached, so nothing was sent.",
  misconfigured:
    "FlexPay refused the store, not the customer: check the merchant code and the token in the store's settings.",
  refused: "FlexPay refused the request.",
  no_answer: "FlexPay never answered the request.",
  not_paid:
    "The customer refused, mistyped the PIN, or had insufficient funds.",
  canceled: "The payment was canceled at FlexPay.",
  expired: "The request was not confirmed in time.",
  returned: "FlexPay returns the money to the customer, or has done so.",
}

/** Why a payout ended without money. */
const payoutReasons = {
  rejected: "A second admin rejected it.",
  not_sent: "The store stopped before anything was sent.",
  unreachable: "FlexPay could not be reached, so nothing was sent.",
  misconfigured:
    "FlexPay refused the store: check the merchant code and the token in the store's settings, and ask FlexPay whether payouts are activated.",
  refused:
    "FlexPay refused it: payouts may not be activated for the store, the balance may be too low, or the number can't receive money.",
  no_answer: "FlexPay never answered.",
  not_paid: "The operator did not pay it out.",
  canceled: "The payout was canceled at FlexPay.",
  expired: "The payout ran out of time.",
  returned: "FlexPay took the money back.",
}

export const states = {
  payment,
  payout,
}

export const reasons = {
  payment: paymentReasons,
  payout: payoutReasons,
}
