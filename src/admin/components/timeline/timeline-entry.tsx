import { Text } from "@medusajs/ui"
import type {
  AdminFlexPayTimelineEntry,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import en from "../../i18n/en.json"
import { isKeyOf, type TextKey } from "../../i18n/texts"
import { useTexts, type FlexPayTexts } from "../../i18n/use-texts"
import { Disclosure } from "./disclosure"
import {
  readBody,
  readChange,
  readExchange,
  readPayout,
  readRemarks,
  readVerdict,
} from "./entry-details"
import { JsonView, WireView } from "./wire-view"

interface TimelineEntryProps {
  entry: AdminFlexPayTimelineEntry
  kind: AdminFlexPayTransaction["kind"]
}

/** One entry: what was recorded or done, by whom and when. */
export function TimelineEntry({ entry, kind }: TimelineEntryProps) {
  const texts = useTexts()
  const { t, user, moment } = texts
  const exchange = readExchange(entry)
  const body = readBody(entry)
  return (
    <li className="border-ui-border-base flex flex-col gap-y-1 border-l-2 py-1 pl-3">
      <Text size="small" weight="plus">
        {describe(entry, kind, texts)}
      </Text>
      {[
        ...describeApproval(entry, kind, texts),
        ...readRemarks(entry).map(({ intro, text }) => t(intro, { text })),
      ].map((remark) => (
        <Text
          key={remark}
          size="small"
          className="text-ui-fg-subtle [overflow-wrap:anywhere]"
        >
          {remark}
        </Text>
      ))}
      <Text size="xsmall" className="text-ui-fg-muted">
        <time dateTime={entry.created_at}>{moment(entry.created_at)}</time>
        {entry.actor && ` · ${t("timeline.by", { name: user(entry.actor) })}`}
      </Text>
      {exchange && (
        <Disclosure name="wire">
          <WireView exchange={exchange} />
        </Disclosure>
      )}
      {body !== null && (
        <Disclosure name="body">
          <JsonView label={t("timeline.received")} value={body} />
        </Disclosure>
      )}
      {!isKeyOf(en.timeline_entries, entry.type) && entry.data && (
        <Disclosure name="data">
          <JsonView label={t("timeline.details")} value={entry.data} />
        </Disclosure>
      )}
    </li>
  )
}

function describe(
  entry: AdminFlexPayTimelineEntry,
  kind: AdminFlexPayTransaction["kind"],
  { t }: FlexPayTexts
): string {
  const verdict = readVerdict(entry)
  const state = readChange(entry, "state")
  const attention = readChange(entry, "attention")
  return [
    titleOf(entry, verdict, t),
    // A final answer says the new state already.
    (!verdict || verdict === "verdicts.pending") &&
      state &&
      t("timeline.became", {
        state: t(
          `states.${kind}.${state as AdminFlexPayTransaction["state"]}.label`
        ),
      }),
    attention &&
      `${t(
        `attentions.${attention as NonNullable<AdminFlexPayTransaction["attention"]>}.title`
      )}.`,
  ]
    .filter(Boolean)
    .join(" ")
}

/** What an approval is asked for, or covers. */
function describeApproval(
  entry: AdminFlexPayTimelineEntry,
  kind: AdminFlexPayTransaction["kind"],
  { t, money }: FlexPayTexts
): string[] {
  const payout = readPayout(entry)
  if (!payout) {
    return []
  }
  const { amount, currency, phone, limit } = payout
  const covered = t(`timeline.${kind}`, {
    amount: money(amount, currency),
    phone,
  })
  return limit
    ? [
        covered,
        t("timeline.counted", {
          amount: money(limit.counted, currency),
          threshold: money(limit.threshold, currency),
        }),
      ]
    : [covered]
}

/** The title of an entry; of an unknown type, its name. */
function titleOf(
  { type }: AdminFlexPayTimelineEntry,
  verdict: TextKey | null,
  t: FlexPayTexts["t"]
): string {
  if (!isKeyOf(en.timeline_entries, type)) {
    return t("timeline.other", { type: type.replaceAll("_", " ") })
  }
  return type === "check" && verdict
    ? t("timeline.checked", { verdict: t(verdict) })
    : t(`timeline_entries.${type}`)
}
