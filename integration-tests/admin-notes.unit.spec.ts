import { isLongEnough } from "../src/admin/components/notes/notes"
import { findRecipientErrors } from "../src/admin/components/refund/recipient"
import {
  findRecordErrors,
  toRecordBody,
} from "../src/admin/components/reconciliation/record-draft"
import { recordPaymentBody } from "../src/api/admin/flexpay/reconciliations/validators"
import {
  JUSTIFICATION_LENGTH_MIN,
  NOTE_LENGTH_MIN,
} from "../src/api/admin/flexpay/types"
import {
  acceptPaymentBody,
  noteBody,
  resendPayoutBody,
} from "../src/api/admin/flexpay/validators"
import { isJustification } from "../src/modules/flexpay/payouts/refused-actions"

const TEXTS = ["", "o", "ok", " ok ", "oui", "123456789", "1234567890"]

describe("the admin's forms and the server's schemas", () => {
  it.each(TEXTS)("forms and server accept the same notes: %j", (text) => {
    expect(isLongEnough(text, NOTE_LENGTH_MIN)).toBe(
      noteBody.safeParse({ note: text }).success
    )
  })

  it.each(TEXTS)(
    "forms and server accept the same justifications: %j",
    (text) => {
      const isAccepted = isLongEnough(text, JUSTIFICATION_LENGTH_MIN)
      expect(acceptPaymentBody.safeParse({ justification: text }).success).toBe(
        isAccepted
      )
      expect(isJustification(text)).toBe(isAccepted)
    }
  )

  it.each(TEXTS)(
    "forms and server accept the same reasons for another number: %j",
    (text) => {
      const errors = findRecipientErrors({
        choice: "other",
        phone: "0812345678",
        reason: text,
      })
      expect(errors.phoneReason === undefined).toBe(
        resendPayoutBody.safeParse({
          phone: "0812345678",
          phone_reason: text,
        }).success
      )
    }
  )

  it.each([
    ["123", true],
    [" #123 ", true],
    ["# 9", true],
    ["", false],
    ["0", false],
    ["order_123", false],
    ["1.5", false],
    ["9999999999", false],
  ])(
    "the form of a payment at a till accepts the order's number %j: %j, as the server does",
    (order, isAccepted) => {
      const draft = {
        phone: "0812345678",
        order,
        justification: "Payé à la caisse",
        isOrder: true,
      }
      expect(findRecordErrors(draft).order === undefined).toBe(isAccepted)
      expect(recordPaymentBody.safeParse(toRecordBody(draft)).success).toBe(
        isAccepted
      )
    }
  )
})
