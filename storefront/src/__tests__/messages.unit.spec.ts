import { TRANSACTION } from "./support/server.ts"
import type { StoreFlexPayTransaction } from "../types.ts"
import { viewOf } from "../view.ts"
import { en } from "../react/en.ts"
import { fr } from "../react/fr.ts"
import { gatewayMessageOf, messageOf } from "../react/messages.ts"
import type { FlexPayTexts } from "../react/texts.ts"

type Facts = Partial<StoreFlexPayTransaction>

/** A card has no phone. */
function messageFor(facts: Facts, texts: FlexPayTexts) {
  const transaction = { ...TRANSACTION, ...facts }
  const isCard = transaction.phone === null
  return messageOf(viewOf(transaction), { transaction, texts, isCard })
}

describe.each([
  ["French", fr],
  ["English", en],
])("the texts of the component in %s", (_language, texts) => {
  it.each<[keyof FlexPayTexts, keyof FlexPayTexts, Facts]>([
    ["amountChanged", "amountChangedHint", { amount_changed: true }],
    [
      "amountChangedCard",
      "amountChangedCardHint",
      { amount_changed: true, phone: null },
    ],
    [
      "amountChanged",
      "amountChangedHint",
      { state: "unknown", amount_changed: true },
    ],
    ["orderCanceledPush", "orderCanceledPushHint", { order_canceled: true }],
    [
      "orderCanceledCard",
      "orderCanceledCardHint",
      { order_canceled: true, phone: null },
    ],
    [
      "orderCanceled",
      "orderCanceledHint",
      { state: "expired", order_canceled: true },
    ],
    ["needsCheck", "needsCheckHint", { state: "expired", needs_help: true }],
    ["needsCheck", "needsCheckHint", { state: "unknown", needs_help: true }],
    ["needsCheck", "needsCheckHint", { state: "pending", needs_help: true }],
    [
      "needsCheck",
      "needsCheckHint",
      { state: "succeeded", order_placed: true, needs_help: true },
    ],
    ["needsHelp", "needsHelpHint", { state: "succeeded", needs_help: true }],
    ["returned", "returnedHint", { state: "reversed", reason: "returned" }],
  ])("is %s and %s for %p", (title, hint, facts) => {
    expect(messageFor(facts, texts)).toEqual({
      title: texts[title],
      hint: texts[hint],
    })
  })

  it.each<[keyof FlexPayTexts, "returned" | "resolved"]>([
    ["returned", "returned"],
    ["resolved", "resolved"],
  ])("is %s before a retry after a payment that was %s", (title, reason) => {
    const facts = { state: "reversed", reason, can_retry: true } as const
    expect(messageFor(facts, texts)).toEqual({
      title: texts[title],
      hint: texts.reasons[reason],
    })
  })

  it("asks to refuse the request on the phone first, where another way is chosen", () => {
    const context = { transaction: TRANSACTION, texts, isCard: false }
    expect(messageOf("waiting", { ...context, leavesPush: true })).toEqual({
      title: texts.leavePush,
      hint: texts.leavePushHint,
    })
  })

  it("warns of the open card page above the form of another way", () => {
    const context = { transaction: TRANSACTION, texts, isCard: false }
    const form = messageOf("form", { ...context, leavesCardPage: true })
    expect(form.hint).toBe(texts.leaveCardPage)
  })

  it("says that the card payment was canceled, where the shopper canceled it", () => {
    const context = { transaction: TRANSACTION, texts, isCard: true }
    expect(
      messageOf("card_page", { ...context, isCardCanceled: true })
    ).toEqual({ title: texts.cardCanceled, hint: texts.cardCanceledHint })
  })

  it("explains the new amount above the form, and asks to wait after a confirmation", () => {
    const changed = { amount_changed: true, can_retry: true } as const
    const failed = messageFor({ ...changed, state: "failed" }, texts)
    const expired = messageFor({ ...changed, state: "expired" }, texts)

    expect(failed).toEqual({
      title: texts.formTitle,
      hint: texts.amountChangedEnded,
    })
    expect(expired.title).toBe(texts.formTitle)
    expect(expired.hint).toContain(texts.amountChangedEnded)
    expect(expired.hint).toContain(texts.expiredHint)
  })

  it("has only placeholders that are filled", () => {
    const names = JSON.stringify(texts).match(/\{\w+\}/g)
    expect(new Set(names)).toEqual(
      new Set([
        "{amount}",
        "{code}",
        "{phone}",
        "{newAmount}",
        "{name}",
        "{text}",
        "{minutes}",
        "{date}",
      ])
    )
  })
})

describe("FlexPay's own message", () => {
  const FAILED: StoreFlexPayTransaction = {
    ...TRANSACTION,
    state: "failed",
    reason: "not_paid",
    gateway_message: "Solde insuffisant",
  }

  it.each([
    ["the operator's", {}, "Message de l’opérateur : Solde insuffisant"],
    [
      "the payment service's for a request that it refused",
      { state: "refused", reason: "refused" },
      "Message du service de paiement : Solde insuffisant",
    ],
    [
      "the payment service's for a card",
      { phone: null },
      "Message du service de paiement : Solde insuffisant",
    ],
    ["not shown without one", { gateway_message: null }, null],
  ] as const)("is %s", (_whose, facts, shown) => {
    expect(gatewayMessageOf({ ...FAILED, ...facts }, fr)).toBe(shown)
  })

  it("is shown as it is, braces and markup included", () => {
    expect(
      gatewayMessageOf({ ...FAILED, gateway_message: "<b>{amount}</b>" }, en)
    ).toBe("Message from the operator: <b>{amount}</b>")
  })
})
