import { sendDecision } from "./api.mjs"
import { isOnChosenPhone } from "./chooser.mjs"
import { announce, byId, element } from "./dom.mjs"
import { formatMoney, formatPhone, word } from "./language.mjs"

/** @typedef {import("./api.mjs").Transaction} Transaction */

const list = byId("pushes", HTMLElement)
const correctPin = document.body.dataset["pin"] ?? ""
/**
 * The pushes on the screen by order number. They are kept between two
 * refreshes, so that a PIN that is being entered is not lost.
 * @type {Map<string, HTMLFormElement>}
 */
const forms = new Map()

/** Removes the pushes, to be drawn again in another language. */
export function clearPushes() {
  forms.forEach((form) => form.remove())
  forms.clear()
}

/**
 * Shows the pushes that wait for their PIN on the chosen phone.
 * @param {readonly Transaction[]} transactions
 * @param {() => Promise<void>} onDecided
 */
export function showPushes(transactions, onDecided) {
  const pending = transactions.filter(
    (transaction) =>
      transaction.kind === "payment" &&
      transaction.waitsForShopper &&
      isOnChosenPhone(transaction)
  )
  removeOthers(pending.map(({ orderNumber }) => orderNumber))
  for (const transaction of pending) {
    if (!forms.has(transaction.orderNumber)) {
      add(transaction, onDecided)
    }
  }
  byId("no-pushes", HTMLElement).hidden = pending.length > 0
}

/** @param {readonly string[]} orderNumbers the pushes that stay */
function removeOthers(orderNumbers) {
  for (const [orderNumber, form] of forms) {
    if (!orderNumbers.includes(orderNumber)) {
      const hadFocus = form.contains(document.activeElement)
      form.remove()
      forms.delete(orderNumber)
      if (hadFocus) {
        byId("pushes-title", HTMLElement).focus()
      }
    }
  }
}

/**
 * @param {Transaction} transaction
 * @param {() => Promise<void>} onDecided
 */
function add(transaction, onDecided) {
  const form = pushForm(transaction, onDecided)
  forms.set(transaction.orderNumber, form)
  list.prepend(form)
  announce(
    word("newPush", {
      amount: formatMoney(transaction.amount, transaction.currency),
      merchant: transaction.merchant,
    })
  )
}

/**
 * @param {Transaction} transaction
 * @param {() => Promise<void>} onDecided
 */
function pushForm(transaction, onDecided) {
  const { orderNumber, merchant, amount, currency } = transaction
  const hintId = `hint-${orderNumber}`
  const pin = pinField(hintId)
  const refuse = element("button", {
    type: "button",
    textContent: word("refuse"),
  })
  const form = element("form", { className: "push" }, [
    element("p", {
      className: "quiet",
      textContent: `${formatPhone(transaction.phone ?? "")} · ${transaction.channel}`,
    }),
    element("p", { textContent: word("request", { merchant }) }),
    element("p", {
      className: "amount",
      textContent: formatMoney(amount, currency),
    }),
    element("label", {}, [element("span", { textContent: word("pin") }), pin]),
    element("p", {
      id: hintId,
      className: "quiet",
      textContent: word("pinHint", { pin: correctPin }),
    }),
    element("div", { className: "choices" }, [
      refuse,
      element("button", { className: "primary", textContent: word("pay") }),
    ]),
  ])
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    void decide(
      form,
      { orderNumber, decision: "pin", pin: pin.value },
      onDecided
    )
  })
  refuse.addEventListener("click", () => {
    void decide(form, { orderNumber, decision: "refuse" }, onDecided)
  })
  return form
}

/** @param {string} hintId the element that describes the field */
function pinField(hintId) {
  const field = element("input", {
    type: "password",
    inputMode: "numeric",
    autocomplete: "off",
    maxLength: 8,
    required: true,
  })
  field.setAttribute("aria-describedby", hintId)
  return field
}

/**
 * @param {HTMLFormElement} form
 * @param {Parameters<typeof sendDecision>[0]} decision
 * @param {() => Promise<void>} onDecided
 */
async function decide(form, decision, onDecided) {
  const buttons = form.querySelectorAll("button")
  const setDisabled = (/** @type {boolean} */ disabled) => {
    buttons.forEach((button) => {
      button.disabled = disabled
    })
  }
  setDisabled(true)
  try {
    if (!(await sendDecision(decision))) {
      announce(word("noLongerPending"))
    }
  } catch {
    setDisabled(false)
  }
  await onDecided()
}
