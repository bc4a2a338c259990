import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { CodeText } from "../facts/code-text"
import { CustomerLink } from "../facts/customer-link"
import { OrderLink } from "../facts/order-link"
import { StateBadge } from "../facts/state-badge"
import { TextLink } from "../text-link"

const column = createDataTableColumnHelper<AdminFlexPayTransaction>()

/** The columns of the list of transactions. */
export function useColumns() {
  const { t, money, moment } = useTexts()
  return useMemo(
    () => [
      column.accessor("reference", {
        header: t("fields.reference"),
        cell: ({ row: { original } }) => (
          <TextLink
            to={`/flexpay/${original.id}`}
            aria-label={t("list.open", { reference: original.reference })}
          >
            <CodeText>{original.reference}</CodeText>
          </TextLink>
        ),
      }),
      column.accessor("kind", {
        header: t("fields.kind"),
        cell: ({ getValue }) => t(`kinds.${getValue()}`),
      }),
      column.accessor("state", {
        header: t("fields.state"),
        cell: ({ row }) => <StateBadge transaction={row.original} />,
      }),
      column.accessor("amount", {
        header: t("fields.amount"),
        align: "right",
        cell: ({ row: { original } }) =>
          money(original.amount, original.currency_code),
      }),
      column.accessor("operator", {
        header: t("fields.operator"),
        cell: ({ row: { original } }) =>
          original.method === "card"
            ? t("methods.card")
            : t(`operators.${original.operator ?? "unknown"}`),
      }),
      column.accessor("phone", {
        header: t("fields.phone"),
        cell: ({ getValue, row: { original } }) =>
          getValue() ??
          t(original.redacted_at ? "values.redacted" : "values.none"),
      }),
      column.accessor("order_id", {
        header: t("fields.order"),
        cell: ({ row }) => <OrderLink transaction={row.original} />,
      }),
      column.accessor("customer", {
        header: t("fields.customer"),
        maxSize: 220,
        cell: ({ row }) => <CustomerLink transaction={row.original} />,
      }),
      column.accessor("created_at", {
        header: t("fields.created_at"),
        cell: ({ getValue }) => moment(getValue()),
      }),
    ],
    [t, money, moment]
  )
}
