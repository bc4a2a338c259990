import { useStoreName } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { SmallButton } from "../small-button"
import type { Payer, SharedLink } from "./payable"
import { whatsAppAddress } from "./whatsapp"

interface WhatsAppButtonProps {
  link: SharedLink
  /** Null where it is not known, as for a cart. */
  payer: Payer | null
}

/** Opens WhatsApp with a message: the store, the order, the amount, the address. */
export function WhatsAppButton({ link, payer }: WhatsAppButtonProps) {
  const { t, money } = useTexts()
  const number = payer?.orderNumber ?? null
  const sender = [
    useStoreName(),
    number !== null && t("values.order", { number }),
  ]
  const amount = money(link.amount, link.currency_code)
  const message = [
    sender.filter(Boolean).join(" – "),
    t("payment_link.message", { amount }),
    link.url,
  ]
  return (
    <SmallButton asChild type={undefined}>
      <a
        href={whatsAppAddress(
          payer?.phone ?? null,
          message.filter(Boolean).join("\n")
        )}
        target="_blank"
        rel="noopener noreferrer"
      >
        {t("payment_link.whatsapp")}
      </a>
    </SmallButton>
  )
}
