import { ExclamationCircleSolid } from "@medusajs/icons"
import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import type { TextKey } from "../../i18n/texts"
import { useTexts } from "../../i18n/use-texts"
import { AmountText } from "../facts/amount-text"
import { CodeText } from "../facts/code-text"
import { CustomerLink } from "../facts/customer-link"
import { OrderLink } from "../facts/order-link"
import { StateBadge } from "../facts/state-badge"
import { TextLink } from "../text-link"
import type { TransactionProps } from "../transaction-props"

const column = createDataTableColumnHelper<AdminFlexPayTransaction>()

/** Columns that an operator can hide, by id. The amount and the state stay. */
export const HIDEABLE_COLUMNS: readonly [string, TextKey][] = [
  ["kind", "fields.kind"],
  ["customer", "fields.customer"],
  ["order_id", "fields.order"],
  ["operator", "fields.operator"],
  ["phone", "fields.phone"],
  ["created_at", "fields.created_at"],
  ["reference", "fields.reference"],
]

/**
 * The columns of the list of transactions. The first ones are those that a phone
 * shows without scrolling sideways; the last one may be cut at 1440 pixels.
 */
export function useColumns() {
  const { t, moment } = useTexts()
  return useMemo(
    () => [
      column.accessor("amount", {
        header: t("fields.amount"),
        enableSorting: true,
        sortAscLabel: t("list.smallest_first"),
        sortDescLabel: t("list.largest_first"),
        cell: ({ row }) => <AmountText transaction={row.original} />,
      }),
      column.accessor("state", {
        header: t("fields.state"),
        cell: ({ row }) => <StateCell transaction={row.original} />,
      }),
      column.accessor("kind", {
        header: t("fields.kind"),
        cell: ({ getValue }) => t(`kinds.${getValue()}`),
      }),
      column.accessor("customer", {
        header: t("fields.customer"),
        maxSize: 180,
        cell: ({ row }) => <CustomerLink transaction={row.original} />,
      }),
      column.accessor("order_id", {
        header: t("fields.order"),
        cell: ({ row }) => <OrderLink transaction={row.original} />,
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
      column.accessor("created_at", {
        header: t("fields.created_at"),
        enableSorting: true,
        sortAscLabel: t("list.oldest_first"),
        sortDescLabel: t("list.newest_first"),
        cell: ({ getValue }) => moment(getValue()),
      }),
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
    ],
    [t, moment]
  )
}

function StateCell({ transaction }: TransactionProps) {
  const { t } = useTexts()
  const { attention } = transaction
  const text = attention && t(`attentions.${attention}.title`)
  return (
    <span className="inline-flex items-center gap-x-2">
      <StateBadge transaction={transaction} />
      {text && (
        <span title={text}>
          <ExclamationCircleSolid
            aria-hidden
            className="text-ui-tag-orange-icon"
          />
          <span className="sr-only">{text}</span>
        </span>
      )}
    </span>
  )
}
