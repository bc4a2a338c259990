import { Button, Drawer } from "@medusajs/ui"
import { useState } from "react"
import { useTexts } from "../../i18n/use-texts"
import type { DialogProps } from "../dialogs/dialog-props"
import { isRest, resendAmountOf } from "./resend-draft"
import { ResendSteps } from "./resend-steps"

/** Sends a payout again that did not arrive, as a new one linked to the old. */
export function ResendDrawer(props: DialogProps) {
  const { transaction, isOpen, onOpenChange } = props
  const { t, money } = useTexts()
  const [isSending, setSending] = useState(false)
  const { amount, currency_code, received_amount } = transaction
  const values = {
    amount: money(resendAmountOf(transaction), currency_code),
    asked: money(amount, currency_code),
    arrived: money(received_amount ?? "0", currency_code),
  }
  const name = isRest(transaction) ? "resend_rest" : "resend"
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
          {t(`actions.${name}`, values)}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t(`${name}.title`)}</Drawer.Title>
          <Drawer.Description>{t(`${name}.text`, values)}</Drawer.Description>
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
