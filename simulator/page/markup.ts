import { words } from "./words"

type Word = keyof (typeof words)["fr"]

/** What of the page is shown: all of it, or its phone alone. */
export type View = "whole" | "phone"

/** The page in French; the script changes the language of what is marked. */
export const markup = (view: View) => `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${words.fr.title}</title>
<link rel="stylesheet" href="/_page/style.css">
</head>
<body class="${view}">
<header class="top">
  <div>
    ${element("h1", "title")}
    ${element("p", "subtitle")}
  </div>
  <button type="button" id="language" lang="en">${words.fr.language}</button>
</header>
<p id="offline" role="alert" hidden></p>
<p id="news" class="unseen" role="status" aria-live="polite"></p>
<main>
  <section class="device" aria-labelledby="device-title">
    <div class="chooser">
      <label for="phone" id="device-title" data-word="phone">${words.fr.phone}</label>
      <select id="phone"></select>
    </div>
    <div class="screen">
      <h2 id="pushes-title" tabindex="-1" data-word="pushes">${words.fr.pushes}</h2>
      <div id="pushes"></div>
      <p id="no-pushes" class="quiet" data-word="nothing">${words.fr.nothing}</p>
      ${element("h2", "messages")}
      <ol id="messages"></ol>
      <p id="no-messages" class="quiet" data-word="noMessages">${words.fr.noMessages}</p>
    </div>
  </section>
  <div class="panels">
    <section class="panel" aria-labelledby="ledger-title">
      <h2 id="ledger-title" data-word="ledger">${words.fr.ledger}</h2>
      <dl id="totals"></dl>
      <table id="ledger">
        <thead><tr>
          ${element("th", "when")}
          ${element("th", "what")}
          ${element("th", "amount")}
          ${element("th", "state")}
          ${element("th", "callbacks")}
        </tr></thead>
        <tbody id="entries"></tbody>
      </table>
      <p id="no-entries" class="quiet" data-word="empty">${words.fr.empty}</p>
    </section>
    <section class="panel" aria-labelledby="numbers-title">
      <h2 id="numbers-title" data-word="numbers">${words.fr.numbers}</h2>
      ${element("p", "numbersHint")}
      <details open>
        ${element("summary", "payments")}
        <dl id="payment-numbers" class="numbers"></dl>
      </details>
      <details>
        ${element("summary", "payouts")}
        ${element("p", "payoutsHint")}
        <dl id="payout-numbers" class="numbers"></dl>
      </details>
    </section>
  </div>
</main>
<script src="/_page/script.js"></script>
</body>
</html>`

function element(tag: string, word: Word): string {
  return `<${tag} data-word="${word}">${words.fr[word]}</${tag}>`
}
