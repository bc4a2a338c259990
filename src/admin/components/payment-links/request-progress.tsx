import { Drawer } from "@medusajs/ui"
import type {
  AdminFlexPayPaymentLink,
  AdminFlexPayTransaction,
} from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { AttentionAlert } from "../attention-alert"
import { StateBadge } from "../facts/state-badge"
import { StateExplanation } from "../facts/state-explanation"
import { FocusedHeading } from "../focused-heading"
import { SmallButton } from "../small-button"
import { LinkPanel } from "./link-panel"
import { isUnpaid, type Payer } from "./payable"

interface RequestProgressProps {
  link: AdminFlexPayPaymentLink | null
  /** The push; null when only a link was created. */
  push: AdminFlexPayTransaction | null
  payer: Payer
  /** Opens the form again. */
  onAgain: () => void
}

/** The state of a push, refreshed while open, and the payment link. */
export function RequestProgress(props: RequestProgressProps) {
  const { link, push, payer, onAgain } = props
  const { t } = useTexts()
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
        {push && (
          <>
            <FocusedHeading>{t("request_payment.push")}</FocusedHeading>
            <div role="status" className="flex flex-col items-start gap-y-2">
              <StateBadge transaction={push} />
              <StateExplanation transaction={push} />
            </div>
            <AttentionAlert transaction={push} />
          </>
        )}
        {link && (
          <LinkPanel link={link} payer={payer} isExpanded isFocused={!push} />
        )}
      </Drawer.Body>
      <Drawer.Footer className="flex-wrap">
        {push && isUnpaid(push) && (
          <SmallButton onClick={onAgain}>
            {t("actions.request_again")}
          </SmallButton>
        )}
        <Drawer.Close asChild>
          <SmallButton>{t("actions.close")}</SmallButton>
        </Drawer.Close>
      </Drawer.Footer>
    </>
  )
}
