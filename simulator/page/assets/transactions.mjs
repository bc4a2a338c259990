import { byId, element, quiet } from "./dom.mjs"
import { formatMoney, formatPhone, formatTime, word } from "./language.mjs"

/**
 * @typedef {import("./api.mjs").Transaction} Transaction
 * @typedef {import("./api.mjs").Total} Total
 */

/** How many transactions the table shows. */
const MAX_ROWS = 100

/** @param {Record<string, Total>} totals by currency */
export function showTotals(totals) {
  byId("totals", HTMLElement).replaceChildren(
    ...Object.entries(totals).map(([currency, total]) =>
      element("div", {}, [
        element("dt", { textContent: currency }),
        .../** @type {const} */ (["in", "returned", "out"]).map((name) =>
          element("dd", {
            textContent: `${word(name)} ${formatMoney(total[name], currency)}`,
          })
        ),
      ])
    )
  )
}

/** @param {readonly Transaction[]} transactions oldest first */
export function showTransactions(transactions) {
  const newest = [...transactions].reverse().slice(0, MAX_ROWS)
  byId("rows", HTMLElement).replaceChildren(...newest.map(row))
  byId("transactions", HTMLElement).hidden = newest.length === 0
  byId("no-transactions", HTMLElement).hidden = newest.length > 0
}

/** @param {Transaction} transaction */
function row(transaction) {
  const { kind, phone, reference, amount, currency } = transaction
  const name = word(`kind_${kind}`)
  return element("tr", {}, [
    cell("time", [formatTime(transaction.requestedAt)]),
    cell("kind", [
      phone === null ? name : `${name} ${formatPhone(phone)}`,
      quiet(reference),
    ]),
    cell("amount", [formatMoney(amount, currency)]),
    cell("state", stateOf(transaction)),
    cell("callbacks", [
      transaction.callbacks
        .map(({ httpStatus }) => httpStatus ?? word("noAnswer"))
        .join(", ") || word("noCallbacks"),
    ]),
  ])
}

/** @param {Transaction} transaction */
function stateOf({ kind, state, reason, waitsForShopper, orderNumber }) {
  const badge = element("span", {
    className: `state ${state}`,
    textContent: word(`state_${state}`),
  })
  const cardPage = element("a", {
    href: `/card/${encodeURIComponent(orderNumber)}`,
    textContent: word("openCardPage"),
  })
  return [
    badge,
    ...(reason ? [quiet(word(`reason_${reason}`))] : []),
    ...(kind === "card" && waitsForShopper ? [cardPage] : []),
  ]
}

/**
 * @param {"time" | "kind" | "amount" | "state" | "callbacks"} name
 * @param {readonly (Node | string)[]} children
 */
function cell(name, children) {
  const td = element("td", { className: `cell-${name}` }, children)
  td.dataset["label"] = word(name)
  return td
}
