import type {
  AdminFlexPayAction,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"

/** Whether the server requires a justification of this action. */
export function needsJustification(
  { needs_justification }: AdminFlexPayTransaction,
  action: AdminFlexPayAction
): boolean {
  return needs_justification.includes(action)
}

/** Whether a text has as many characters as the server requires. */
export function isLongEnough(text: string, lengthMin: number): boolean {
  return text.trim().length >= lengthMin
}
