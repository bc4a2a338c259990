import { Heading, Text } from "@medusajs/ui"
import type { AdminFlexPayTotal } from "../../../api/admin/flexpay/types"
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
      <ul className="grid gap-3 [grid-template-columns:repeat(auto-fill,minmax(200px,1fr))]">
        {totals.map((total) => (
          <li
            key={`${total.kind} ${total.currency_code} ${total.operator}`}
            className="bg-ui-bg-subtle rounded-lg border p-3"
          >
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t(`kinds.${total.kind}`)}
              {" · "}
              {t(`operators.${total.operator ?? "unknown"}`)}
            </Text>
            <Text weight="plus">
              {money(total.amount, total.currency_code)}
            </Text>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t("totals.count", { count: total.count })}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  )
}
