import { toast } from "@medusajs/ui"
import { useAction } from "../../api/actions"
import { useRefresh } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { SmallButton } from "../small-button"
import type { TransactionProps } from "../transaction-props"
import { useProblemToast } from "../use-problem-toast"

/** Checks a transaction with FlexPay at once, and reports the result. */
export function CheckButton({ transaction }: TransactionProps) {
  const { t } = useTexts()
  const refresh = useRefresh()
  const showProblem = useProblemToast()
  const check = useAction(transaction.id, "check")

  const run = () =>
    check.mutate(
      {},
      {
        onSuccess: ({ transaction: after }) => {
          const changed = after.state !== transaction.state
          toast.success(
            t(changed ? "check.changed" : "check.unchanged", {
              state: t(`states.${after.kind}.${after.state}.label`),
            })
          )
        },
        onError: showProblem,
        onSettled: refresh,
      }
    )

  return (
    <SmallButton isLoading={check.isPending} onClick={run}>
      {t("actions.check")}
    </SmallButton>
  )
}
