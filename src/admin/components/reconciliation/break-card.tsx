import { Text, toast } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useBreakAction } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { CodeText } from "../facts/code-text"
import { SmallButton } from "../small-button"
import { useProblemToast } from "../use-problem-toast"
import { BreakSides } from "./break-sides"
import { CloseDrawer, type BreakProps } from "./close-drawer"
import { RecordDrawer } from "./record-drawer"

/** One discrepancy: what differs, since when, its owner, and what to do. */
export function BreakCard({
  day,
  item,
  canResolve,
}: BreakProps & { canResolve: boolean }) {
  const { t } = useTexts()
  const { closed_at, transaction_id } = item
  const isOffered = canResolve && !closed_at
  return (
    <li className="flex flex-col gap-y-3 px-6 py-4">
      <BreakHeader item={item} />
      <BreakSides sides={item.sides} />
      <BreakOutcome item={item} />
      {(transaction_id ?? isOffered) && (
        <div className="flex flex-wrap items-center gap-2">
          {transaction_id && (
            <SmallButton asChild>
              <Link
                to={`/flexpay/${transaction_id}`}
                aria-label={t("breaks.open_transaction_named", {
                  reference: item.reference ?? "",
                })}
              >
                {t("breaks.open_transaction")}
              </Link>
            </SmallButton>
          )}
          {isOffered && (
            <>
              {isRecordable(item) && (
                <>
                  <RecordDrawer day={day} item={item} action="attach_line" />
                  <RecordDrawer day={day} item={item} action="refund_line" />
                </>
              )}
              <AssignButton day={day} item={item} />
              <CloseDrawer day={day} item={item} />
            </>
          )}
        </div>
      )}
    </li>
  )
}

/** Whether a customer's payment is in FlexPay's export alone. */
function isRecordable({
  kind,
  sides,
  transaction_id,
}: BreakProps["item"]): boolean {
  return (
    kind === "flexpay_only" &&
    sides.flexpay?.state === "paid" &&
    transaction_id === null
  )
}

function BreakHeader({ item }: Pick<BreakProps, "item">) {
  const { t, user, age, moment } = useTexts()
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
        {owner &&
          !closed_at &&
          ` · ${t("breaks.owner", { name: user(owner) })}`}
      </Text>
    </div>
  )
}

/** How it was closed, or what to do. */
function BreakOutcome({ item }: Pick<BreakProps, "item">) {
  const { t, user, age } = useTexts()
  const { kind, closed_at, closed_by, note, transaction_id } = item
  if (!closed_at) {
    const isRequested = kind === "flexpay_only" && transaction_id !== null
    return (
      <Text size="small">
        {t(isRequested ? "record.waiting" : `break_kinds.${kind}.todo`)}
      </Text>
    )
  }
  return (
    <Text size="small" className="[overflow-wrap:anywhere]">
      {closed_by
        ? t("breaks.closed_by", {
            name: user(closed_by),
            age: age(closed_at),
            note: note ?? "",
          })
        : t("breaks.resolved", { age: age(closed_at) })}
    </Text>
  )
}

/** Assigns the break to the admin user, or removes its owner. */
function AssignButton({ day, item }: BreakProps) {
  const { t } = useTexts()
  const onError = useProblemToast()
  const name = item.owner ? "unassign" : "assign"
  const request = useBreakAction({ day, id: item.id }, name)
  const run = () =>
    request.mutate(
      {},
      { onSuccess: () => toast.success(t(`breaks.${name}ed`)), onError }
    )
  return (
    <SmallButton isLoading={request.isPending} onClick={run}>
      {t(`breaks.${name}`)}
    </SmallButton>
  )
}
