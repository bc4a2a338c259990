import { Text } from "@medusajs/ui"
import type {
  AdminFlexPayTimelineEntry,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { events } from "../../i18n/en/timeline"
import type { TextKey } from "../../i18n/texts"
import { useTexts, type FlexPayTexts } from "../../i18n/use-texts"
import { Disclosure } from "./disclosure"
import {
  readBody,
  readChange,
  readExchange,
  readRemarks,
  readVerdict,
} from "./event-details"
import { JsonView, WireView } from "./wire-view"

interface TimelineEntryProps {
  event: AdminFlexPayTimelineEntry
  kind: AdminFlexPayTransaction["kind"]
}

/** What was seen or done, by whom and when, in plain words. */
export function TimelineEntry({ event, kind }: TimelineEntryProps) {
  const texts = useTexts()
  const { t, moment } = texts
  const exchange = readExchange(event)
  const body = readBody(event)
  return (
    <li className="border-ui-border-base flex flex-col gap-y-1 border-l-2 py-1 pl-3">
      <Text size="small" weight="plus">
        {describe(event, kind, texts)}
      </Text>
      {readRemarks(event).map(({ intro, text }) => (
        <Text
          key={intro}
          size="small"
          className="text-ui-fg-subtle [overflow-wrap:anywhere]"
        >
          {t(intro, { text })}
        </Text>
      ))}
      <Text size="xsmall" className="text-ui-fg-muted">
        <time dateTime={event.created_at}>{moment(event.created_at)}</time>
        {event.actor &&
          ` · ${t("timeline.by", {
            name: event.actor.email ?? t("values.somebody"),
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
      {!isKnown(event.type) && event.data && (
        <Disclosure
          showLabel={t("timeline.show_data")}
          hideLabel={t("timeline.hide_data")}
        >
          <JsonView label={t("timeline.details")} value={event.data} />
        </Disclosure>
      )}
    </li>
  )
}

function describe(
  event: AdminFlexPayTimelineEntry,
  kind: AdminFlexPayTransaction["kind"],
  { t }: FlexPayTexts
): string {
  const verdict = readVerdict(event)
  const state = readChange(event, "state")
  const attention = readChange(event, "attention")
  return [
    titleOf(event, verdict, t),
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

/** A type that this version has no sentence for is named in words. */
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
    : t(`events.${type}`)
}

function isKnown(type: string): type is keyof typeof events {
  return Object.hasOwn(events, type)
}
