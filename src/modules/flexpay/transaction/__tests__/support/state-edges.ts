import type { Verdict } from "../../../../../gateway"
import { isAcceptable } from "../../operator-actions"
import {
  afterPayoutRequest,
  afterPayoutTime,
  afterPayoutVerdict,
} from "../../payout-transitions"
import { STATES } from "../../transaction"
import type { State, Transaction } from "../../transaction"
import {
  afterRequest,
  afterTime,
  afterVerdict,
} from "../../payment-transitions"
import type { Change, RequestOutcome } from "../../payment-transitions"
import { BORN, newRow } from "./row"

type Kind = Transaction["kind"]

/** A change of state, and what causes it. `[*]` is before the first state. */
export interface Edge {
  from: State | "[*]"
  to: State
  cause: string
}

/** One kind of check result, as the documentation names it. */
export interface CheckResult {
  name: string
  verdicts: readonly Verdict[]
}

/** How the cause of an edge begins that a check result leads along. */
export const BY_CHECK = "check says "
/** An operator accepts what check reports. */
export const BY_OPERATOR = "accepted by an operator"

const MINUTE_MS = 60 * 1000
export const EXPIRES_AT = timeAt(5 * MINUTE_MS)
/** A payout's failure counts by then, and a push has expired. */
const LATE = timeAt(10 * MINUTE_MS)

const PAID: Verdict = { kind: "paid" }
const MONEY = ["amount", "currency", "amount_unknown"] as const
const IDENTITY = ["reference", "order_number"] as const

/** All that FlexPay's answer to check can mean. */
export const CHECK_RESULTS: readonly CheckResult[] = [
  { name: "paid", verdicts: [PAID] },
  { name: "other amount paid", verdicts: mismatches(MONEY, true) },
  { name: "not paid", verdicts: [{ kind: "not_paid" }] },
  { name: "canceled", verdicts: [{ kind: "canceled" }] },
  {
    name: "returned",
    verdicts: [{ kind: "refunding" }, { kind: "refunded" }],
  },
  { name: "other amount returned", verdicts: mismatches(MONEY, false) },
  {
    name: "another transaction",
    verdicts: [true, false].flatMap((paid) => mismatches(IDENTITY, paid)),
  },
  {
    name: "no result",
    verdicts: (
      ["not_found", "waiting", "unreadable", "unknown_status"] as const
    ).map((why) => ({ kind: "pending" as const, why })),
  },
]

/** Changes that commands of the plugin make, each by a guarded write. */
const COMMANDS: Readonly<Record<Kind, readonly Edge[]>> = {
  payment: [
    { from: "[*]", to: "submitting", cause: "push requested" },
    { from: "[*]", to: "deferred", cause: "push deferred until the order" },
    { from: "deferred", to: "submitting", cause: "cart completed" },
    { from: "[*]", to: "awaiting_approval", cause: "recorded by an operator" },
    { from: "awaiting_approval", to: "succeeded", cause: "approved" },
    { from: "awaiting_approval", to: "canceled", cause: "rejected" },
  ],
  payout: [
    { from: "[*]", to: "draft", cause: "refund or resend" },
    { from: "draft", to: "submitting", cause: "sent" },
    { from: "draft", to: "awaiting_approval", cause: "above approval_above" },
    { from: "draft", to: "canceled", cause: "refund not booked" },
    { from: "awaiting_approval", to: "submitting", cause: "approved" },
    { from: "awaiting_approval", to: "refused", cause: "rejected" },
  ],
}

/** States in which no request has left, or a check moves nothing. */
const NEVER_SENT: Readonly<Record<Kind, readonly State[]>> = {
  payment: ["deferred", "awaiting_approval"],
  payout: ["draft", "awaiting_approval", "canceled"],
}

/** How FlexPay can answer a request for money. */
const REQUEST_OUTCOMES: readonly [RequestOutcome, string][] = [
  ["accepted", "accepted"],
  ["refused", "refused or not reached"],
  ["misconfigured", "refused or not reached"],
  ["not_sent", "refused or not reached"],
  ["unknown", "no clear answer"],
]

