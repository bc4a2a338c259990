import type { MedusaContainer } from "@medusajs/framework/types"
import { resolveFlexPay } from "../modules/flexpay"
import type { FlexPayNetworkDisturbedPayload } from "../modules/flexpay/events"
import { adminPageAddress } from "./address-in-admin"
import { ADMIN_TEXTS } from "./admin-texts"
import type { Notice } from "./describe-attention"

/** The page with the success rates of the operators. */
const PAGE = "settings/flexpay"

const DESCRIPTION = {
  fr: ({ failed, ended }: FlexPayNetworkDisturbedPayload) =>
    `${failed} paiements sur ${ended} ont échoué ces 30 dernières minutes, bien plus que d’habitude. L’opérateur est peut-être en panne.`,
  en: ({ failed, ended }: FlexPayNetworkDisturbedPayload) =>
    `${failed} of ${ended} payments failed in the last 30 minutes, far more than usual. The operator may have an outage.`,
}

/** Describes a disturbed network, and names the page with its success rates. */
export function describeDisturbance(
  container: MedusaContainer,
  event: FlexPayNetworkDisturbedPayload
): Notice {
  const language = resolveFlexPay(container).options.notification_language
  return {
    title: `FlexPay · ${ADMIN_TEXTS[language].operators[event.operator]}`,
    description: [
      DESCRIPTION[language](event),
      adminPageAddress(container, PAGE),
    ]
      .filter(Boolean)
      .join("\n"),
  }
}
