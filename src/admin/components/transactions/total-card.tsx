import { Text } from "@medusajs/ui"
import type { AdminFlexPayTotal } from "../../../api/admin/flexpay/types"
import { sum } from "../../format/decimal"
import { useTexts } from "../../i18n/use-texts"

/** Of one kind and one currency, by operator. */
export type MoneyTotal = Pick<AdminFlexPayTotal, "kind" | "currency_code"> & {
  operators: AdminFlexPayTotal[]
}

interface TotalCardProps {
  total: MoneyTotal
  /** Whether it is of an earlier selection, so that its figures are hidden. */
  isOutdated: boolean
}

/** A total, in all and by operator. */
export function TotalCard({ total, isOutdated }: TotalCardProps) {
  const { t, money } = useTexts()
  const { kind, currency_code, operators } = total
  const figure = (text: string) => (isOutdated ? "…" : text)
  const count = operators.reduce((all, { count }) => all + count, 0)
  const amount = sum(operators.map(({ amount }) => amount))
  return (
    <li className="bg-ui-bg-subtle rounded-lg border p-3">
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t(`kinds.${kind}`)}
        {" · "}
        {figure(t("totals.count", { count }))}
      </Text>
      <Text weight="plus">{figure(money(amount, currency_code))}</Text>
      <dl className="txt-compact-xsmall text-ui-fg-subtle mt-2 flex flex-col gap-y-1">
        {operators.map(({ operator, amount, count }) => (
          <div key={operator} className="flex justify-between gap-x-2">
            <dt>
              {t(`operators.${operator ?? "unknown"}`)} {figure(`(${count})`)}
            </dt>
            <dd>{figure(money(amount, currency_code))}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}
