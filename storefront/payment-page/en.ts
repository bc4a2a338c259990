import type { FlexPayTexts } from "../src/react/texts.ts"

/**
 * The texts in English. Placeholders: `{amount}`, `{date}`, `{number}` of the
 * order, `{title}` and `{quantity}` of an item. `kit` replaces texts of the kit
 * that speak of a cart.
 */
export const en = {
  loading: "Loading your payment…",
  /** In the place of the store's name. */
  noName: "Payment",
  /** The other language, in that language. */
  switchTo: "Français",
  toPay: "To pay",
  order: "Order no. {number}",
  item: "{title} × {quantity}",
  validUntil: "This link is valid until {date}.",
  payTitle: "Pay {amount}",
  methodTitle: "How would you like to pay?",
  methods: { mobile_money: "Mobile money", card: "Bank card" },
  noMethod:
    "This order can't be paid here at the moment. Please contact the shop.",
  footer: "FlexPay processes the payment.",

  receipt: {
    title: "Payment received. Thank you!",
    amount: "Amount paid",
    reference: "Reference",
    method: "Paid by",
    date: "Date",
    order: "Order",
    code: "Support code",
    print: "Print the receipt",
    keep: "Keep this link: it shows your receipt.",
  },

  ended: {
    nothing_due: {
      title: "There is nothing left to pay",
      text: "This order is already paid, or its amount has changed. Any question? Contact the shop.",
    },
    canceled: {
      title: "This order was canceled",
      text: "Don't pay anything. If you have already paid, contact the shop.",
    },
    expired: {
      title: "This link has expired",
      text: "It was valid until {date}. To pay, ask the shop for a new link.",
    },
    closed: {
      title: "This link is no longer valid",
      text: "The shop has closed it. To pay, ask the shop for a new link.",
    },
  },
  failedBefore: "Your last request was not completed: nothing was paid.",
  unknown: {
    title: "This link doesn't exist, or was copied incompletely",
    text: "Open the whole link as you received it, or ask the shop for another one.",
  },
  offline: {
    title: "The shop can't be reached",
    text: "Check your network, then try again. If you have already confirmed a payment, do not pay a second time.",
  },
  tryAgain: "Try again",
  trying: "Trying again…",

  /** What a refused request shows, by its code. */
  refusals: {
    link_ended: "This link is no longer valid. Ask the shop for a new one.",
    nothing_due: "There is nothing left to pay.",
    order_canceled: "This order was canceled. Don't pay anything.",
    cart_incomplete:
      "This order is not ready to be paid. Please contact the shop.",
    method_unavailable:
      "This way to pay is not offered for this order. Choose another one, or contact the shop.",
    payment_under_way:
      "A payment is already under way. Wait a moment, then try again.",
  } as Partial<Record<string, string>>,

  kit: {
    cardHint:
      "You pay on FlexPay's secure page. Your receipt is then on this page.",
    steps: ["Request sent", "You confirm with your PIN", "Payment confirmed"],
    mayLeave:
      "You may leave this page: if you confirm, your payment is recorded. Your receipt will be here.",
    amountChangedHint:
      "The request for {amount} to {phone} no longer fits your order: {newAmount} is due now. Don't confirm it: once it is refused or has expired, you can pay {newAmount} here.",
    amountChangedCardHint:
      "The card page asks for {amount}, but {newAmount} is due now. Once that page has expired, you can pay {newAmount} here.",
    amountChangedEnded:
      "The amount to pay has changed: it is now {amount}, and the earlier request is over.",
    placing: "Payment received. Recording it…",
    paid: "Thank you! Your payment was received.",
    gone: "This link no longer exists",
    goneHint: "To pay, ask the shop for a new link.",
    tooManyPushes:
      "Too many requests were sent for this order, to this number or from this connection. Try again later, in an hour at most, or contact the shop.",
    changed: "This order has changed. Reload the page, then try again.",
    notPossible:
      "The shop did not accept this request. Reload the page, or contact the shop.",
  } as Partial<FlexPayTexts>,

  /** Replaces texts of the kit when no other request can be sent. */
  kitOfEnded: {
    help: [
      "Unlock the phone and look at its screen: the request may be hidden behind another app.",
      "Check that the phone has a signal.",
    ],
    expiredHint:
      "If you did confirm, wait a little longer: we keep checking. Otherwise, ask the shop for a new link to pay.",
  } as Partial<FlexPayTexts>,
}

export type PageTexts = typeof en
