import { mayStillChange } from "../../api/queries"
import { feeOf, receivedOf } from "../../format/money"
import { useTexts } from "../../i18n/use-texts"
import { CodeText } from "./code-text"
import { Fact } from "./fact"
import { PhoneNumber } from "./phone-number"
import type { TransactionProps } from "../transaction-props"

/** The amounts, the phone number, the ids and the users of a transaction. */
export function KeyFacts({ transaction }: TransactionProps) {
  const { t, money } = useTexts()
  const { currency_code, operator, received_amount } = transaction
  const fee = feeOf(transaction)
  const mayBeReported =
    mayStillChange(transaction) || transaction.state === "awaiting_approval"
  const unknown = t(mayBeReported ? "values.not_known" : "values.not_reported")
  return (
    <dl>
      <Fact label={t("fields.amount")}>
        {money(transaction.amount, currency_code)}
      </Fact>
      {received_amount && (
        <Fact label={t("fields.received")}>
          {money(...receivedOf(transaction))}
        </Fact>
      )}
      {fee && (
        <Fact
          label={t(
            transaction.kind === "payment" ? "fields.fee" : "fields.fee_payout"
          )}
        >
          {money(fee, currency_code)}
        </Fact>
      )}
      {transaction.method === "card" ? (
        <Fact label={t("fields.method")}>{t("methods.card")}</Fact>
      ) : (
        <>
          <Fact label={t("fields.operator")}>
            {t(`operators.${operator ?? "unknown"}`)}
          </Fact>
          <Fact label={t("fields.phone")}>
            <PhoneNumber transaction={transaction} />
          </Fact>
        </>
      )}
      <Fact label={t("fields.order_number")}>
        <CodeText>{transaction.order_number ?? unknown}</CodeText>
      </Fact>
      <Fact label={t("fields.operator_reference")}>
        <CodeText>{transaction.operator_reference ?? unknown}</CodeText>
      </Fact>
      <UserFacts transaction={transaction} />
    </dl>
  )
}

/** The admin users who requested and approved it. */
function UserFacts({ transaction }: TransactionProps) {
  const { t, user } = useTexts()
  const { kind, requested_by, approved_by } = transaction
  return (
    <>
      {(kind === "payout" || requested_by) && (
        <Fact label={t("fields.requested_by")}>{user(requested_by)}</Fact>
      )}
      {approved_by && (
        <Fact label={t("fields.approved_by")}>{user(approved_by)}</Fact>
      )}
    </>
  )
}
