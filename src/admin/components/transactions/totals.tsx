import { Heading, Text, clx } from "@medusajs/ui"
import type { AdminFlexPayTotal } from "../../../api/admin/flexpay/types"
import { useTotals } from "../../api/queries"
import type { Query } from "../../api/sdk"
import { useTexts } from "../../i18n/use-texts"
import { UnreadableAlert } from "../unreadable-alert"
import { TotalCard, type MoneyTotal } from "./total-card"

/**
 * What came in and went out in the selection, by currency and operator. It is
 * read apart from the rows, which need not wait for it.
 */
export function Totals({ selection }: { selection: Query }) {
  const { t } = useTexts()
  const { data, error, isPending, isPlaceholderData } = useTotals(selection)
  return (
    <section
      aria-busy={isPending || isPlaceholderData}
      className={clx(
        "flex flex-col gap-y-3 border-b px-6 py-4",
        // A phone shows the rows first.
        "max-md:order-last max-md:border-b-0 max-md:border-t",
        // As high as it will most often be, so that the rows stay in place.
        isPending && "min-h-[216px]"
      )}
    >
      <Heading level="h2">{t("totals.title")}</Heading>
      {error && (
        <div className="-mx-6 -my-4">
          <UnreadableAlert error={error} text={t("totals.failed")} />
        </div>
      )}
      {isPending && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("totals.adding")}
        </Text>
      )}
      {data?.totals.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t(isPlaceholderData ? "totals.adding" : "totals.empty")}
        </Text>
      )}
      {data && data.totals.length > 0 && (
        <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(min(100%,280px),1fr))]">
          {groupByMoney(data.totals).map((total) => (
            <TotalCard
              key={`${total.kind} ${total.currency_code}`}
              total={total}
              isOutdated={isPlaceholderData}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

/** Amounts add up only within one kind and one currency. */
function groupByMoney(totals: AdminFlexPayTotal[]): MoneyTotal[] {
  const groups: MoneyTotal[] = []
  for (const total of totals) {
    const { kind, currency_code } = total
    const group = groups.find(
      (other) => other.kind === kind && other.currency_code === currency_code
    )
    if (group) {
      group.operators.push(total)
    } else {
      groups.push({ kind, currency_code, operators: [total] })
    }
  }
  return groups
}
