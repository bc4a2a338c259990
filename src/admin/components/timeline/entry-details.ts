import type { AdminFlexPayTimelineEntry } from "../../../api/admin/flexpay/types"
import en from "../../i18n/en.json"
import { isKeyOf, type TextKey } from "../../i18n/texts"

/** One request to FlexPay and its answer, masked. */
export interface WireExchange {
  method?: unknown
  url?: unknown
  request?: unknown
  httpStatus?: unknown
  response?: unknown
  durationMs?: unknown
  error?: unknown
}

/** Texts of operators and of FlexPay, each with its label. */
const REMARKS = [
  ["note", "timeline.note"],
  ["justification", "timeline.justification"],
  ["phone_reason", "timeline.phone_reason"],
  ["reason", "timeline.reason"],
  ["message", "timeline.message"],
  ["error", "timeline.error"],
] as const

export function readExchange(
  entry: AdminFlexPayTimelineEntry
): WireExchange | null {
  return readRecord(entry.data?.exchange)
}

/** The text of the verdict of a check; null for other entries. */
export function readVerdict(entry: AdminFlexPayTimelineEntry): TextKey | null {
  const kind = readRecord(entry.data?.verdict)?.kind
  return typeof kind === "string" && isKeyOf(en.verdicts, kind)
    ? `verdicts.${kind}`
    : null
}

/** A value that the entry changed, such as the state. */
export function readChange(
  entry: AdminFlexPayTimelineEntry,
  field: "state" | "attention"
): string | null {
  const value =
    readRecord(entry.data?.change)?.[field] ??
    (field === "attention" ? entry.data?.attention : null)
  return typeof value === "string" ? value : null
}

export function readRemarks(
  entry: AdminFlexPayTimelineEntry
): { intro: TextKey; text: string }[] {
  return REMARKS.flatMap(([field, intro]) => {
    const text = entry.data?.[field]
    return typeof text === "string" && text ? [{ intro, text }] : []
  })
}

/** The payout that an entry requests or approves, and what was counted. */
export function readPayout({ data }: AdminFlexPayTimelineEntry) {
  const { amount, currency_code, phone, counted, threshold } = data ?? {}
  return typeof amount === "string" &&
    typeof currency_code === "string" &&
    typeof phone === "string"
    ? {
        amount,
        currency: currency_code,
        phone,
        limit:
          typeof counted === "string" && typeof threshold === "string"
            ? { counted, threshold }
            : null,
      }
    : null
}

/** A callback's body, masked. */
export function readBody(entry: AdminFlexPayTimelineEntry): unknown {
  return entry.data?.body ?? null
}

function readRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? { ...value }
    : null
}
