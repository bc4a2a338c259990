import { holdsCollection } from "../../holds-collection"
import { nextCheckAt } from "../../check-schedule"
import { isLive } from "../../transaction"
import type { State, Transaction } from "../../transaction"
import {
  BY_CHECK,
  BY_OPERATOR,
  changesBy,
  CHECK_RESULTS,
  edgesOf,
  EXPIRES_AT,
  isChecked,
  rowOf,
  statesOf,
} from "./state-edges"
import type { CheckResult, Edge } from "./state-edges"
import { BORN } from "./row"

type Kind = Transaction["kind"]

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
/** As many checks are listed one by one; of more, the first and the last. */
const LISTED_CHECKS = 3

const MEANINGS: Readonly<Record<State, string>> = {
  draft: "A payout that Medusa is about to record as a refund",
  awaiting_approval: "To be approved by a second admin",
  deferred: "Written, to be sent when the cart is completed",
  submitting: "About to be sent, or sent and unanswered",
  pending: "Accepted by FlexPay",
  unknown: "Sent, and no clear answer came",
  refused: "Refused by FlexPay at once, rejected, or never sent",
  succeeded: "The money arrived",
  failed: "Ended without money, or its money was returned",
  canceled: "Canceled, by the merchant at FlexPay or before it was sent",
  expired: "Not confirmed in time; money may still come",
  reversed: "Succeeded, and FlexPay gave the money back",
}

/** The documentation's block about the states of a kind, as Markdown. */
export function documentStates(kind: Kind): string {
  return [
    "```mermaid",
    ...diagram(kind),
    "```",
    "",
    ...table([
      [
        "State",
        "Meaning",
        ...(kind === "payment" ? ["Another push"] : []),
        "Checked, with an order number",
        "Without an order number",
      ],
      ...statesOf(kind).map((state) => [
        code(state),
        MEANINGS[state],
        ...(kind === "payment" ? [anotherPush(state)] : []),
        isChecked(kind, state) ? checks(kind, state) : "–",
        withoutNumber(kind, state),
      ]),
    ]),
    "",
    "What each check result makes of each state:",
    "",
    ...table([
      ["State", ...CHECK_RESULTS.map(({ name }) => name)],
      ...statesOf(kind)
        .filter((state) => isChecked(kind, state))
        .map((state) => [
          code(state),
          ...CHECK_RESULTS.map((result) => effect(kind, state, result)),
        ]),
    ]),
  ].join("\n")
}

/**
 * The state diagram in Mermaid. States that check and operators change alike
 * share a choice node, so that the diagram stays readable.
 */
function diagram(kind: Kind): string[] {
  const edges = edgesOf(kind)
  const choices = alikeStates(kind, edges).map((states, index) => ({
    node: `check_${index + 1}`,
    states,
    edges: outcomesOf(kind, edges, states[0]),
  }))
  const direct = edges.filter(
    ({ from, cause }) =>
      !(
        (cause.startsWith(BY_CHECK) || cause === BY_OPERATOR) &&
        choices.some(({ states }) => states.some((state) => state === from))
      )
  )
  return [
    "stateDiagram-v2",
    ...choices.map(({ node }) => `    state ${node} <<choice>>`),
    ...arrows(direct),
    ...choices.flatMap(({ node, states, edges: outcomes }) => [
      ...states.map((state) => `    ${state} --> ${node} : check`),
      ...arrows(outcomes.map((outcome) => ({ from: node, ...outcome }))),
    ]),
  ]
}

