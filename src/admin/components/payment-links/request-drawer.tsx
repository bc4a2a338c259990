import { Drawer, Text } from "@medusajs/ui"
import { useState } from "react"
import type { AdminFlexPayOrderResponse } from "../../../api/admin/flexpay/types"
import { useRequestPayment, type PaymentRequest } from "../../api/actions"
import { useTexts } from "../../i18n/use-texts"
import { ActionDrawer } from "../dialogs/action-drawer"
import type { DialogProps } from "../transaction-props"
import { findLive, isShared, isUnpaid, type Payer } from "./payable"
import { RequestForm, startRequest } from "./request-form"
import { RequestProgress } from "./request-progress"

export interface RequestProps {
  orderId: string
  order: AdminFlexPayOrderResponse
  payer: Payer
}

/** Requests what an order owes, by a push to a phone or by a payment link. */
export function RequestDrawer(props: DialogProps & RequestProps) {
  const { orderId, order, payer, ...dialog } = props
  const { t } = useTexts()
  const [isSending, setSending] = useState(false)
  const [latest] = order.payments
  const label = findLive(order.payments)
    ? "actions.follow_request"
    : latest && isUnpaid(latest)
      ? "actions.request_again"
      : "actions.request_payment"
  return (
    <ActionDrawer
      {...dialog}
      action="request_payment"
      label={t(label)}
      isLocked={isSending}
    >
      <RequestSteps
        orderId={orderId}
        order={order}
        payer={payer}
        onSendingChange={setSending}
      />
    </ActionDrawer>
  )
}

interface RequestStepsProps extends RequestProps {
  onSendingChange: (isSending: boolean) => void
}

/** The form, and then what became of it: "push" and "link" name what is shown. */
function RequestSteps(props: RequestStepsProps) {
  const { orderId, order, payer, onSendingChange } = props
  const { payments, request: due } = order
  const { t } = useTexts()
  const [shown, setShown] = useState<"form" | "push" | "link">(
    findLive(payments) ? "push" : "form"
  )
  const [written, setDraft] = useState<ReturnType<typeof startRequest>>()
  const request = useRequestPayment(orderId)
  const send = (body: PaymentRequest) => {
    onSendingChange(true)
    request.mutate(body, {
      onSuccess: () => setShown(body.phone === null ? "link" : "push"),
      onSettled: () => onSendingChange(false),
    })
  }

  const hasLink = isShared(due.link)
  const amount = hasLink ? due.link?.amount : due.outstanding?.amount
  const draft = written ?? startRequest(amount ?? "0", payer.phone)
  if (shown !== "form") {
    return (
      <RequestProgress
        link={due.link}
        push={shown === "push" ? (payments[0] ?? null) : null}
        payer={{ ...payer, phone: draft.phone }}
        onAgain={() => {
          request.reset()
          setShown("form")
        }}
      />
    )
  }
  return due.outstanding ? (
    <RequestForm
      outstanding={due.outstanding}
      draft={draft}
      hasLink={hasLink}
      request={request}
      onChange={setDraft}
      onSend={send}
    />
  ) : (
    <Drawer.Body>
      <Text role="status">{t("request_payment.over")}</Text>
    </Drawer.Body>
  )
}
