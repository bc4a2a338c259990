import { Button, Text, toast } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminFlexPayBreak } from "../../../api/admin/flexpay/reconciliations/types"
import { toProblem } from "../../api/problem"
import { useBreakAction } from "../../api/reconciliation-queries"
import { useTexts } from "../../i18n/use-texts"
import { CodeText } from "../facts/code-text"
import { BreakSides } from "./break-sides"
import { CloseDrawer } from "./close-drawer"

interface BreakCardProps {
  day: string
  item: AdminFlexPayBreak
}

/** One discrepancy: what differs, since when, its owner, and what to do. */
export function BreakCard({ day, item }: BreakCardProps) {
  const { t } = useTexts()
  const { closed_at, transaction_id } = item
  return (
    <li className="flex flex-col gap-y-3 px-6 py-4">
      <BreakHeader item={item} />
      <BreakSides sides={item.sides} />
      <BreakOutcome item={item} />
      {(transaction_id ?? !closed_at) && (
        <div className="flex flex-wrap items-center gap-2">
          {transaction_id && (
            <Button size="small" variant="secondary" asChild>
              <Link
                to={`/flexpay/${transaction_id}`}
                aria-label={t("breaks.open_transaction_named", {
                  reference: item.reference ?? "",
                })}
              >
                {t("breaks.open_transaction")}
              </Link>
            </Button>
          )}
          {!closed_at && (
            <>
              <AssignButton day={day} item={item} />
              <CloseDrawer day={day} item={item} />
            </>
          )}
        </div>
      )}
    </li>
  )
}

function BreakHeader({ item }: Pick<BreakCardProps, "item">) {
  const { t, age, moment } = useTexts()
  const { kind, owner, detected_at, closed_at } = item
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      <Text weight="plus">{t(`break_kinds.${kind}.title`)}</Text>
      <Text size="small" className="text-ui-fg-subtle">
        {item.reference && (
          <>
            <CodeText>{item.reference}</CodeText>
            {" · "}
          </>
        )}
        <time dateTime={detected_at} title={moment(detected_at)}>
          {t("breaks.detected", { age: age(detected_at) })}
        </time>
        {owner && !closed_at && (
          <>
            {" "}
            · {t("breaks.owner", { name: owner.email ?? t("values.an_admin") })}
          </>
        )}
      </Text>
    </div>
  )
}

/** How it was closed, or what to do. */
function BreakOutcome({ item }: Pick<BreakCardProps, "item">) {
  const { t, age } = useTexts()
  const { kind, closed_at, closed_by, note } = item
  if (!closed_at) {
    return <Text size="small">{t(`break_kinds.${kind}.todo`)}</Text>
  }
  return (
    <Text size="small" className="[overflow-wrap:anywhere]">
      {closed_by
        ? t("breaks.closed_by", {
            name: closed_by.email ?? t("values.an_admin"),
            age: age(closed_at),
            note: note ?? "",
          })
        : t("breaks.resolved", { age: age(closed_at) })}
    </Text>
  )
}

/** Assigns the break to the admin user, or removes its owner. */
function AssignButton({ day, item }: BreakCardProps) {
  const { t } = useTexts()
  const name = item.owner ? "unassign" : "assign"
  const request = useBreakAction(day, item.id, name)
  const run = () =>
    request.mutate(
      {},
      {
        onSuccess: () =>
          toast.success(
            t(item.owner ? "breaks.unassigned" : "breaks.assigned")
          ),
        onError: (error) => {
          const problem = toProblem(error)
          toast.error(t(`problem.${problem.kind}`), {
            description: problem.message ?? undefined,
          })
        },
      }
    )
  return (
    <Button
      size="small"
      variant="secondary"
      type="button"
      isLoading={request.isPending}
      onClick={run}
    >
      {t(`breaks.${name}`)}
    </Button>
  )
}
