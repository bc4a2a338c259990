import type { PhoneProblem } from "../phone.ts"
import type { FlexPaySupportLink } from "../support.ts"
import type { StoreFlexPayReason, StoreFlexPayRefundState } from "../types.ts"

/**
 * The texts in English. Placeholders: `{amount}` and `{phone}` of the request,
 * with its operator where that is known; `{newAmount}` of a cart that changed
 * since, `{name}` of the support.
 */
export const en = {
  formTitle: "Pay by mobile money",
  cardFormTitle: "Pay by card",
  amount: "To pay: {amount}",
  fee: "Your operator may add a fee.",
  phoneLabel: "Your mobile money number",
  phoneHint:
    "M‑Pesa, Orange Money, Airtel Money or Afrimoney. Example: 081 234 5678",
  /** Below the field; the request is sent all the same. */
  networkNotice:
    "{name}: many payments are failing at the moment. You can try, or pay in another way.",
  unknownOperator: "Operator not recognised: check the number.",
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
  } satisfies Record<PhoneProblem, string>,

  loading: "Checking your payment…",
  sending: "Sending the request…",
  waiting: "Confirm on your phone",
  waitingHint:
    "We have sent a request for {amount} to {phone}. Enter your PIN on that phone, never on this page.",
  /** `{minutes}` is a whole number from 2. */
  timeLeft: "{minutes} min left to confirm.",
  lastMinute: "Less than a minute left to confirm.",
  confirmed: "I have confirmed",
  checkingNow: "Checking…",
  notConfirmed:
    "FlexPay has no confirmation yet. It can take some seconds: we keep checking.",
  steps: [
    "Sending the request",
    "You confirm with your PIN",
    "Payment confirmed",
    "Order placed",
  ],
  /** Read by screen readers after a completed step. */
  stepDone: "done",
  mayLeave:
    "You may leave this page: once you confirm, your order will be placed.",
  helpTitle: "Nothing on your phone?",
  help: [
    "Unlock the phone and look at its screen: the request may be hidden behind another app.",
    "Check the number, and that the phone has a signal.",
    "No request? Wait: you can ask again once this one has expired, in a few minutes.",
  ],
  /** Another way is chosen while a request waits on the phone. */
  leavePush: "First refuse the request on your phone",
  leavePushHint:
    "The request for {amount} still waits on {phone}. Refuse it there, or let it expire: then you choose another way to pay here, and nothing is paid twice.",
  expiresIn: "It expires in {minutes} min.",
  expiresSoon: "It expires in less than a minute.",
  refused: "I have refused it",
  backToPush: "I'll confirm the request",

  deferred: "Place your order",
  deferredHint: "The payment request then goes to your phone.",
  deferredFailed: "The order could not be placed. Nothing was paid.",
  deferredButton: "Continue",
  cardPage: "Finish the payment on FlexPay's page",
  cardPageHint:
    "If you have just paid, we are waiting for the confirmation: do not pay a second time.",
  cardPageButton: "Go to the card page",
  /** The shopper came back by the card page's link to cancel. */
  cardCanceled: "You canceled the card payment",
  cardCanceledHint:
    "We have received no payment so far. You can choose another way to pay, or go back to the card page.",
  /** Above the form, while the card page is still open. */
  leaveCardPage:
    "If you pay here, don't pay the {amount} on the card page any more. Have you paid there already? Then wait: we are checking.",
  cardPageOpen:
    "The card payment could not be checked, so nothing was requested. Try again in a moment, or finish on the card page.",
  amountChanged: "The amount has changed: refuse the request on your phone",
  amountChangedHint:
    "The request for {amount} to {phone} no longer fits your cart, which now costs {newAmount}. Don't confirm it: once it is refused or has expired, you can pay {newAmount} here.",
  amountChangedCard: "The amount has changed: don't pay on the card page",
  amountChangedCardHint:
    "The card page asks for {amount}, but your cart now costs {newAmount}. Once that page has expired, you can pay {newAmount} here.",
  /** Shown while the payment may have been confirmed already. */
  amountChangedConfirmed:
    "Have you paid already? Don't pay a second time: wait here, we are checking.",
  /** Above the form, once the earlier request has ended. */
  amountChangedEnded:
    "Your cart has changed: it now costs {amount}, and the earlier request is over.",
  checking: "We are checking your payment",
  checkingHint:
    "The answer takes longer than usual. Do not pay a second time: if the money has left, we will find it. You may leave this page and come back.",
  placing: "Payment received. Placing your order…",
  paid: "Thank you! Your order is paid.",
  paidHint: "We have received {amount}.",
  needsHelp: "Your money has arrived. Please contact the shop.",
  needsHelpHint:
    "We have received your payment, but it could not be matched to your order. Do not pay a second time: the shop will sort it out with you.",
  /** The shop must check with FlexPay whether the money arrived. */
  needsCheck: "Your payment must be checked. Please contact the shop.",
  needsCheckHint:
    "The shop must check your payment of {amount} with FlexPay. Do not pay a second time.",
  returned: "Your money is being returned",
  returnedHint:
    "{amount} is being returned to you. Please contact the shop about what comes next.",
  resolved: "Your earlier payment was resolved with the shop",
  orderCanceled: "This order was canceled",
  orderCanceledHint:
    "There is nothing left to pay. If you have already confirmed a payment, contact the shop.",
  orderCanceledPush: "Order canceled: don't confirm on your phone",
  orderCanceledPushHint:
    "This order was canceled. Refuse the request for {amount} to {phone}, or let it expire. If you have already confirmed it, contact the shop.",
  orderCanceledCard: "Order canceled: don't pay on the card page",
  orderCanceledCardHint:
    "This order was canceled: don't pay the {amount} that the card page asks for. If you have already paid it, contact the shop.",
  failed: "Payment not completed",
  reasons: {
    not_paid:
      "Nothing was paid: the request was refused, the PIN was wrong, the balance is too low, or the request wasn't confirmed in time.",
    refused:
      "The payment service did not accept the request. Check the number.",
    unreachable:
      "The payment service isn't responding. Nothing was charged: try again in a moment.",
    misconfigured:
      "The shop cannot take payments at the moment. Nothing was paid. Please tell the shop.",
    no_answer: "The payment service did not answer.",
    canceled: "The request was canceled. Nothing was paid.",
    expired: "The request wasn't confirmed in time.",
    returned: "{amount} is being returned to you. You can pay again.",
    resolved:
      "This payment of {amount} is resolved: you can pay for this order again.",
  } satisfies Record<StoreFlexPayReason, string>,
  /** FlexPay's own text of a payment that an operator, or FlexPay, refused. */
  operatorMessage: "Message from the operator: {text}",
  serviceMessage: "Message from the payment service: {text}",
  notPaidByCard: "The card was declined, or the payment was canceled.",
  expired: "The request has expired",
  expiredHint:
    "If you did confirm, wait a little longer: we keep checking. Otherwise you can ask again.",
  gone: "Your cart has changed",
  goneHint: "Go back to the cart and choose the payment again.",

  sendAgain: "Send the request again",
  tryAgain: "Try again",
  payAgain: "Pay again",
  changeNumber: "Change number",
  payAnotherWay: "Pay another way",
  offline:
    "No answer from the shop right now. We keep trying: nothing is lost.",
  tooManyPushes:
    "Too many requests were sent for this cart, to this number or from this connection. Try again later, in an hour at most, or pay another way.",
  changed:
    "Your cart or your order has changed. Go back to the cart, then choose the payment again.",
  notPossible:
    "The shop did not accept this request. Reload the page, or pay another way.",
  offlineSending:
    "No answer from the shop right now. We are checking whether your request got through.",
  lost: "Your request did not get through. Try again: you will not pay twice.",

  receiptTitle: "Payment",
  receipt: {
    amount: "Amount paid",
    method: "Paid by",
    reference: "Reference",
    date: "Date",
    code: "Support code",
  },
  receiptCard: "Bank card",
  printReceipt: "Print the receipt",
  /** `{date}` is when the money arrived. */
  refunds: {
    requested: "Refund of {amount} requested. The shop is preparing it.",
    under_way: "Refund of {amount} on its way to {phone}.",
    arrived: "{amount} refunded to {phone} on {date}.",
    failed:
      "The refund of {amount} did not arrive. The shop will send it again or contact you.",
    resolved: "Refund of {amount}: settled with the shop.",
  } satisfies Record<StoreFlexPayRefundState, string>,
  /** In the place of a number that is not known. */
  refundTarget: "your payment account",

  /** Six signs that name the payment to the shop. */
  supportCode: "Give the shop this code: {code}",
  support: "Contact {name}",
  /** Used when the support has no name. */
  supportName: "the shop",
  supportLinks: {
    phone: "Call {text}",
    whatsapp: "WhatsApp: {text}",
    email: "E-mail: {text}",
  } satisfies Record<FlexPaySupportLink["kind"], string>,
}
