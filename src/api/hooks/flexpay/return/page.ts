import type { Payment } from "../../../../modules/flexpay/transaction/transaction"

type Language = "fr" | "en"
type Message =
  "paid" | "waiting" | "not_paid" | "returned" | "resolved" | "not_found"

const TEXTS: Readonly<
  Record<Language, Record<Message, readonly [title: string, text: string]>>
> = {
  fr: {
    paid: ["Paiement reçu", "Merci. Vous pouvez retourner à la boutique."],
    waiting: [
      "Vérification en cours",
      "Nous attendons la confirmation de FlexPay. Ne payez pas une deuxième fois. Cette page se met à jour toute seule.",
    ],
    not_paid: [
      "Paiement non abouti",
      "Aucun argent n’a été pris. Retournez à la boutique pour essayer de nouveau.",
    ],
    returned: [
      "Remboursement en cours",
      "FlexPay vous rend votre argent. Retournez à la boutique.",
    ],
    resolved: [
      "Paiement traité par la boutique",
      "La boutique a déjà traité ce paiement. Retournez à la boutique ou contactez-la pour toute question.",
    ],
    not_found: [
      "Retournez à la boutique",
      "Cette page ne montre aucun paiement : elle est inconnue ou date de plus d’un jour. Votre panier ou votre commande vous dit où en est votre paiement. Pour toute question, contactez la boutique.",
    ],
  },
  en: {
    paid: ["Payment received", "Thank you. You can go back to the shop."],
    waiting: [
      "Checking your payment",
      "We are waiting for FlexPay to confirm. Do not pay a second time. This page refreshes by itself.",
    ],
    not_paid: [
      "Payment not completed",
      "No money was taken. Go back to the shop to try again.",
    ],
    returned: [
      "Refund under way",
      "FlexPay is returning your money. Go back to the shop.",
    ],
    resolved: [
      "Payment handled by the shop",
      "The shop has already handled this payment. Go back to the shop, or contact it with any question.",
    ],
    not_found: [
      "Go back to the shop",
      "This page shows no payment: it is unknown or more than a day old. Your cart or your order shows the state of your payment. Contact the shop with any question.",
    ],
  },
}

const REFRESH_SECONDS = 5

type Outcome = Pick<Payment, "state" | "reason" | "disposition">

/** The page after a card payment. @param payment null for one that is not shown */
export function renderReturnPage(
  payment: Outcome | null,
  language: Language
): string {
  const message = chooseMessage(payment)
  const [title, text] = TEXTS[language][message]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${message === "waiting" ? `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">` : ""}
<title>${title}</title>
<style>
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 1.125rem/1.5 system-ui, sans-serif; color: #1c1917; background: #f5f5f4 }
main { max-width: 24rem; padding: 1.5rem; text-align: center }
h1 { font-size: 1.5rem }
</style>
</head>
<body>
<main role="status">
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`
}

function chooseMessage(payment: Outcome | null): Message {
  switch (payment?.state) {
    case undefined:
      return "not_found"
    case "succeeded":
      return chooseMessageOfSuccess(payment)
    case "deferred":
    case "submitting":
    case "pending":
    case "unknown":
    case "expired":
      return "waiting"
    case "refused":
    case "failed":
    case "canceled":
      return payment.reason === "returned" ? "returned" : "not_paid"
    case "reversed":
      return "returned"
  }
}

function chooseMessageOfSuccess({ disposition }: Outcome): Message {
  switch (disposition) {
    case "going_back":
      return "returned"
    case "resolved":
      return "resolved"
    default:
      return "paid"
  }
}
