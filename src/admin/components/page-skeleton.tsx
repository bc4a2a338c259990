import { Skeleton } from "@medusajs/ui"
import { useTexts } from "../i18n/use-texts"

const LINES = 4

/** Stands for a list or a page until it is loaded. */
export function PageSkeleton() {
  const { t } = useTexts()
  return (
    <div role="status" className="flex flex-col gap-y-3 px-6 py-4">
      <span className="sr-only">{t("list.loading")}</span>
      {Array.from({ length: LINES }, (_, line) => (
        <Skeleton key={line} className="h-10 w-full" />
      ))}
    </div>
  )
}
