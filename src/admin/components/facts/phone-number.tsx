import { Eye } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useState } from "react"
import { useRevealPhone } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { RevealForm } from "./reveal-form"
import type { TransactionProps } from "../transaction-props"

/** A masked phone number, which can be shown whole for a reason. */
export function PhoneNumber({ transaction }: TransactionProps) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const reveal = useRevealPhone(transaction.id)
  if (!transaction.phone) {
    return <>{t(transaction.redacted_at ? "values.redacted" : "values.none")}</>
  }
  const whole = reveal.data?.phone
  return (
    <>
      <span className="inline-flex items-center gap-x-1">
        <span className="whitespace-nowrap">
          {whole ? spaced(whole) : transaction.phone}
        </span>
        {!whole && transaction.can_reveal_phone && (
          <IconButton
            size="2xsmall"
            variant="transparent"
            type="button"
            aria-expanded={isOpen}
            aria-label={t("phone.reveal", { phone: transaction.phone })}
            title={t("phone.reveal", { phone: transaction.phone })}
            onClick={() => setOpen(!isOpen)}
          >
            <Eye />
          </IconButton>
        )}
        <span role="status" className="sr-only">
          {whole ? `${t("phone.revealed")} ${spaced(whole)}` : ""}
        </span>
      </span>
      {isOpen && !whole && <RevealForm request={reveal} />}
    </>
  )
}

/** "243812345678" as people write it: "+243 81 234 56 78". */
function spaced(msisdn: string): string {
  return msisdn.replace(
    /^\+?243(\d{2})(\d{3})(\d{2})(\d{2})$/,
    "+243 $1 $2 $3 $4"
  )
}