/** All changes of state of a kind, each once. */
export function edgesOf(kind: Kind): Edge[] {
  const edges = [
    ...COMMANDS[kind],
    ...STATES.flatMap((from) => [
      ...afterRequests(kind, from),
      ...(isChecked(kind, from) ? afterChecks(kind, from) : []),
      ...afterTimes(kind, from),
      ...afterAcceptance(kind, from),
    ]),
  ].filter(({ from, to }) => from !== to)
  const unique = [
    ...new Map(
      edges.map((edge) => [`${edge.from} ${edge.to} ${edge.cause}`, edge])
    ).values(),
  ]
  const reachable = reachableBy(unique)
  return unique.filter(({ from }) => from === "[*]" || reachable.has(from))
}

/** The states that a transaction of this kind can reach. */
export function statesOf(kind: Kind): State[] {
  const reachable = reachableBy(edgesOf(kind))
  return STATES.filter((state) => reachable.has(state))
}

/** Whether a transaction in this state can be checked. */
export function isChecked(kind: Kind, state: State): boolean {
  return !NEVER_SENT[kind].includes(state)
}

/** What a check result changes in this state, in each case that it may meet. */
export function changesBy(
  kind: Kind,
  state: State,
  { verdicts }: CheckResult
): Change[] {
  return verdicts.flatMap((verdict) =>
    [null, "1"].map((received_amount) => {
      const facts = { ...rowOf(kind, state), received_amount }
      return kind === "payout"
        ? afterPayoutVerdict(facts, verdict, LATE)
        : afterVerdict(facts, verdict)
    })
  )
}

/** A row of this kind and state, sent when it was created. */
export function rowOf(kind: Kind, state: State): Transaction {
  return {
    ...newRow(EXPIRES_AT, BORN),
    kind,
    state,
    sent_at: kind === "payout" ? BORN : null,
  }
}

function afterRequests(kind: Kind, from: State): Edge[] {
  const after = kind === "payout" ? afterPayoutRequest : afterRequest
  return REQUEST_OUTCOMES.flatMap(([outcome, cause]) =>
    edge(from, after({ state: from }, outcome), cause)
  )
}

function afterChecks(kind: Kind, from: State): Edge[] {
  return CHECK_RESULTS.flatMap((result) =>
    changesBy(kind, from, result).flatMap((change) =>
      edge(from, change, `${BY_CHECK}${result.name}`)
    )
  )
}

function afterTimes(kind: Kind, from: State): Edge[] {
  const row = rowOf(kind, from)
  const early = { now: BORN, isCheckable: false }
  if (kind === "payout") {
    const late = { now: LATE, isCheckable: false }
    return [
      ...edge(from, afterPayoutTime(row, early), "no answer in time"),
      ...[null, "ref_1"].flatMap((refund_id) =>
        edge(
          from,
          afterPayoutTime({ ...row, refund_id }, late),
          from === "draft" ? "expires_at passed" : "no answer in time"
        )
      ),
    ]
  }
  return [
    ...edge(from, afterTime(row, early), "no answer in time"),
    ...edge(
      from,
      afterTime(row, { now: LATE, isCheckable: true }),
      "expires_at passed"
    ),
  ]
}

function afterAcceptance(kind: Kind, from: State): Edge[] {
  const row: Transaction = {
    ...rowOf(kind, from),
    attention: "reference_differs",
    check_status: "paid_mismatch",
  }
  return isAcceptable(row)
    ? [{ from, to: "succeeded", cause: BY_OPERATOR }]
    : []
}

function edge(from: State, { state }: Change, cause: string): Edge[] {
  return state ? [{ from, to: state, cause }] : []
}

function reachableBy(edges: readonly Edge[]): Set<State> {
  const reached = new Set<Edge["from"]>(["[*]"])
  for (let size = 0; size < reached.size;) {
    size = reached.size
    for (const { from, to } of edges) {
      if (reached.has(from)) {
        reached.add(to)
      }
    }
  }
  return new Set(STATES.filter((state) => reached.has(state)))
}

function mismatches(
  fields: readonly Extract<Verdict, { kind: "mismatch" }>["field"][],
  paid: boolean
): Verdict[] {
  return fields.map((field) => ({ kind: "mismatch", field, paid }))
}

function timeAt(age: number): Date {
  return new Date(BORN.getTime() + age)
}
