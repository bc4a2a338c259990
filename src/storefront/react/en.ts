import type { FlexPayTexts } from "./texts.ts"

export const en: FlexPayTexts = {
  formTitle: "Pay by mobile money",
  cardFormTitle: "Pay by card",
  amount: "To pay: {amount}",
  fee: "Your operator may add a fee.",
  phoneLabel: "Your mobile money number",
  phoneHint:
    "M-Pesa, Orange Money, Airtel Money or Afrimoney. Example: 081 234 5678",
  neverPin: "You confirm on your phone. We never ask for your PIN.",
  cardHint: "You pay on FlexPay's secure page, then come back here.",
  pay: "Pay {amount}",
  payByCard: "Continue to the payment page",
  phoneProblems: {
    empty: "Enter your phone number.",
    not_a_number: "Enter a phone number, for example 081 234 5678.",
    foreign:
      "This number is not from DR Congo. A Congolese number (+243) is needed.",
    wrong_length:
      "Check the number: it has 9 digits after +243, for example 081 234 5678.",
  },

  loading: "Looking up your payment…",
  sending: "Sending the request…",
  waiting: "Confirm on your phone",
  waitingHint:
    "A request for {amount} is on its way to {phone}. Enter your PIN on that phone, never on this page.",
  steps: [
    "Request sent",
    "You confirm with your PIN",
    "Payment confirmed",
    "Order placed",
  ],
  stepDone: "done",
  mayLeave:
    "You may leave this page: once you confirm, your order will be placed.",
  helpTitle: "Nothing on your phone?",
  help: [
    "Unlock the phone and look at its screen: the request may be waiting behind.",
    "Check that this is the right number, and that it has a signal.",
    "No request? Wait: you can ask again once this one has expired, in a few minutes.",
  ],
  payAnotherWayHint:
    "If you pay another way, no longer confirm this request on the phone.",

  ready: "Place your order",
  readyHint: "The payment request then goes to your phone.",
  readyFailed: "The order could not be placed. Nothing was paid.",
  readyButton: "Continue",
  cardPage: "Pay on the card page",
  cardPageHint:
    "If you have just paid, we are waiting for the confirmation: do not pay a second time.",
  cardPageButton: "Go to the card page",
  checking: "We are checking your payment",
  checkingHint:
    "The answer takes longer than usual. Do not pay a second time: if the money has left, we will find it. You may leave this page and come back.",
  placing: "Payment received. Placing your order…",
  paid: "Thank you! Your order is paid.",
  paidHint: "We have received {amount}.",
  needsHelp: "Your money has arrived. Please call the shop.",
  needsHelpHint:
    "We have received {amount}, but the order could not be completed. Do not pay a second time.",
  returned: "Your money is being given back",
  returnedHint: "FlexPay gives back {amount}. Please call the shop.",
  failed: "The payment did not happen",
  reasons: {
    not_paid:
      "Nothing was paid: the request was refused, the PIN was wrong, or the balance is too low.",
    refused:
      "The payment service did not accept the request. Check the number.",
    unreachable:
      "The payment service does not answer. Nothing was asked for: try again in a moment.",
    misconfigured:
      "The shop cannot take payments at the moment. Nothing was paid. Please tell the shop.",
    no_answer: "The payment service did not answer.",
    canceled: "The request was canceled. Nothing was paid.",
    expired: "Nobody answered the request in time.",
    resolved:
      "The shop has settled your earlier payment with you. You can pay again.",
    returned: "FlexPay gives the money back to you.",
  },
  notPaidByCard: "The card was declined, or the payment was left.",
  expired: "The request has expired",
  expiredHint:
    "If you did confirm, wait a little longer: we keep checking. Otherwise you can ask again.",
  gone: "Your cart has changed",
  goneHint: "Go back to the cart and choose the payment again.",

  askAgain: "Send the request again",
  tryAgain: "Try again",
  changeNumber: "Change number",
  payAnotherWay: "Pay another way",
  offline:
    "No answer from the shop right now. We keep trying: nothing is lost.",
  tooManyPushes:
    "Too many requests were sent. Wait a few minutes, then try again.",
  notPossible:
    "The shop did not accept this request. Reload the page, or pay another way.",
  lost: "Your request did not get through. Try again: you will not pay twice.",
}
