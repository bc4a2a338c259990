import type { StoreFlexPayReason } from "../types.ts"
import type { PhoneReading } from "../phone.ts"
import type { FlexPaySupportLink } from "../support.ts"

type PhoneProblem = Extract<PhoneReading, { ok: false }>["reason"]

/**
 * The texts of the component. Placeholders: `{amount}` and `{phone}` of the
 * request, `{newAmount}` of a cart that changed since, `{name}` of the support.
 */
export interface FlexPayTexts {
  formTitle: string
  cardFormTitle: string
  amount: string
  fee: string
  phoneLabel: string
  phoneHint: string
  neverPin: string
  cardHint: string
  pay: string
  payByCard: string
  phoneProblems: Readonly<Record<PhoneProblem, string>>

  loading: string
  sending: string
  waiting: string
  waitingHint: string
  steps: readonly [
    sent: string,
    confirmed: string,
    paid: string,
    ordered: string,
  ]
  /** Read by screen readers after a completed step. */
  stepDone: string
  mayLeave: string
  helpTitle: string
  help: readonly string[]
  payAnotherWayHint: string

  deferred: string
  deferredHint: string
  deferredFailed: string
  deferredButton: string
  cardPage: string
  cardPageHint: string
  cardPageButton: string
  amountChanged: string
  amountChangedHint: string
  amountChangedCard: string
  amountChangedCardHint: string
  /** Shown while the payment may have been confirmed already. */
  amountChangedConfirmed: string
  /** Above the form, once the earlier request has ended. */
  amountChangedEnded: string
  checking: string
  checkingHint: string
  placing: string
  paid: string
  paidHint: string
  needsHelp: string
  needsHelpHint: string
  /** The shop must check with FlexPay whether the money arrived. */
  needsCheck: string
  needsCheckHint: string
  returned: string
  returnedHint: string
  resolved: string
  orderCanceled: string
  orderCanceledHint: string
  orderCanceledPush: string
  orderCanceledPushHint: string
  orderCanceledCard: string
  orderCanceledCardHint: string
  failed: string
  reasons: Readonly<Record<StoreFlexPayReason, string>>
  notPaidByCard: string
  expired: string
  expiredHint: string
  gone: string
  goneHint: string

  sendAgain: string
  tryAgain: string
  payAgain: string
  changeNumber: string
  payAnotherWay: string
  offline: string
  tooManyPushes: string
  changed: string
  notPossible: string
  lost: string

  support: string
  /** Used when the support has no name. */
  supportName: string
  supportLinks: Readonly<Record<FlexPaySupportLink["kind"], string>>
}

/** Fills the `{placeholders}` of a text. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (name, key: string) => values[key] ?? name)
}
