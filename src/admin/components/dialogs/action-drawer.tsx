import { Drawer } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTexts, type Values } from "../../i18n/use-texts"
import { SmallButton } from "../small-button"
import type { DialogProps } from "../transaction-props"

export interface ActionDrawerProps extends DialogProps {
  /** Names the texts of the button and of the drawer. */
  action:
    | "accept"
    | "attach_line"
    | "close_break"
    | "count_payment"
    | "erase"
    | "place_order"
    | "refund"
    | "refund_line"
    | "reject"
    | "reject_payment"
    | "request_payment"
    | "resend"
    | "resend_rest"
    | "resolve"
  /** Of the button, where it is not the action's own. */
  label?: string
  /** The placeholders of these texts. */
  values?: Values
  /** Whether the drawer stays open, as while a request is in flight. */
  isLocked?: boolean
  children: ReactNode
}

/** The button of an action, and the drawer that it opens. */
export function ActionDrawer(props: ActionDrawerProps) {
  const { action, label, values, isOpen, isLocked, onOpenChange } = props
  const { t } = useTexts()
  const changeOpen = (next: boolean) => {
    if (!isLocked) {
      onOpenChange(next)
    }
  }
  return (
    <Drawer open={isOpen} onOpenChange={changeOpen}>
      <Drawer.Trigger asChild>
        <SmallButton>{label ?? t(`actions.${action}`, values)}</SmallButton>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t(`${action}.title`, values)}</Drawer.Title>
          <Drawer.Description>{t(`${action}.text`, values)}</Drawer.Description>
        </Drawer.Header>
        {props.children}
      </Drawer.Content>
    </Drawer>
  )
}
