import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import type { TextKey } from "../../i18n/texts"

type Kind = AdminFlexPayTransaction["kind"]
type State = AdminFlexPayTransaction["state"]

const KINDS = ["payment", "payout"] as const satisfies readonly Kind[]

/** Which kinds of transactions can have a state. In the order of a life. */
const KINDS_BY_STATE: Record<State, readonly Kind[]> = {
  draft: ["payout"],
  awaiting_approval: KINDS,
  deferred: ["payment"],
  submitting: KINDS,
  pending: KINDS,
  unknown: KINDS,
  succeeded: KINDS,
  refused: KINDS,
  failed: KINDS,
  canceled: KINDS,
  expired: ["payment"],
  reversed: ["payment"],
}
const STATES = Object.keys(KINDS_BY_STATE) as State[]

/** States that payments and payouts have different names for. */
const NEUTRAL_NAMES: Partial<Record<State, TextKey>> = {
  pending: "list.pending",
  succeeded: "list.succeeded",
  failed: "list.failed",
}

/** Filters in the page's address, which may name states and kinds of no meaning. */
interface ChosenFilters {
  kind?: unknown
  state?: unknown
}

/**
 * The states to choose from: those of the chosen kind, or all. The chosen state
 * is always among them, so that its name can be shown.
 */
export function listStates({ kind, state }: ChosenFilters): State[] {
  return STATES.filter(
    (option) =>
      option === state || !isKind(kind) || KINDS_BY_STATE[option].includes(kind)
  )
}

/** The one name of a state: that of the chosen kind, or a neutral one. */
export function nameState(state: State, kind?: unknown): TextKey {
  const [only = "payment"] = KINDS_BY_STATE[state]
  return isKind(kind)
    ? `states.${kind}.${state}.label`
    : (NEUTRAL_NAMES[state] ?? `states.${only}.${state}.label`)
}

function isKind(value: unknown): value is Kind {
  return KINDS.some((kind) => kind === value)
}
