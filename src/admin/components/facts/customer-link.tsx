import { useTexts } from "../../i18n/use-texts"
import { TextLink } from "../text-link"
import type { TransactionProps } from "../transaction-props"

/** The customer of a transaction, with a link to Medusa's page of the customer. */
export function CustomerLink({ transaction: { customer } }: TransactionProps) {
  const { t, contact } = useTexts()
  const text = customer && contact(customer)
  return customer?.id && text ? (
    <TextLink to={`/customers/${customer.id}`}>{text}</TextLink>
  ) : (
    <span className="text-ui-fg-subtle">{text ?? t("values.no_customer")}</span>
  )
}
