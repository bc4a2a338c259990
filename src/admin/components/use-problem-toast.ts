import { toast } from "@medusajs/ui"
import { toProblem } from "../api/problem"
import { readBilingual } from "../format/bilingual"
import { useTexts } from "../i18n/use-texts"

/** Reports the error of a request that was sent without a dialog. */
export function useProblemToast(): (error: Error) => void {
  const { t, locale } = useTexts()
  return (error) => {
    const { kind, message } = toProblem(error)
    toast.error(t(`problem.${kind}`), {
      description: readBilingual(message ?? "", locale),
    })
  }
}
