import { Button, toast } from "@medusajs/ui"
import type { AdminFlexPayTransaction } from "../../../api/admin/flexpay/types"
import { toProblem } from "../../api/problem"
import { useAction, useRefresh } from "../../api/queries"
import { readBilingual } from "../../format/bilingual"
import { useTexts } from "../../i18n/use-texts"

interface CheckButtonProps {
  transaction: AdminFlexPayTransaction
}

/** Asks FlexPay at once how a transaction stands, and says what came of it. */
export function CheckButton({ transaction }: CheckButtonProps) {
  const { t, locale } = useTexts()
  const refresh = useRefresh()
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
        onError: (error) => {
          const problem = toProblem(error)
          toast.error(t(`problem.${problem.kind}`), {
            description: readBilingual(problem.message ?? "", locale),
          })
        },
        onSettled: refresh,
      }
    )

  return (
    <Button
      size="small"
      variant="secondary"
      type="button"
      isLoading={check.isPending}
      onClick={run}
    >
      {t("actions.check")}
    </Button>
  )
}
