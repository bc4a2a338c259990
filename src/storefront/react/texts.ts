import type { StoreFlexPayReason } from "../types.ts"
import type { PhoneReading } from "../phone.ts"

type PhoneProblem = Extract<PhoneReading, { ok: false }>["reason"]

/** What the component says. `{amount}` and `{phone}` are filled in. */
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
  /** Said by screen readers after a step that is done. */
  stepDone: string
  mayLeave: string
  helpTitle: string
  help: readonly string[]
  payAnotherWayHint: string

  ready: string
  readyHint: string
  readyFailed: string
  readyButton: string
  cardPage: string
  cardPageHint: string
  cardPageButton: string
  checking: string
  checkingHint: string
  placing: string
  paid: string
  paidHint: string
  needsHelp: string
  needsHelpHint: string
  returned: string
  returnedHint: string
  failed: string
  reasons: Readonly<Record<StoreFlexPayReason, string>>
  notPaidByCard: string
  expired: string
  expiredHint: string
  gone: string
  goneHint: string

  askAgain: string
  tryAgain: string
  changeNumber: string
  payAnotherWay: string
  offline: string
  tooManyPushes: string
  notPossible: string
  lost: string
}

/** Puts values into a text's `{names}`. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (name, key: string) => values[key] ?? name)
}
