/** The ledger and the magic numbers beside the phone. */
export const ledgerScript = String.raw`
let magicNumbers = [];

async function loadNumbers() {
  const response = await fetch("/_simulator/magic-numbers");
  magicNumbers = (await response.json()).magicNumbers;
  showNumbers();
}

function showNumbers() {
  const isPayout = ({ lastSeven }) => lastSeven.startsWith("00001");
  fillNumbers("payment-numbers", magicNumbers.filter((row) => !isPayout(row)));
  fillNumbers("payout-numbers", magicNumbers.filter(isPayout));
}

function fillNumbers(id, rows) {
  byId(id).replaceChildren(
    ...rows.map((row, index) =>
      element("div", {}, [
        element("dt", {
          textContent: spacedPhone(row.phones[index % row.phones.length]),
        }),
        element("dd", { textContent: row[language] }),
      ])
    )
  );
}

function showTotals() {
  byId("totals").replaceChildren(
    ...Object.entries(book.totals).map(([currency, total]) =>
      element("div", {}, [
        element("dt", { textContent: currency }),
        ...["in", "returned", "out"].map((name) =>
          element("dd", {
            textContent: word(name) + " " + money(total[name], currency),
          })
        ),
      ])
    )
  );
}

function showEntries() {
  const newest = [...book.transactions].reverse().slice(0, 100);
  byId("entries").replaceChildren(...newest.map(rowOf));
  byId("ledger").hidden = newest.length === 0;
  byId("no-entries").hidden = newest.length > 0;
}

function rowOf(transaction) {
  const { kind, state, reason, phone } = transaction;
  const row = element("tr", {}, [
    cell("when", [time(transaction.requestedAt)]),
    cell("what", [
      word("kind_" + kind) + (phone ? " " + spacedPhone(phone) : ""),
      element("span", {
        className: "quiet",
        textContent: transaction.reference,
      }),
    ]),
    cell("amount", [money(transaction.amount, transaction.currency)]),
    cell("state", [
      element("span", {
        className: "state " + state,
        textContent: word("state_" + state),
      }),
      ...(reason
        ? [element("span", { className: "quiet", textContent: word("reason_" + reason) })]
        : []),
      ...(kind === "card" && transaction.waitsForShopper
        ? [element("a", {
            href: "/card/" + encodeURIComponent(transaction.orderNumber),
            textContent: word("openCard"),
          })]
        : []),
    ]),
    cell("callbacks", [
      transaction.callbacks
        .map(({ httpStatus }) => httpStatus || word("lost"))
        .join(", ") || word("none"),
    ]),
  ]);
  return row;
}

function cell(name, children) {
  const made = element("td", { className: "cell-" + name }, children);
  made.dataset.label = word(name);
  return made;
}
`
