import { Eye } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useMutation } from "@tanstack/react-query"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { flexpay } from "../../api/flexpay"
import { useTexts } from "../../i18n/use-texts"

interface PhoneNumberProps {
  transaction: Pick<AdminFlexPayTransaction, "id" | "phone" | "redacted_at">
}

/** A masked phone number that an admin may have shown; the server notes who looked. */
export function PhoneNumber({ transaction }: PhoneNumberProps) {
  const { t } = useTexts()
  const reveal = useMutation({
    mutationFn: () => flexpay.revealPhone(transaction.id),
    retry: false,
  })
  if (!transaction.phone) {
    return <>{t(transaction.redacted_at ? "values.redacted" : "values.none")}</>
  }
  const whole = reveal.data?.phone
  return (
    <span className="inline-flex items-center gap-x-1">
      <span className="whitespace-nowrap">
        {whole ? spaced(whole) : transaction.phone}
      </span>
      {!whole && (
        <IconButton
          size="2xsmall"
          variant="transparent"
          type="button"
          isLoading={reveal.isPending}
          aria-label={t("phone.reveal", { phone: transaction.phone })}
          title={t("phone.reveal", { phone: transaction.phone })}
          onClick={() => reveal.mutate()}
        >
          <Eye />
        </IconButton>
      )}
      <span role="status" className="sr-only">
        {whole ? `${t("phone.revealed")} ${spaced(whole)}` : ""}
      </span>
      {reveal.isError && (
        <span role="alert" className="text-ui-fg-error">
          {t("phone.failed")}
        </span>
      )}
    </span>
  )
}

/** "243812345678" as people write it: "+243 81 234 56 78". */
function spaced(msisdn: string): string {
  return msisdn.replace(
    /^\+?243(\d{2})(\d{3})(\d{2})(\d{2})$/,
    "+243 $1 $2 $3 $4"
  )
}
