import { Container, Heading } from "@medusajs/ui"
import { useTexts } from "../../i18n/use-texts"
import { CodeText } from "./code-text"
import { Fact } from "./fact"
import { KeyFacts } from "./key-facts"
import { Purchase } from "./purchase"
import { TextLink } from "../text-link"
import type { TransactionProps } from "../transaction-props"

const TIMES = ["created_at", "finalized_at", "checked_at"] as const

/** All that the plugin has recorded of a transaction. */
export function AllFacts({ transaction }: TransactionProps) {
  const { t, moment, money } = useTexts()
  const { kind, amount_charged, replaces_id, next_check_at } = transaction
  const when = (iso: string | null) =>
    iso ? <time dateTime={iso}>{moment(iso)}</time> : t("values.none")

  return (
    <Container>
      <Heading level="h2">{t("detail.facts")}</Heading>
      <KeyFacts transaction={transaction} />
      <dl className="mt-2 border-t pt-2">
        {kind === "payment" && amount_charged && (
          <Fact label={t("fields.charged")}>
            {money(amount_charged, transaction.currency_code)}
          </Fact>
        )}
        {transaction.disposition && (
          <Fact label={t("fields.disposition")}>
            {t(`dispositions.${transaction.disposition}`)}
          </Fact>
        )}
        {transaction.channel && (
          <Fact label={t("fields.channel")}>{transaction.channel}</Fact>
        )}
        <Purchase transaction={transaction} />
        {transaction.note && (
          <Fact label={t("fields.note")}>{transaction.note}</Fact>
        )}
        {replaces_id && (
          <Fact label={t("detail.replaced")}>
            <TextLink to={`/flexpay/${replaces_id}`}>
              <CodeText>{replaces_id}</CodeText>
            </TextLink>
          </Fact>
        )}
        {TIMES.map((name) => (
          <Fact key={name} label={t(`fields.${name}`)}>
            {when(transaction[name])}
          </Fact>
        ))}
        {next_check_at && (
          <Fact label={t("fields.next_check_at")}>{when(next_check_at)}</Fact>
        )}
        <Fact label={t("fields.checks")}>{transaction.checks}</Fact>
        <Fact label={t("fields.support_code")}>
          <CodeText>{transaction.support_code}</CodeText>
        </Fact>
        <Fact label={t("fields.reference")}>
          <CodeText>{transaction.reference}</CodeText>
        </Fact>
        <Fact label={t("fields.id")}>
          <CodeText>{transaction.id}</CodeText>
        </Fact>
      </dl>
    </Container>
  )
}
