import type { PaymentState } from "../../../../modules/flexpay/transaction"

type Language = "fr" | "en"
type Telling = "paid" | "waiting" | "not_paid" | "not_found"

const TEXTS: Readonly<
  Record<Language, Record<Telling, readonly [title: string, text: string]>>
> = {
  fr: {
    paid: ["Paiement reçu", "Merci. Vous pouvez retourner à la boutique."],
    waiting: [
      "Vérification en cours",
      "Nous attendons la confirmation de FlexPay. Ne payez pas une deuxième fois. Cette page se met à jour toute seule.",
    ],
    not_paid: [
      "Paiement non abouti",
      "Aucun argent n'a été pris. Retournez à la boutique pour essayer de nouveau.",
    ],
    not_found: ["Page introuvable", "Retournez à la boutique."],
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
    not_found: ["Page not found", "Go back to the shop."],
  },
}

const REFRESH_SECONDS = 5

/** The page after a card payment. @param state null for an unknown reference */
export function renderReturnPage(
  state: PaymentState | null,
  language: Language
): string {
  const telling = tell(state)
  const [title, text] = TEXTS[language][telling]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${telling === "waiting" ? `<meta http-equiv="refresh" content="${REFRESH_SECONDS}">` : ""}
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

function tell(state: PaymentState | null): Telling {
  switch (state) {
    case null:
      return "not_found"
    case "succeeded":
      return "paid"
    case "ready":
    case "requesting":
    case "pending":
    case "unknown":
    case "expired":
      return "waiting"
    case "refused":
    case "failed":
    case "canceled":
    case "reversed":
      return "not_paid"
  }
}
