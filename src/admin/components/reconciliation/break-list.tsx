import { Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useBreaks } from "../../api/queries"
import en from "../../i18n/en.json"
import { useTexts } from "../../i18n/use-texts"
import { Choice } from "../choice"
import { ShowMore } from "../show-more"
import { UnreadableAlert } from "../unreadable-alert"
import { BreakCard } from "./break-card"
import type { DayActionProps } from "./day-badge"

const STEP = 20
const ALL = "all"
const KINDS = Object.keys(en.break_kinds) as (keyof typeof en.break_kinds)[]

/** A day's discrepancies, open ones first. */
export function BreakList({ day, canResolve }: DayActionProps) {
  const { t } = useTexts()
  const [kind, setKind] = useState(ALL)
  const [state, setState] = useState("open")
  const [limit, setLimit] = useState(STEP)
  const { data, error, refetch } = useBreaks(
    day.day,
    {
      kind: kind === ALL ? undefined : kind,
      state: state === ALL ? undefined : state,
      limit,
    },
    day.compared_at
  )
  return (
    <section className="divide-y">
      <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
        <Heading level="h2">{t("breaks.title")}</Heading>
        <BreakFilters
          kind={kind}
          state={state}
          onKindChange={setKind}
          onStateChange={setState}
        />
      </div>
      {error && <UnreadableAlert error={error} onRetry={refetch} />}
      {data?.count === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-8">
          {t(
            kind === ALL && state === "open"
              ? "breaks.none_open"
              : "breaks.none"
          )}
        </Text>
      )}
      <ul aria-label={t("breaks.title")} className="divide-y">
        {data?.breaks.map((item) => (
          <BreakCard
            key={item.id}
            day={day.day}
            item={item}
            canResolve={canResolve}
          />
        ))}
      </ul>
      <ShowMore
        label={t("actions.more")}
        count={data?.count}
        limit={limit}
        step={STEP}
        onChange={setLimit}
      />
    </section>
  )
}

interface BreakFiltersProps {
  kind: string
  state: string
  onKindChange: (kind: string) => void
  onStateChange: (state: string) => void
}

function BreakFilters(props: BreakFiltersProps) {
  const { t } = useTexts()
  return (
    <div className="grid w-full grid-cols-1 gap-2 sm:w-auto sm:grid-cols-[minmax(18rem,auto)_10rem]">
      <Choice
        label={t("fields.kind")}
        value={props.kind}
        onChange={props.onKindChange}
        options={[
          { value: ALL, label: t("breaks.all_kinds") },
          ...KINDS.map((value) => ({
            value,
            label: t(`break_kinds.${value}.title`),
          })),
        ]}
      />
      <Choice
        label={t("fields.state")}
        value={props.state}
        onChange={props.onStateChange}
        options={[
          { value: "open", label: t("breaks.open") },
          { value: "closed", label: t("breaks.closed") },
          { value: ALL, label: t("breaks.all") },
        ]}
      />
    </div>
  )
}
