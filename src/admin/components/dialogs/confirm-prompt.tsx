import { Prompt } from "@medusajs/ui"
import { useAction } from "../../api/actions"
import { receivedOf } from "../../format/money"
import { useTexts } from "../../i18n/use-texts"
import { ApprovalFacts } from "../facts/approval-facts"
import { ProblemAlert } from "../problem-alert"
import { SmallButton } from "../small-button"
import type { DialogProps, TransactionProps } from "../transaction-props"
import { approvalOf, orderActionOf, useOrderToast } from "./order-action"

const PATHS = { approve: "approve", place_order: "place-order" } as const

interface ConfirmPromptProps extends DialogProps, TransactionProps {
  action: keyof typeof PATHS
}

/** Confirms an action that needs no note, repeating amount and number. */
export function ConfirmPrompt(props: ConfirmPromptProps) {
  const { transaction, action, isOpen, onOpenChange } = props
  const { t, money } = useTexts()
  const { mutate, reset, isPending, error } = useAction(
    transaction.id,
    PATHS[action]
  )
  const name =
    action === "approve" ? approvalOf(transaction) : orderActionOf(transaction)
  const showOutcome = useOrderToast(name)

  const changeOpen = (next: boolean) => {
    if (!isPending) {
      reset()
      onOpenChange(next)
    }
  }
  const confirm = () =>
    mutate(
      {},
      {
        onSuccess: (answer) => {
          showOutcome(answer)
          onOpenChange(false)
        },
      }
    )

  return (
    <Prompt variant="confirmation" open={isOpen} onOpenChange={changeOpen}>
      <Prompt.Trigger asChild>
        <SmallButton>{t(`actions.${name}`)}</SmallButton>
      </Prompt.Trigger>
      <Prompt.Content className="max-h-full overflow-y-auto">
        <Prompt.Header>
          <Prompt.Title>{t(`${name}.title`)}</Prompt.Title>
          <Prompt.Description>
            {t(`${name}.text`, {
              amount: money(...receivedOf(transaction)),
              phone: transaction.phone ?? t("values.not_known"),
            })}
          </Prompt.Description>
          <ApprovalFacts transaction={transaction} />
          {error && <ProblemAlert error={error} />}
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel disabled={isPending}>
            {t(error ? "actions.close" : "actions.cancel")}
          </Prompt.Cancel>
          {!error && (
            <SmallButton
              variant="primary"
              isLoading={isPending}
              onClick={confirm}
            >
              {t(`${name}.confirm`)}
            </SmallButton>
          )}
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
