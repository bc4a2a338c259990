import { Button, Drawer } from "@medusajs/ui"
import { useState, type ReactNode } from "react"

/** What the steps inside the drawer report to it. */
export interface PayoutDrawerControl {
  onSendingChange: (isSending: boolean) => void
  onClose: () => void
}

interface PayoutDrawerProps {
  /** Of the button that opens it. */
  label: string
  title: string
  text: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  children: (control: PayoutDrawerControl) => ReactNode
}

/** A button, and the drawer of a payout. It stays open while money is sent. */
export function PayoutDrawer(props: PayoutDrawerProps) {
  const { isOpen, onOpenChange } = props
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
          {props.label}
        </Button>
      </Drawer.Trigger>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{props.title}</Drawer.Title>
          <Drawer.Description>{props.text}</Drawer.Description>
        </Drawer.Header>
        {props.children({
          onSendingChange: setSending,
          onClose: () => onOpenChange(false),
        })}
      </Drawer.Content>
    </Drawer>
  )
}
