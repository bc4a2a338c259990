import type {
  AdminFlexPayUser,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { isMoving } from "../../api/queries"
import { feeOf } from "../../format/money"
import { useTexts } from "../../i18n/use-texts"
import { CodeText } from "./code-text"
import { Fact } from "./fact"
import { PhoneNumber } from "./phone-number"

interface MoneyFactsProps {
  transaction: AdminFlexPayTransaction
}

/** Who paid, or was paid, how much, under which numbers, and who wanted it. */
export function MoneyFacts({ transaction }: MoneyFactsProps) {
  const { t, money } = useTexts()
  const { currency_code, operator, received_amount } = transaction
  const fee = feeOf(transaction)
  const mayBeTold =
    isMoving(transaction) || transaction.state === "awaiting_approval"
  const unknown = t(mayBeTold ? "values.not_known" : "values.not_reported")
  const name = (person: AdminFlexPayUser) =>
    person.email ?? t("values.an_admin")
  return (
    <dl>
      <Fact label={t("fields.amount")}>
        {money(transaction.amount, currency_code)}
      </Fact>
      {received_amount && (
        <Fact label={t("fields.received")}>
          {money(
            received_amount,
            transaction.received_currency_code ?? currency_code
          )}
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
      {transaction.kind === "payout" && (
        <Fact label={t("fields.requested_by")}>
          {transaction.requested_by
            ? name(transaction.requested_by)
            : t("values.automatic")}
        </Fact>
      )}
      {transaction.approved_by && (
        <Fact label={t("fields.approved_by")}>
          {name(transaction.approved_by)}
        </Fact>
      )}
    </dl>
  )
}
