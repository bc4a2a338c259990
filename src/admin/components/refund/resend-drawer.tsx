import { Button, Drawer } from "@medusajs/ui"
import { useState } from "react"
import { useTexts } from "../../i18n/use-texts"
import type { DialogProps } from "../dialogs/dialog-props"
import { ResendSteps } from "./resend-steps"

/** Sends a payout again that did not arrive, as a new one linked to the old. */
export function ResendDrawer(props: DialogProps) {
  const { transaction, isOpen, onOpenChange } = props
  const { t, money } = useTexts()
  const [isSending, setSending] = useState(false)
  return (
    <Drawer
      open={isOpen}
      onOpenChange={(next) => {
        if (!isSending) {
          onOpenChange(next)
        }
      }}
    >
      <Drawer.Trigger asChild>
        <Button size="small" variant="secondary" type="button">
          {t("actions.resend")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("resend.title")}</Drawer.Title>
          <Drawer.Description>
            {t("resend.text", {
              amount: money(transaction.amount, transaction.currency_code),
            })}
          </Drawer.Description>
        </Drawer.Header>
        <ResendSteps
          payout={transaction}
          onSendingChange={setSending}
          onClose={() => onOpenChange(false)}
        />
      </Drawer.Content>
    </Drawer>
  )
}
