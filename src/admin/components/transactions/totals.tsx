import { Heading, Text } from "@medusajs/ui"
import type { AdminFlexPayTotal } from "../../../api/admin/flexpay/types"
import { sum } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"

interface TotalsProps {
  totals: AdminFlexPayTotal[]
}

/** What came in and went out in the selection, by currency and operator. */
export function Totals({ totals }: TotalsProps) {
  const { t, money } = useTexts()
  return (
    <section className="flex flex-col gap-y-3 px-6 py-4">
      <Heading level="h2">{t("totals.title")}</Heading>
      {totals.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("totals.empty")}
        </Text>
      )}
      <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(min(100%,280px),1fr))]">
        {groupByMoney(totals).map(({ kind, currency_code, operators }) => (
          <li
            key={`${kind} ${currency_code}`}
            className="bg-ui-bg-subtle rounded-lg border p-3"
          >
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t(`kinds.${kind}`)}
              {" · "}
              {t("totals.count", {
                count: operators.reduce((all, { count }) => all + count, 0),
              })}
            </Text>
            <Text weight="plus">
              {money(sum(operators.map(({ amount }) => amount)), currency_code)}
            </Text>
            <dl className="txt-compact-xsmall text-ui-fg-subtle mt-2 flex flex-col gap-y-1">
              {operators.map(({ operator, amount, count }) => (
                <div key={operator} className="flex justify-between gap-x-2">
                  <dt>
                    {t(`operators.${operator ?? "unknown"}`)} ({count})
                  </dt>
                  <dd>{money(amount, currency_code)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Group = Pick<AdminFlexPayTotal, "kind" | "currency_code"> & {
  operators: AdminFlexPayTotal[]
}

/** Amounts add up only within one kind and one currency. */
function groupByMoney(totals: AdminFlexPayTotal[]): Group[] {
  const groups: Group[] = []
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
