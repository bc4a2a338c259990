import { Prompt, toast } from "@medusajs/ui"
import { useState } from "react"
import { useCloseLink } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { ProblemAlert } from "../problem-alert"
import { SmallButton } from "../small-button"

/** The button that closes a payment link, and its confirmation. */
export function CloseLinkPrompt({ linkId }: { linkId: string }) {
  const { t } = useTexts()
  const [isOpen, setOpen] = useState(false)
  const { mutate, reset, isPending, error } = useCloseLink(linkId)

  const changeOpen = (next: boolean) => {
    if (!isPending) {
      reset()
      setOpen(next)
    }
  }
  const confirm = () =>
    mutate(
      {},
      {
        onSuccess: () => {
          toast.success(t("payment_link.closed"))
          setOpen(false)
        },
      }
    )

  return (
    <Prompt variant="confirmation" open={isOpen} onOpenChange={changeOpen}>
      <Prompt.Trigger asChild>
        <SmallButton>{t("payment_link.close")}</SmallButton>
      </Prompt.Trigger>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t("payment_link.close_title")}</Prompt.Title>
          <Prompt.Description>
            {t("payment_link.close_text")}
          </Prompt.Description>
          {error && <ProblemAlert error={error} />}
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel disabled={isPending}>
            {t("actions.cancel")}
          </Prompt.Cancel>
          <SmallButton
            variant="primary"
            isLoading={isPending}
            onClick={confirm}
          >
            {t("payment_link.close")}
          </SmallButton>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
