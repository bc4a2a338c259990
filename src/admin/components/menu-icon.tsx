import { CreditCard } from "@medusajs/icons"
import { isForbidden } from "../api/problem"
import { useAttention } from "../api/queries"
import { useTexts } from "../i18n/use-texts"

const COUNT_MAX = 9

/**
 * The icon in the main menu. Medusa's menu has no badges, and leaves an icon
 * 15 pixels: while something needs attention, the count replaces the icon, and a
 * question mark does while the count can't be loaded.
 */
export function MenuIcon() {
  const { t } = useTexts()
  const { data, error } = useAttention()
  const isUnknown = !data && error !== null && !isForbidden(error)
  const count = data?.count ?? 0
  if (count === 0 && !isUnknown) {
    return <CreditCard aria-hidden />
  }
  return (
    <span className="bg-ui-tag-orange-bg text-ui-tag-orange-text flex size-full items-center justify-center text-[10px] font-medium leading-none">
      <span aria-hidden>
        {isUnknown ? "?" : count > COUNT_MAX ? `${COUNT_MAX}+` : count}
      </span>
      <span className="sr-only">
        {isUnknown ? t("menu.unreadable") : t("menu.attention", { count })}
      </span>
    </span>
  )
}
