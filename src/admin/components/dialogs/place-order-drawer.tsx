import { toast } from "@medusajs/ui"
import { useState } from "react"
import { toProblem } from "../../api/problem"
import { useAct } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { isJustification } from "../justification/justification"
import { JustificationField } from "../justification/justification-field"
import type { DialogProps } from "./dialog-props"
import { FormDrawer } from "./form-drawer"
import { arrivedOf, orderActOf } from "./order-act"

/** Has the order placed, where an operator must justify that. */
export function PlaceOrderDrawer(props: DialogProps) {
  const { transaction, isOpen, onOpenChange } = props
  const { t, money } = useTexts()
  const act = useAct(transaction.id, "place-order")
  const [justification, setJustification] = useState("")
  const [isChecked, setChecked] = useState(false)
  const name = orderActOf(transaction)
  const isMissing = !isJustification(justification)

  const submit = () => {
    setChecked(true)
    if (isMissing) {
      return false
    }
    act.mutate(
      { justification: justification.trim() },
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
    return true
  }

  return (
    <FormDrawer
      label={t(`actions.${name}`)}
      title={t(`${name}.title`)}
      text={t(`${name}.text`, { amount: money(...arrivedOf(transaction)) })}
      confirm={t(`${name}.confirm`)}
      isOpen={isOpen}
      isPending={act.isPending}
      problem={act.error && toProblem(act.error)}
      onOpenChange={(next) => {
        act.reset()
        onOpenChange(next)
      }}
      onSubmit={submit}
    >
      <JustificationField
        autoFocus
        value={justification}
        isMissing={isChecked && isMissing}
        onChange={setJustification}
      />
    </FormDrawer>
  )
}
