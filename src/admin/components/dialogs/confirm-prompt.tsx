import { Button, Prompt } from "@medusajs/ui"
import { toProblem } from "../../api/problem"
import { useAction } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { ProblemAlert } from "../problem-alert"
import type { DialogProps } from "./dialog-props"
import { arrivedOf, orderActionOf, useOrderToast } from "./order-action"

const ADDRESSES = { approve: "approve", place_order: "place-order" } as const

interface ConfirmPromptProps extends DialogProps {
  action: keyof typeof ADDRESSES
}

/** Confirms an action that needs no note, repeating amount and number. */
export function ConfirmPrompt(props: ConfirmPromptProps) {
  const { transaction, action, isOpen, onOpenChange } = props
  const { t, money } = useTexts()
  const request = useAction(transaction.id, ADDRESSES[action])
  const name = action === "approve" ? action : orderActionOf(transaction)
  const showOutcome = useOrderToast(name)

  const changeOpen = (next: boolean) => {
    if (!request.isPending) {
      request.reset()
      onOpenChange(next)
    }
  }
  const confirm = () =>
    request.mutate(
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
        <Button size="small" variant="secondary" type="button">
          {t(`actions.${name}`)}
        </Button>
      </Prompt.Trigger>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t(`${name}.title`)}</Prompt.Title>
          <Prompt.Description>
            {t(`${name}.text`, {
              amount: money(...arrivedOf(transaction)),
              phone: transaction.phone ?? t("values.not_known"),
            })}
          </Prompt.Description>
          {request.error && <ProblemAlert problem={toProblem(request.error)} />}
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel disabled={request.isPending}>
            {t(request.error ? "actions.close" : "actions.cancel")}
          </Prompt.Cancel>
          {!request.error && (
            <Button
              size="small"
              type="button"
              isLoading={request.isPending}
              onClick={confirm}
            >
              {t(`${name}.confirm`)}
            </Button>
          )}
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
