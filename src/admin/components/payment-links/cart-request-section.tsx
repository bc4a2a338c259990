import { Container, Text } from "@medusajs/ui"
import type { AdminFlexPayCartRequest } from "../../../api/admin/flexpay/types"
import { useLinkCart } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { ProblemAlert } from "../problem-alert"
import { SmallButton } from "../small-button"
import type { TransactionProps } from "../transaction-props"
import { LinkPanel } from "./link-panel"
import { isShared, isUnpaid } from "./payable"

interface CartRequestSectionProps extends TransactionProps {
  request: AdminFlexPayCartRequest
}

/**
 * The payment link of the cart that a shopper left after an attempt. Nothing
 * while the attempt may still be paid, so that no cart is paid twice.
 */
export function CartRequestSection(props: CartRequestSectionProps) {
  const { transaction, request } = props
  const { link, can_request } = request
  const { t } = useTexts()
  const create = useLinkCart(transaction.id)
  const canCreate = can_request && isUnpaid(transaction) && !isShared(link)
  if (!link && !canCreate) {
    return null
  }
  return (
    <Container className="flex flex-col gap-y-3">
      {canCreate && (
        <>
          <Text size="small" className="text-ui-fg-subtle">
            {t("payment_link.cart_text")}
          </Text>
          <div>
            <SmallButton
              isLoading={create.isPending}
              onClick={() => create.mutate({})}
            >
              {t("request_payment.create_link")}
            </SmallButton>
          </div>
          {create.error && <ProblemAlert error={create.error} />}
        </>
      )}
      {link && <LinkPanel link={link} payer={null} />}
    </Container>
  )
}
