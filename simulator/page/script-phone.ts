/** Pushes, decisions and messages on the virtual phone. */
export const phoneScript = String.raw`
const pushes = new Map();
let knownPhones = "";

function ofThisPhone(transaction) {
  const chosen = byId("phone").value;
  return transaction.phone && (!chosen || transaction.phone === chosen);
}

function showPhones() {
  const phones = [...new Set(book.transactions.map((each) => each.phone))]
    .filter(Boolean);
  const known = language + phones.join();
  if (known === knownPhones) return;
  knownPhones = known;
  const select = byId("phone");
  const chosen = select.value;
  select.replaceChildren(
    element("option", { value: "", textContent: word("allPhones") }),
    ...phones.map((phone) =>
      element("option", { value: phone, textContent: spacedPhone(phone) })
    )
  );
  select.value = phones.includes(chosen) ? chosen : "";
}

function forgetPushes() {
  pushes.forEach((push) => push.remove());
  pushes.clear();
}

function showPushes() {
  const waiting = book.transactions.filter(
    (each) => each.kind === "payment" && each.waitsForShopper && ofThisPhone(each)
  );
  const orderNumbers = waiting.map((each) => each.orderNumber);
  for (const [orderNumber, push] of pushes) {
    if (orderNumbers.includes(orderNumber)) continue;
    const hadFocus = push.contains(document.activeElement);
    push.remove();
    pushes.delete(orderNumber);
    if (hadFocus) byId("pushes-title").focus();
  }
  for (const transaction of waiting) {
    if (pushes.has(transaction.orderNumber)) continue;
    const push = pushOf(transaction);
    pushes.set(transaction.orderNumber, push);
    byId("pushes").prepend(push);
    byId("news").textContent = word("arrived", {
      amount: money(transaction.amount, transaction.currency),
      merchant: transaction.merchant,
    });
  }
  byId("no-pushes").hidden = waiting.length > 0;
}

function pushOf(transaction) {
  const hint = "hint-" + transaction.orderNumber;
  const pin = element("input", {
    type: "password",
    inputMode: "numeric",
    autocomplete: "off",
    maxLength: 8,
    required: true,
  });
  pin.setAttribute("aria-describedby", hint);
  const refuse = element("button", {
    type: "button",
    textContent: word("refuse"),
  });
  const form = element("form", { className: "push" }, [
    element("p", {
      className: "quiet",
      textContent: spacedPhone(transaction.phone) + " · " + transaction.channel,
    }),
    element("p", {
      textContent: word("asks", { merchant: transaction.merchant }),
    }),
    element("p", {
      className: "amount",
      textContent: money(transaction.amount, transaction.currency),
    }),
    element("label", {}, [
      element("span", { textContent: word("pin") }),
      pin,
    ]),
    element("p", {
      id: hint,
      className: "quiet",
      textContent: word("pinHint", { pin: rightPin }),
    }),
    element("div", { className: "choices" }, [
      refuse,
      element("button", { className: "primary", textContent: word("pay") }),
    ]),
  ]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    decide(form, transaction, { act: "pin", pin: pin.value });
  });
  refuse.addEventListener("click", () =>
    decide(form, transaction, { act: "refuse" })
  );
  return form;
}

async function decide(form, { orderNumber }, decision) {
  const buttons = form.querySelectorAll("button");
  buttons.forEach((button) => { button.disabled = true; });
  try {
    const response = await fetch("/_simulator/decisions", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ orderNumber, ...decision }),
    });
    if (!response.ok) byId("news").textContent = word("tooLate");
  } catch {
    buttons.forEach((button) => { button.disabled = false; });
  }
  await refresh();
}

function showMessages() {
  const messages = book.transactions
    .filter(ofThisPhone)
    .flatMap((transaction) =>
      transaction.changes.map((change) => messageOf(transaction, change))
    )
    .filter(Boolean)
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, 50);
  const newest = messages[0];
  const list = byId("messages");
  if (newest && list.dataset.newest && list.dataset.newest < newest.at) {
    byId("news").textContent = newest.text;
  }
  list.dataset.newest = newest ? newest.at : " ";
  list.replaceChildren(
    ...messages.map(({ at, text, phone, good }) =>
      element("li", { className: good ? "good" : "" }, [
        element("p", { textContent: text }),
        element("p", {
          className: "quiet",
          textContent: spacedPhone(phone) + " · " + time(at),
        }),
      ])
    )
  );
  byId("no-messages").hidden = messages.length > 0;
}

function messageOf(transaction, { at, state, reason }) {
  const isPayout = transaction.kind === "payout";
  if (state === "pending" || (isPayout && state !== "paid")) return null;
  const moved = transaction.moved || transaction;
  const text = word(isPayout ? "sms_received" : "sms_" + state, {
    amount: money(moved.amount, moved.currency),
    merchant: transaction.merchant,
    reference: transaction.providerReference,
    reason: word("reason_" + (reason || "")),
  });
  return { at, text, phone: transaction.phone, good: state === "paid" };
}
`
