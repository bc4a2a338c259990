import { Drawer, Text } from "@medusajs/ui"
import { toProblem, type Problem } from "../../api/problem"
import { useRefundReasons } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { Fact } from "../facts/fact"
import { PhoneNumber } from "../facts/phone-number"
import { FocusedHeading } from "../focused-heading"
import { ProblemAlert } from "../problem-alert"
import { SmallButton } from "../small-button"
import type { TransactionProps } from "../transaction-props"
import type { PayoutBody, PayoutStepsControl } from "./use-payout-steps"

interface PayoutConfirmationProps extends TransactionProps {
  /** Formatted. */
  amount: string
  /** Estimated, formatted; null where the store gave no percentage. */
  fee: string | null
  /** Whether a second admin must approve it first. */
  needsApproval: boolean
  body: PayoutBody
  steps: PayoutStepsControl
  /** Reads again what may have changed. */
  onRefresh: () => void
  onClose: () => void
}

/** Asks for a last confirmation of a payout, and sends it. */
export function PayoutConfirmation(props: PayoutConfirmationProps) {
  const { transaction, amount, fee, needsApproval, body, steps } = props
  const { t } = useTexts()
  const { data: reasons = [] } = useRefundReasons()
  const reasonId = "refund_reason_id" in body ? body.refund_reason_id : null
  const remarks = [
    { label: t("recipient.reason"), text: body.phone_reason },
    {
      label: t("refund.reason"),
      text: reasons.find(({ id }) => id === reasonId)?.label,
    },
    { label: t("refund.note"), text: body.note },
    { label: t("justification.label"), text: body.justification },
  ]
  return (
    <>
      <Drawer.Body className="flex flex-col gap-y-4 overflow-y-auto">
        <div>
          <FocusedHeading>
            {t(needsApproval ? "refund.request_title" : "refund.confirm_title")}
          </FocusedHeading>
          <Text size="small" className="text-ui-fg-subtle">
            {t(needsApproval ? "refund.request_text" : "refund.confirm_text")}
          </Text>
        </div>
        <dl className="bg-ui-bg-subtle rounded-lg border px-4 py-2">
          <Fact label={t("fields.amount")}>
            <span className="txt-large-plus">{amount}</span>
          </Fact>
          {fee && <Fact label={t("refund.fee_estimate")}>{fee}</Fact>}
          <Fact label={t("refund.confirm_phone")}>
            <div className="txt-large-plus">
              {body.phone ?? <PhoneNumber transaction={transaction} />}
            </div>
          </Fact>
          {remarks.map(
            ({ label, text }) =>
              text && (
                <Fact key={label} label={label}>
                  {text}
                </Fact>
              )
          )}
        </dl>
        <Text size="small" role="status" className="text-ui-fg-subtle">
          {steps.isSending ? t("refund.sending") : ""}
        </Text>
        {steps.error && <ProblemAlert error={steps.error} />}
      </Drawer.Body>
      <Drawer.Footer>
        <ConfirmationButtons {...props} />
      </Drawer.Footer>
    </>
  )
}

/**
 * The payout is sent once: after a lost answer or a refusal, when something
 * changed meanwhile, or while another transaction is in the way, there is no
 * button to send again.
 */
function ConfirmationButtons(props: PayoutConfirmationProps) {
  const { amount, needsApproval, body, steps, onRefresh, onClose } = props
  const { t } = useTexts()
  const problem = steps.error && toProblem(steps.error)
  if (problem?.kind === "lost") {
    return (
      <SmallButton variant="primary" onClick={onClose}>
        {t("actions.close")}
      </SmallButton>
    )
  }
  if (problem?.kind === "conflict") {
    return (
      <SmallButton variant="primary" onClick={onRefresh}>
        {t("actions.refresh")}
      </SmallButton>
    )
  }
  return (
    <>
      <SmallButton disabled={steps.isSending} onClick={steps.back}>
        {t("actions.back")}
      </SmallButton>
      {(!problem || isPassing(problem)) && (
        <SmallButton
          variant="primary"
          isLoading={steps.isSending}
          onClick={() => steps.send(body)}
        >
          {t(needsApproval ? "refund.request" : "refund.confirm", { amount })}
        </SmallButton>
      )}
    </>
  )
}

/** Whether the same request may be accepted in a moment. */
function isPassing({ code, transactionId }: Problem): boolean {
  return code !== null && transactionId === null
}