/** Groups of several states that check and operators change alike. */
function alikeStates(kind: Kind, edges: readonly Edge[]): State[][] {
  const groups = new Map<string, State[]>()
  for (const state of statesOf(kind)) {
    const key = JSON.stringify(outcomesOf(kind, edges, state))
    groups.set(key, [...(groups.get(key) ?? []), state])
  }
  groups.delete("[]")
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** Where check and operators lead from a state; back to itself, too. */
function outcomesOf(
  kind: Kind,
  edges: readonly Edge[],
  state: State | undefined
): Pick<Edge, "to" | "cause">[] {
  if (!state || !isChecked(kind, state)) {
    return []
  }
  return [
    ...CHECK_RESULTS.flatMap((result) =>
      targets(kind, state, result).map((to) => ({ to, cause: result.name }))
    ),
    ...edges
      .filter(({ from, cause }) => from === state && cause === BY_OPERATOR)
      .map(({ to, cause }) => ({ to, cause })),
  ]
}

/** The states that a check result leads to; the present one too, if it says so. */
function targets(kind: Kind, state: State, result: CheckResult): State[] {
  const changes = changesBy(kind, state, result)
  return [...new Set(changes.flatMap((change) => change.state ?? []))]
}

/** One line for each two nodes, with all that leads from one to the other. */
function arrows(
  edges: readonly { from: string; to: Edge["to"]; cause: string }[]
): string[] {
  const causes = new Map<string, string[]>()
  for (const { from, to, cause } of edges) {
    const arrow = `    ${from} --> ${to}`
    causes.set(arrow, [...(causes.get(arrow) ?? []), cause])
  }
  return [...causes].map(
    ([arrow, all]) => `${arrow} : ${[...new Set(all)].join(", ")}`
  )
}

function anotherPush(state: State): string {
  if (isLive({ state })) {
    return "no, this one is live"
  }
  const row = rowOf("payment", state)
  return holdsCollection({ ...row, disposition: "booked" })
    ? "no, while the shop has its money"
    : "yes"
}

/** When a transaction that stays in this state is checked. */
function checks(kind: Kind, state: State): string {
  const entered = state === "expired" ? EXPIRES_AT : BORN
  const row = {
    ...rowOf(kind, state),
    order_number: "A1",
    finalized_at: entered,
  }
  const times: Date[] = []
  let next = nextCheckAt(row, entered)
  while (next) {
    times.push(next)
    next = nextCheckAt(row, next)
  }
  const [first] = times
  const last = times.at(-1)
  if (!first || !last) {
    return "never"
  }
  return times.length <= LISTED_CHECKS
    ? `after ${times.map((time) => duration(entered, time)).join(", ")}`
    : `every ${duration(entered, first)} at first, until ${duration(BORN, last)}`
}

/** What time alone does to a transaction without an order number. */
function withoutNumber(kind: Kind, state: State): string {
  const row = { ...rowOf(kind, state), finalized_at: BORN }
  return nextCheckAt(row, BORN)?.getTime() === EXPIRES_AT.getTime()
    ? "due at `expires_at`"
    : "–"
}

function duration(from: Date, to: Date): string {
  const milliseconds = to.getTime() - from.getTime()
  if (milliseconds < MINUTE_MS) {
    return `${milliseconds / SECOND_MS} s`
  }
  return milliseconds < HOUR_MS
    ? `${milliseconds / MINUTE_MS} min`
    : `${Math.round(milliseconds / HOUR_MS)} h`
}

/** The cell of the matrix: the new state, the attention, or nothing. */
function effect(kind: Kind, state: State, result: CheckResult): string {
  const changes = changesBy(kind, state, result)
  const states = targets(kind, state, result).filter(
    (target) => target !== state
  )
  const isRaised = changes.some(({ attention }) => attention)
  return (
    [...states.map(code), ...(isRaised ? ["attention"] : [])].join(", ") || "–"
  )
}

function code(text: string): string {
  return `\`${text}\``
}

/** A Markdown table with aligned columns, as Prettier writes it. */
function table(rows: readonly (readonly string[])[]): string[] {
  const [header = []] = rows
  const widths = header.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0))
  )
  const line = (cells: readonly string[], fill: string) =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width, fill)).join(" | ")} |`
  return [
    line(header, " "),
    line([], "-"),
    ...rows.slice(1).map((row) => line(row, " ")),
  ]
}
