import { Input, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import { useTexts } from "../../i18n/use-texts"
import { Field } from "../field"
import { SmallButton } from "../small-button"
import { CloseLinkPrompt } from "./close-link-prompt"
import { CopyButton } from "./copy-button"
import type { Payer, SharedLink } from "./payable"
import { QrCode } from "./qr-code"
import { WhatsAppButton } from "./whatsapp-button"

interface LinkSharingProps {
  link: SharedLink
  payer: Payer | null
  /** Whether the address and the QR code are shown without a press. */
  isExpanded: boolean
}

/** What can be done with an open link: copied, sent, scanned, closed. */
export function LinkSharing({ link, payer, isExpanded }: LinkSharingProps) {
  const { t } = useTexts()
  const id = useId()
  const [isOpen, setOpen] = useState(isExpanded)
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <CopyButton url={link.url} />
        <WhatsAppButton link={link} payer={payer} />
        {!isExpanded && (
          <SmallButton
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? "payment_link.hide" : "payment_link.share")}
          </SmallButton>
        )}
        <CloseLinkPrompt linkId={link.id} />
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen && <LinkAddress url={link.url} />}
      </div>
    </>
  )
}

function LinkAddress({ url }: { url: string }) {
  const { t } = useTexts()
  return (
    <div className="flex flex-col gap-y-3">
      <Field
        label={t("payment_link.address")}
        hint={t("payment_link.address_hint")}
      >
        {(control) => (
          <Input
            {...control}
            readOnly
            size="small"
            value={url}
            onFocus={(event) => event.target.select()}
          />
        )}
      </Field>
      <QrCode text={url} label={t("payment_link.qr")} />
      <Text size="small" className="text-ui-fg-subtle">
        {t("payment_link.qr_hint")}
      </Text>
    </div>
  )
}
