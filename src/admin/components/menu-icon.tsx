import { CreditCard } from "@medusajs/icons"
import { useAttentionCount } from "../api/queries"
import { useTexts } from "../i18n/use-texts"

const COUNT_MAX = 9

/**
 * The icon in the main menu. Medusa's menu has no badges, and leaves an icon
 * 15 pixels: while something needs attention, the count replaces the icon.
 */
export function MenuIcon() {
  const { t } = useTexts()
  const { count } = useAttentionCount()
  if (!count) {
    return <CreditCard aria-hidden />
  }
  return (
    <span className="bg-ui-tag-orange-bg text-ui-tag-orange-text flex size-full items-center justify-center text-[10px] font-medium leading-none">
      <span aria-hidden>{count > COUNT_MAX ? `${COUNT_MAX}+` : count}</span>
      <span className="sr-only">{t("menu.attention", { count })}</span>
    </span>
  )
}
