import { Container, Heading, Text } from "@medusajs/ui"
import type { AdminFlexPayStatusResponse } from "../../../api/admin/flexpay/status/types"
import { useTestPayment } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { FocusedHeading } from "../focused-heading"
import { CopyButton } from "../payment-links/copy-button"
import { isShared, type SharedLink } from "../payment-links/payable"
import { QrCode } from "../payment-links/qr-code"
import { ProblemAlert } from "../problem-alert"
import { SmallButton } from "../small-button"
import { TextLink } from "../text-link"

interface TestPaymentProps {
  money: NonNullable<AdminFlexPayStatusResponse["test_payment"]>
}

/** The button that creates an order for a test, and then its payment link. */
export function TestPayment(props: TestPaymentProps) {
  const { t, money } = useTexts()
  const { mutate, data, error, isPending } = useTestPayment()
  const amount = money(props.money.amount, props.money.currency_code)
  const link = data?.payment_link ?? null
  return (
    <Container className="flex flex-col items-start gap-y-3">
      <div>
        <Heading level="h2">{t("test_payment.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("test_payment.text", { amount })}
        </Text>
      </div>
      {error && <ProblemAlert error={error} />}
      {isShared(link) ? (
        <TestLink link={link} />
      ) : (
        <SmallButton isLoading={isPending} onClick={() => mutate({})}>
          {t("test_payment.create", { amount })}
        </SmallButton>
      )}
    </Container>
  )
}

/** The page where the test is paid: to open here, or on a phone. */
function TestLink({ link }: { link: SharedLink }) {
  const { t } = useTexts()
  return (
    <>
      <FocusedHeading>{t("test_payment.ready")}</FocusedHeading>
      <div className="flex flex-wrap items-center gap-2">
        <SmallButton asChild type={undefined} variant="primary">
          <a href={link.url} target="_blank" rel="noopener noreferrer">
            {t("test_payment.open")}
          </a>
        </SmallButton>
        <CopyButton url={link.url} />
        <TextLink
          to={`/orders/${link.order_id ?? ""}`}
          className="txt-compact-small-plus"
        >
          {t("test_payment.order")}
        </TextLink>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {t("test_payment.scan")}
      </Text>
      <QrCode text={link.url} label={t("payment_link.qr")} />
    </>
  )
}
