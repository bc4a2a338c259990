import { Text } from "@medusajs/ui"
import type { AdminFlexPayApproval } from "../../../api/admin/flexpay/types"
import type { TextKey } from "../../i18n/texts"
import { useTexts } from "../../i18n/use-texts"
import type { TransactionProps } from "../transaction-props"
import { CustomerLink } from "./customer-link"
import { Fact } from "./fact"
import { OrderLink } from "./order-link"
import { Purchase } from "./purchase"

interface ApprovalProps extends TransactionProps {
  approval: AdminFlexPayApproval
}

/** What an approver decides about; nothing for another transaction. */
export function ApprovalFacts({ transaction }: TransactionProps) {
  const { approval, kind, state } = transaction
  if (kind === "payment" && state === "awaiting_approval") {
    return <PaymentFacts transaction={transaction} />
  }
  return approval ? (
    <div className="mt-2 w-full text-left">
      <RecipientWarning transaction={transaction} approval={approval} />
      <dl>
        <Facts transaction={transaction} approval={approval} />
      </dl>
    </div>
  ) : null
}

/** What the approver of an unrecorded payment decides about. */
function PaymentFacts({ transaction }: TransactionProps) {
  const { t, user, money } = useTexts()
  const { amount, currency_code, phone, order_id, note } = transaction
  return (
    <dl className="mt-2 w-full text-left">
      <Fact label={t("fields.order")}>
        {order_id ? (
          <OrderLink transaction={transaction} />
        ) : (
          t("approval.to_refund")
        )}
      </Fact>
      <Fact label={t("fields.customer")}>
        <CustomerLink transaction={transaction} />
      </Fact>
      <Fact label={t("fields.amount")}>{money(amount, currency_code)}</Fact>
      <Fact label={t("record.phone")}>{phone ?? t("values.not_known")}</Fact>
      <Fact label={t("fields.requested_by")}>
        {user(transaction.requested_by)}
      </Fact>
      {note && <Fact label={t("justification.label")}>{note}</Fact>}
    </dl>
  )
}

/** Says that the money goes to a number that did not pay. */
function RecipientWarning({ transaction, approval }: ApprovalProps) {
  const { t } = useTexts()
  const { is_other_phone, payer_phone } = approval
  return is_other_phone ? (
    <Text
      size="small"
      weight="plus"
      className="bg-ui-tag-orange-bg text-ui-tag-orange-text border-ui-tag-orange-border mb-1 rounded-md border px-2 py-1"
    >
      {t(payer_phone ? "approval.other_phone" : "approval.no_payer", {
        from: payer_phone ?? "",
        to: transaction.phone ?? t("values.not_known"),
      })}
    </Text>
  ) : null
}

function Facts({ transaction, approval }: ApprovalProps) {
  const { t, user, money } = useTexts()
  const { phone_reason, refund_reason, counted, threshold } = approval
  const show = (amount: string) => money(amount, transaction.currency_code)
  const facts: [TextKey, string | null][] = [
    ["recipient.reason", phone_reason],
    ["refund.reason", refund_reason],
    ["fields.requested_by", user(transaction.requested_by)],
    ["fields.note", transaction.note],
    [
      "approval.paid_out",
      t("approval.of", {
        amount: show(approval.paid_out),
        total: show(approval.received),
      }),
    ],
    [
      "approval.counted",
      counted &&
        threshold &&
        t("approval.threshold", {
          amount: show(counted),
          threshold: show(threshold),
        }),
    ],
  ]
  return (
    <>
      <Purchase transaction={transaction} />
      {facts.map(
        ([label, text]) =>
          text && (
            <Fact key={label} label={t(label)}>
              {text}
            </Fact>
          )
      )}
    </>
  )
}
