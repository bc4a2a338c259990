import { Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useRefresh } from "../../api/queries"
import { useTexts } from "../../i18n/use-texts"
import { LinkPanel } from "./link-panel"
import { RequestDrawer, type RequestProps } from "./request-drawer"

/**
 * What an order owes, the button that requests it, and the payment link. The
 * open drawer stays, also when the order is paid meanwhile.
 */
export function RequestSection({ orderId, order, payer }: RequestProps) {
  const { outstanding, link, can_request } = order.request
  const { t, money } = useTexts()
  const refresh = useRefresh()
  const [isOpen, setOpen] = useState(false)
  const changeOpen = (next: boolean) => {
    setOpen(next)
    if (!next) {
      refresh()
    }
  }
  if (!outstanding && !link && !isOpen) {
    return null
  }
  return (
    <section
      aria-label={t("request_payment.title")}
      className="flex flex-col gap-y-3 px-6 py-4"
    >
      {outstanding && (
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Heading level="h3">{t("request_payment.outstanding")}</Heading>
          <Text size="small" weight="plus">
            {money(outstanding.amount, outstanding.currency_code)}
          </Text>
        </div>
      )}
      {((outstanding && can_request) || isOpen) && (
        <div>
          <RequestDrawer
            orderId={orderId}
            order={order}
            payer={payer}
            isOpen={isOpen}
            onOpenChange={changeOpen}
          />
        </div>
      )}
      {link && <LinkPanel link={link} payer={payer} />}
    </section>
  )
}
