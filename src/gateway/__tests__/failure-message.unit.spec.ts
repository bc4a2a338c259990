import { readFailureMessage } from "../failure-message"
import { createToken, ORDER_NUMBER, PHONE } from "./support/samples"

describe("readFailureMessage", () => {
  it.each([
    "Solde insuffisant",
    "Code PIN incorrect",
    "Le client n’a pas répondu",
    "Refusée par le client",
    "Transaction rejetée : plafond journalier atteint",
    "Insufficient balance",
    "Payment failed: wrong PIN",
  ])("keeps a message that names the cause: %p", (message) => {
    expect(readFailureMessage(message)).toBe(message)
  })

  it.each([
    null,
    "",
    " \n",
    "1",
    "Error 2006",
    "Échec",
    "ÉCHEC DE LA TRANSACTION",
    "Échec de l'opération.",
    "Le paiement a échoué",
    "La transaction n’a pas abouti",
    "Opération connue",
    "Une opération a été trouvée",
    "Payment failed",
    "Transaction not successful",
    "Request declined",
    "Transaction refusée",
  ])("drops a message that names no cause: %p", (message) => {
    expect(readFailureMessage(message)).toBeNull()
  })

  it.each([
    "<html><body>Solde insuffisant</body></html>",
    '{"solde":"insuffisant"}',
    "java.lang.NullPointerException: solde",
    "Solde insuffisant, voir https://example.com",
    "Appelez example.com pour votre solde",
    "Solde de eyJhbGciOiJIUzI1NiJ9eyJzdWIi insuffisant",
  ])("drops a message that was not written for people: %p", (message) => {
    expect(readFailureMessage(message)).toBeNull()
  })

  it("masks phone numbers and order numbers, and drops a token", () => {
    const text = readFailureMessage(
      `Solde de ${PHONE} insuffisant (${ORDER_NUMBER})`
    )
    expect(text).toMatch(/^Solde de \+243 .*•.* insuffisant/)
    expect(text).not.toContain(PHONE.slice(-9))
    expect(text).not.toContain(ORDER_NUMBER)
    expect(readFailureMessage(`Solde ${createToken()}`)).toBeNull()
  })

  it("is one line without control characters, of at most 160 characters", () => {
    expect(
      readFailureMessage(" Solde\u0000\tinsuffisant\r\n\u202EmaiRéessayez ")
    ).toBe("Solde insuffisant maiRéessayez")
    const long = readFailureMessage("solde insuffisant ".repeat(50))
    expect(long).toHaveLength(160)
    expect(long).toMatch(/…$/)
  })

  it("is the same when it is read again", () => {
    const once = readFailureMessage(`Solde de ${PHONE} insuffisant. `.repeat(9))
    expect(readFailureMessage(once)).toBe(once)
  })
})
