/** What FlexPay, the mobile operator and the network do with a transaction. */
export interface Part {
  /** The simulator's name for it; see its README. */
  outcome: string
  /** The kind of fault that it is; null for what is usual. */
  fault: string | null
}

function parts(
  fault: string | null,
  outcomes: readonly string[]
): readonly Part[] {
  return outcomes.map((outcome) => ({ outcome, fault }))
}

export const paymentParts: readonly Part[] = [
  ...parts(null, ["paid", "paid", "interactive", "interactive", "interactive"]),
  ...parts(null, ["insufficient_funds", "number_locked", "refused_at_once"]),
  ...parts("callback lost", ["callback_lost"]),
  ...parts("callback doubled", ["callback_twice"]),
  ...parts("callback premature", [
    "callback_premature",
    "callback_premature_then_failed",
  ]),
  ...parts("callback before the answer", ["callback_before_answer"]),
  ...parts("callback of a wrong amount", ["callback_wrong_amount"]),
  ...parts("no answer after acceptance", [
    "timeout_paid",
    "timeout_paid_without_callback",
    "timeout_failed",
  ]),
  ...parts("hung up after acceptance", ["dropped_paid"]),
  ...parts("check: 500", ["check_error_500"]),
  ...parts("check: an HTML page", ["check_html"]),
  ...parts("check: stale, not found", ["check_not_found_first"]),
  ...parts("check: no known status", [
    "check_unknown_status",
    "check_no_status",
  ]),
  ...parts("paid after it failed", ["late_success"]),
  ...parts("another amount or currency paid", [
    "paid_other_amount",
    "paid_other_currency",
  ]),
  ...parts("returned by FlexPay", ["reversed", "reversed_then_paid"]),
  ...parts("canceled at FlexPay", ["cancelled_by_merchant"]),
  ...parts("never final", ["pending_forever"]),
]

export const payoutParts: readonly Part[] = [
  ...parts(null, ["paid"]),
  ...parts(null, ["not_activated", "balance_too_low", "recipient_refused"]),
  ...parts("payout: fails later", ["fails_later"]),
  ...parts("payout: no answer after acceptance", [
    "timeout_paid",
    "timeout_failed",
    "timeout_paid_without_callback",
    "dropped_paid",
  ]),
  ...parts("payout: callback lost", ["callback_lost"]),
  ...parts("payout: callback before the answer", ["callback_before_answer"]),
  ...parts("payout: never final", ["never_ending"]),
  ...parts("payout: another amount", ["paid_other_amount"]),
]

/** How often each kind of fault is in FlexPay's records. */
export function faultsIn(
  entries: readonly { kind: string; outcome: string }[]
): [kind: string, count: number][] {
  const count = (deck: readonly Part[], isPayout: boolean) =>
    kindsOf(deck).map((kind): [string, number] => [
      kind,
      entries.filter(
        (entry) =>
          (entry.kind === "payout") === isPayout &&
          deck.some(
            ({ outcome, fault }) => fault === kind && outcome === entry.outcome
          )
      ).length,
    ])
  return [...count(paymentParts, false), ...count(payoutParts, true)]
}

function kindsOf(deck: readonly Part[]): string[] {
  return [...new Set(deck.flatMap(({ fault }) => fault ?? []))]
}
