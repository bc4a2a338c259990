import type { AdminFlexPayTimelineEntry } from "../../../api/admin/flexpay/types"
import type { TextKey } from "../../i18n/texts"

/** What went over the wire in one call, masked. */
export interface WireExchange {
  method?: unknown
  url?: unknown
  request?: unknown
  httpStatus?: unknown
  response?: unknown
  durationMs?: unknown
  error?: unknown
}

const VERDICTS: Readonly<Record<string, TextKey>> = {
  pending: "verdicts.pending",
  paid: "verdicts.paid",
  not_paid: "verdicts.not_paid",
  canceled: "verdicts.canceled",
  refunding: "verdicts.refunding",
  refunded: "verdicts.refunded",
  mismatch: "verdicts.mismatch",
}

/** What people wrote, or FlexPay said, by the text that introduces it. */
const REMARKS = [
  ["note", "timeline.note"],
  ["justification", "timeline.justification"],
  ["phone_reason", "timeline.phone_reason"],
  ["message", "timeline.message"],
  ["error", "timeline.error"],
] as const

export function readExchange(
  event: AdminFlexPayTimelineEntry
): WireExchange | null {
  return readRecord(event.data?.exchange)
}

/** The text for the judgement of FlexPay's answer, when there is one. */
export function readVerdict(event: AdminFlexPayTimelineEntry): TextKey | null {
  const kind = readRecord(event.data?.verdict)?.kind
  return (typeof kind === "string" && VERDICTS[kind]) || null
}

/** A value of the change that the event made, such as the new state. */
export function readChange(
  event: AdminFlexPayTimelineEntry,
  field: "state" | "attention"
): string | null {
  const value =
    readRecord(event.data?.change)?.[field] ??
    (field === "attention" ? event.data?.attention : null)
  return typeof value === "string" ? value : null
}

export function readRemarks(
  event: AdminFlexPayTimelineEntry
): { intro: TextKey; text: string }[] {
  return REMARKS.flatMap(([field, intro]) => {
    const text = event.data?.[field]
    return typeof text === "string" && text ? [{ intro, text }] : []
  })
}

/** A callback's body, masked. */
export function readBody(event: AdminFlexPayTimelineEntry): unknown {
  return event.data?.body ?? null
}

function readRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? { ...value }
    : null
}
