import { JUSTIFICATION_LENGTH_MIN } from "../../../api/admin/flexpay/types"
import { useAction } from "../../api/actions"
import { receivedOf } from "../../format/money"
import { useTexts } from "../../i18n/use-texts"
import type { DialogProps, TransactionProps } from "../transaction-props"
import { NoteDrawer } from "./note-drawer"
import { orderActionOf, useOrderToast } from "./order-action"

/** Places the order, where the operator must justify it. */
export function PlaceOrderDrawer(props: DialogProps & TransactionProps) {
  const { transaction, ...dialog } = props
  const { t, money } = useTexts()
  const action = orderActionOf(transaction)
  return (
    <NoteDrawer
      {...dialog}
      action={action}
      values={{ amount: money(...receivedOf(transaction)) }}
      label={t("justification.label")}
      hint={t("justification.hint")}
      lengthMin={JUSTIFICATION_LENGTH_MIN}
      request={useAction(transaction.id, "place-order")}
      toBody={(justification) => ({ justification })}
      onSuccess={useOrderToast(action)}
    />
  )
}
