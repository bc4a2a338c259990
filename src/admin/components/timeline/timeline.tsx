import { Heading, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import type {
  AdminFlexPayTimelineEntry,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { SmallButton } from "../small-button"
import { TimelineEntry } from "./timeline-entry"

interface TimelineProps {
  entries: AdminFlexPayTimelineEntry[]
  kind: AdminFlexPayTransaction["kind"]
  /** How many are shown at first; all when absent. */
  latest?: number
}

/** The timeline of a transaction, newest first. */
export function Timeline({ entries, kind, latest }: TimelineProps) {
  const { t } = useTexts()
  const listId = useId()
  const [showsAll, setShowsAll] = useState(false)
  const isFolded = latest !== undefined && !showsAll
  const shown = isFolded ? entries.slice(0, latest) : entries
  return (
    <section className="flex flex-col items-start gap-y-2">
      <Heading level="h3">{t("timeline.title")}</Heading>
      {entries.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("timeline.empty")}
        </Text>
      )}
      <ol id={listId} className="flex w-full flex-col gap-y-2">
        {shown.map((entry) => (
          <TimelineEntry key={entry.id} entry={entry} kind={kind} />
        ))}
      </ol>
      {latest !== undefined && entries.length > latest && (
        <SmallButton
          variant="transparent"
          aria-expanded={showsAll}
          aria-controls={listId}
          className="-ml-2"
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll
            ? t("timeline.show_latest")
            : t("timeline.show_all", { count: entries.length })}
        </SmallButton>
      )}
    </section>
  )
}
