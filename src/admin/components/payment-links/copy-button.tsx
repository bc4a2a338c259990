import { SquareTwoStack } from "@medusajs/icons"
import { toast } from "@medusajs/ui"
import { useTexts } from "../../i18n/use-texts"
import { SmallButton } from "../small-button"

/** Copies the address of a payment link. Browsers allow it on HTTPS only. */
export function CopyButton({ url }: { url: string }) {
  const { t } = useTexts()
  const copy = () =>
    copyText(url).then(
      () => toast.success(t("payment_link.copied")),
      () => toast.error(t("payment_link.copy_failed"))
    )
  return (
    <SmallButton onClick={() => void copy()}>
      <SquareTwoStack aria-hidden />
      {t("payment_link.copy")}
    </SmallButton>
  )
}

/** Without HTTPS there is no clipboard: that rejects as well. */
async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}
