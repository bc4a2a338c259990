import { Heading, StatusBadge } from "@medusajs/ui"
import { useId, type ComponentProps } from "react"
import type { AdminFlexPayPaymentLink } from "../../../api/admin/flexpay/types"
import { useTexts } from "../../i18n/use-texts"
import { Fact } from "../facts/fact"
import { FocusedHeading } from "../focused-heading"
import { LinkSharing } from "./link-sharing"
import { isShared, type Payer } from "./payable"

type LinkState = AdminFlexPayPaymentLink["state"] | "opened"

const COLORS: Record<LinkState, ComponentProps<typeof StatusBadge>["color"]> = {
  open: "orange",
  opened: "blue",
  paid: "green",
  nothing_due: "grey",
  canceled: "grey",
  expired: "grey",
  closed: "grey",
}

interface LinkPanelProps {
  link: AdminFlexPayPaymentLink
  payer: Payer | null
  /** Whether the address and the QR code are shown without a press. */
  isExpanded?: boolean
  /** Whether its heading is focused when it appears. */
  isFocused?: boolean
}

/** A payment link: its state, and while it is open, what can be done with it. */
export function LinkPanel(props: LinkPanelProps) {
  const { link, payer, isExpanded = false, isFocused } = props
  const { t } = useTexts()
  const titleId = useId()
  const state = link.state === "open" && link.opened_at ? "opened" : link.state
  return (
    <div
      role="group"
      aria-labelledby={titleId}
      className="flex flex-col gap-y-2"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div id={titleId}>
          {isFocused ? (
            <FocusedHeading>{t("payment_link.title")}</FocusedHeading>
          ) : (
            <Heading level="h3">{t("payment_link.title")}</Heading>
          )}
        </div>
        <StatusBadge color={COLORS[state]} className="text-nowrap">
          {t(`payment_link_states.${state}`)}
        </StatusBadge>
      </div>
      {link.state === "open" && <LinkFacts link={link} />}
      {isShared(link) && (
        <LinkSharing link={link} payer={payer} isExpanded={isExpanded} />
      )}
    </div>
  )
}

function LinkFacts({ link }: { link: AdminFlexPayPaymentLink }) {
  const { t, money, moment, user } = useTexts()
  return (
    <dl>
      <Fact label={t("fields.amount")}>
        {money(link.amount, link.currency_code)}
      </Fact>
      <Fact label={t("payment_link.expires")}>{moment(link.expires_at)}</Fact>
      <Fact label={t("payment_link.opened")}>
        {link.opened_at ? moment(link.opened_at) : t("payment_link.not_opened")}
      </Fact>
      <Fact label={t("fields.requested_by")}>{user(link.created_by)}</Fact>
    </dl>
  )
}
