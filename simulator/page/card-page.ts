import { shortest } from "../money"
import type { Transaction } from "../transaction"

/** The hosted page on which a shopper pays by card; posts the decision. */
export function cardPage(transaction: Transaction): string {
  const { requested, merchant, waitsForShopper } = transaction
  const amount = `${shortest(requested.minor)} ${requested.currency}`
  return `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Paiement par carte</title>
<link rel="stylesheet" href="/_page/style.css">
</head>
<body>
<main class="card-page">
<h1>Paiement par carte</h1>
<p class="hint">Simulateur : aucune carte n'est débitée.</p>
<p class="amount">${escaped(amount)}</p>
<p>pour <strong>${escaped(merchant)}</strong></p>
${waitsForShopper ? form : '<p role="status">Cette page de paiement n\'attend plus de décision.</p>'}
</main>
</body>
</html>`
}

const form = `<form method="post">
<button class="primary" name="act" value="approve">Payer</button>
<button name="act" value="decline">Carte refusée</button>
<button name="act" value="cancel">Annuler et revenir au magasin</button>
<button name="act" value="approve_then_refuse">Retour « approuvé », puis refus de la banque</button>
</form>`

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
