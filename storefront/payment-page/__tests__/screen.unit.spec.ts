import type { FlexPayPaymentLinkResponse } from "../../../src/api/flexpay/pay/types.js"
import { TRANSACTION } from "../../src/__tests__/support/server.ts"
import type { StoreFlexPayTransaction } from "../../src/types.ts"
import { viewOf } from "../../src/view.ts"
import {
  canRequest,
  documentTitle,
  endedMessage,
  kitTexts,
  payableTransaction,
  screenOf,
} from "../screen.ts"

type Link = FlexPayPaymentLinkResponse["link"]
type Facts = Partial<StoreFlexPayTransaction>

const LINK: Link = {
  state: "open",
  store_name: "Boutique Mboka",
  order_display_id: 12,
  amount: "57500",
  currency_code: "cdf",
  items: [],
  methods: ["mobile_money", "card"],
  expires_at: "2026-12-14T16:33:00.000Z",
  receipt: null,
}
const RECEIPT: Link["receipt"] = {
  reference: "MP260102.1",
  support_code: "7T8V9W",
  method: "mobile_money",
  phone: "+243 81 ••• •• 78",
  amount: "57500",
  currency_code: "cdf",
  paid_at: "2026-12-08T09:00:00.000Z",
}
const ENDED = ["nothing_due", "canceled", "expired", "closed"] as const
const FAILED: Facts = { state: "failed", reason: "not_paid", can_retry: true }

function answer(
  link: Partial<Link>,
  facts: Facts | null = null
): FlexPayPaymentLinkResponse {
  return {
    link: { ...LINK, ...link },
    transaction: facts && { ...TRANSACTION, ...facts },
  }
}

describe.each(ENDED)("the page of a link that is %s", (state) => {
  it("the page says so before the first request", () => {
    expect(screenOf(answer({ state }))).toEqual({ name: "ended", note: null })
  })

  it.each<[string, Facts]>([
    ["waits on the phone", { state: "pending" }],
    ["is being sent", { state: "submitting" }],
    ["is unknown", { state: "unknown" }],
    ["waits on the card page", { redirect_url: "https://card", phone: null }],
    ["expired and may still be confirmed", { state: "expired" }],
    ["succeeded and is recorded", { state: "succeeded" }],
    ["needs help", { state: "failed", needs_help: true }],
    ["is returned", { state: "reversed", reason: "returned" }],
  ])("the page shows a payment that %s", (_, facts) => {
    expect(screenOf(answer({ state }, facts)).name).toBe("payment")
  })

  it("no other request can be sent, whatever the payment says", () => {
    for (const facts of [
      FAILED,
      { state: "expired", can_retry: true },
    ] as Facts[]) {
      expect(canRequest(answer({ state }, facts))).toBe(false)
      expect(payableTransaction(answer({ state }, facts))?.can_retry).toBe(
        false
      )
    }
    expect(canRequest(answer({ state }))).toBe(false)
  })

  it("the page says what became of the last request", () => {
    expect(screenOf(answer({ state }, FAILED))).toEqual({
      name: "ended",
      note: "failed",
    })
    expect(
      screenOf(answer({ state }, { ...FAILED, reason: "returned" }))
    ).toEqual({ name: "ended", note: "returned" })
  })

  it("the texts of an expired request promise no other one", () => {
    const [fr, en] = (["fr", "en"] as const).map(
      (language) => kitTexts({ state }, language, null).expiredHint
    )
    expect(fr).toMatch(/demandez un nouveau lien/)
    expect(en).toMatch(/ask the shop for a new link/)
  })
})

describe("the page of an open link", () => {
  it("another request can be sent before the first and after one that failed", () => {
    expect(canRequest(answer({}))).toBe(true)
    expect(canRequest(answer({}, FAILED))).toBe(true)
    expect(canRequest(answer({}, { state: "pending" }))).toBe(false)
  })

  it("a payment that was written and never sent is requested by the form", () => {
    const unsent = answer({}, { state: "deferred" })
    expect(viewOf(payableTransaction(unsent))).toBe("form")
    expect(canRequest(unsent)).toBe(true)
  })
})

it("the receipt of a paid link is shown whatever its payment says", () => {
  const paid = answer(
    { state: "paid", receipt: RECEIPT },
    { state: "succeeded" }
  )
  expect(screenOf(paid)).toEqual({ name: "receipt", receipt: RECEIPT })
})

describe.each(["fr", "en"] as const)(
  "the texts of the page in %s",
  (language) => {
    it("no text speaks of a cart, which a payer does not have", () => {
      for (const state of ["open", "closed"] as const) {
        expect(JSON.stringify(kitTexts({ state }, language, null))).not.toMatch(
          /panier|\bcart\b/i
        )
      }
    })

    it("a refusal replaces the text of a changed order", () => {
      const { changed } = kitTexts(LINK, language, null)
      const ended = kitTexts(LINK, language, "link_ended").changed
      expect(ended).not.toBe(changed)
      expect(kitTexts(LINK, language, "of_a_newer_server").changed).toBe(
        changed
      )
    })

    it("the title of the document says what happens", () => {
      const titles = [
        answer({}),
        answer({}, { state: "pending" }),
        answer({}, FAILED),
        answer({ state: "paid", receipt: RECEIPT }),
        ...ENDED.map((state) => answer({ state })),
      ].map((each) => documentTitle(each, language))
      expect(new Set(titles).size).toBe(titles.length)
      for (const title of titles) {
        expect(title).toMatch(/^\S.* · Boutique Mboka$/)
      }
      expect(documentTitle(answer({ store_name: "" }), language)).not.toMatch(
        "·"
      )
    })

    it("an expired link says until when it was valid", () => {
      const { text } = endedMessage({ ...LINK, state: "expired" }, language)
      expect(text).toMatch(/14 (?:décembre|December) 2026/)
    })
  }
)
