import { Text } from "@medusajs/ui"
import type {
  AdminFlexPayTimelineEntry,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { timeline_entries } from "../../i18n/en/timeline"
import type { TextKey } from "../../i18n/texts"
import { useTexts, type FlexPayTexts } from "../../i18n/use-texts"
import { Disclosure } from "./disclosure"
import {
  readBody,
  readChange,
  readExchange,
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
  const { t, moment } = texts
  const exchange = readExchange(entry)
  const body = readBody(entry)
  return (
    <li className="border-ui-border-base flex flex-col gap-y-1 border-l-2 py-1 pl-3">
      <Text size="small" weight="plus">
        {describe(entry, kind, texts)}
      </Text>
      {readRemarks(entry).map(({ intro, text }) => (
        <Text
          key={intro}
          size="small"
          className="text-ui-fg-subtle [overflow-wrap:anywhere]"
        >
          {t(intro, { text })}
        </Text>
      ))}
      <Text size="xsmall" className="text-ui-fg-muted">
        <time dateTime={entry.created_at}>{moment(entry.created_at)}</time>
        {entry.actor &&
          ` · ${t("timeline.by", {
            name: entry.actor.email ?? t("values.an_admin"),
          })}`}
      </Text>
      {exchange && (
        <Disclosure
          showLabel={t("timeline.show_wire")}
          hideLabel={t("timeline.hide_wire")}
        >
          <WireView exchange={exchange} />
        </Disclosure>
      )}
      {body !== null && (
        <Disclosure
          showLabel={t("timeline.show_body")}
          hideLabel={t("timeline.hide_body")}
        >
          <JsonView label={t("timeline.received")} value={body} />
        </Disclosure>
      )}
      {!isKnown(entry.type) && entry.data && (
        <Disclosure
          showLabel={t("timeline.show_data")}
          hideLabel={t("timeline.hide_data")}
        >
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

/** The title of an entry; of an unknown type, its name. */
function titleOf(
  { type }: AdminFlexPayTimelineEntry,
  verdict: TextKey | null,
  t: FlexPayTexts["t"]
): string {
  if (!isKnown(type)) {
    return t("timeline.other", { type: type.replaceAll("_", " ") })
  }
  return type === "check" && verdict
    ? t("timeline.checked", { verdict: t(verdict) })
    : t(`timeline_entries.${type}`)
}

function isKnown(type: string): type is keyof typeof timeline_entries {
  return Object.hasOwn(timeline_entries, type)
}
