import { Button, Prompt, toast } from "@medusajs/ui"
import { toProblem } from "../../api/problem"
import { useAct } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { ProblemAlert } from "../problem-alert"
import type { DialogProps } from "./dialog-props"
import { arrivedOf, orderActOf } from "./order-act"

const ADDRESSES = { approve: "approve", place_order: "place-order" } as const

interface ConfirmPromptProps extends DialogProps {
  action: keyof typeof ADDRESSES
}

/** Asks "are you sure" of an act that needs no words, repeating amount and number. */
export function ConfirmPrompt(props: ConfirmPromptProps) {
  const { transaction, action, isOpen, onOpenChange } = props
  const { t, money } = useTexts()
  const act = useAct(transaction.id, ADDRESSES[action])
  const name = action === "approve" ? action : orderActOf(transaction)

  const changeOpen = (next: boolean) => {
    if (!act.isPending) {
      act.reset()
      onOpenChange(next)
    }
  }
  const confirm = () =>
    act.mutate(
      {},
      {
        onSuccess: ({ transaction: after }) => {
          if (after.attention) {
            toast.warning(t(`${name}.not_done`))
          } else {
            toast.success(t(`${name}.done`))
          }
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
          {act.error && <ProblemAlert problem={toProblem(act.error)} />}
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel disabled={act.isPending}>
            {t(act.error ? "actions.close" : "actions.cancel")}
          </Prompt.Cancel>
          {!act.error && (
            <Button
              size="small"
              type="button"
              isLoading={act.isPending}
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
