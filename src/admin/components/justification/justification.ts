import type {
  AdminFlexPayAction,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"

/** As many characters as the server asks for. */
const LENGTH_MIN = 10

/** Whether the server asks for a justification of this act. */
export function needsJustification(
  { needs_justification }: AdminFlexPayTransaction,
  action: AdminFlexPayAction
): boolean {
  return needs_justification.includes(action)
}

/** Whether a text says enough to justify an act. */
export function isJustification(text: string): boolean {
  return text.trim().length >= LENGTH_MIN
}
