import { Button, Drawer } from "@medusajs/ui"
import { useState } from "react"
import { useTexts } from "../../i18n/use-texts"
import type { DialogProps } from "../dialogs/dialog-props"
import { RefundSteps } from "./refund-steps"

/** Gives a payment back, or a part of it, by mobile money. */
export function RefundDrawer(props: DialogProps) {
  const { transaction, isOpen, onOpenChange } = props
  const { t } = useTexts()
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
          {t("actions.refund")}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("refund.title")}</Drawer.Title>
          <Drawer.Description>{t("refund.text")}</Drawer.Description>
        </Drawer.Header>
        <RefundSteps
          payment={transaction}
          onSendingChange={setSending}
          onClose={() => onOpenChange(false)}
        />
      </Drawer.Content>
    </Drawer>
  )
}
