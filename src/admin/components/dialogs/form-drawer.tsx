import { useTexts } from "../../i18n/use-texts"
import { ProblemAlert } from "../problem-alert"
import { ActionDrawer, type ActionDrawerProps } from "./action-drawer"
import { DrawerForm } from "./drawer-form"

export interface FormDrawerProps extends ActionDrawerProps {
  action: Exclude<
    ActionDrawerProps["action"],
    "refund" | "request_payment" | "resend" | "resend_rest"
  >
  /** The request that the form sends. */
  request: { isPending: boolean; error: Error | null; reset: () => void }
  /** @returns false when something must be corrected first */
  onSubmit: () => boolean
}

/** A button, and the form of an action that moves no money. */
export function FormDrawer(props: FormDrawerProps) {
  const { request, onSubmit, children, ...drawer } = props
  const { t } = useTexts()
  const changeOpen = (isOpen: boolean) => {
    request.reset()
    drawer.onOpenChange(isOpen)
  }
  return (
    <ActionDrawer
      {...drawer}
      isLocked={request.isPending}
      onOpenChange={changeOpen}
    >
      <DrawerForm
        confirm={t(`${drawer.action}.confirm`)}
        isDangerous={drawer.action === "erase"}
        isLoading={request.isPending}
        onSubmit={onSubmit}
      >
        {children}
        {request.error && <ProblemAlert error={request.error} />}
      </DrawerForm>
    </ActionDrawer>
  )
}
