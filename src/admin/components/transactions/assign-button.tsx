import { toast } from "@medusajs/ui"
import { useAction } from "../../api/actions"
import { useRefresh } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { SmallButton } from "../small-button"
import type { TransactionProps } from "../transaction-props"
import { useProblemToast } from "../use-problem-toast"

/** Assigns an attention to the admin user, or removes its owner. */
export function AssignButton({ transaction }: TransactionProps) {
  const { t } = useTexts()
  const onError = useProblemToast()
  const refresh = useRefresh()
  const name = transaction.owner ? "unassign" : "assign"
  const request = useAction(transaction.id, name)
  const run = () =>
    request.mutate(
      {},
      {
        onSuccess: () => toast.success(t(`attention_list.${name}_done`)),
        onError,
        onSettled: refresh,
      }
    )
  return (
    <SmallButton isLoading={request.isPending} onClick={run}>
      {t(`breaks.${name}`)}
    </SmallButton>
  )
}
