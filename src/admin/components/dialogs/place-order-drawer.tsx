import { JUSTIFICATION_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { useAction } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import type { DialogProps } from "./dialog-props"
import { NoteDrawer } from "./note-drawer"
import { arrivedOf, orderActionOf, useOrderToast } from "./order-action"

/** Places the order, where the operator must justify it. */
export function PlaceOrderDrawer({ transaction, ...dialog }: DialogProps) {
  const { t, money } = useTexts()
  const request = useAction(transaction.id, "place-order")
  const name = orderActionOf(transaction)
  const showOutcome = useOrderToast(name)
  return (
    <NoteDrawer
      {...dialog}
      label={t(`actions.${name}`)}
      title={t(`${name}.title`)}
      text={t(`${name}.text`, { amount: money(...arrivedOf(transaction)) })}
      confirm={t(`${name}.confirm`)}
      note={{
        label: t("justification.label"),
        hint: t("justification.hint"),
        lengthMin: JUSTIFICATION_LENGTH_MIN,
      }}
      request={request}
      onSubmit={(justification, onDone) =>
        request.mutate(
          { justification },
          {
            onSuccess: (answer) => {
              showOutcome(answer)
              onDone()
            },
          }
        )
      }
    />
  )
}
