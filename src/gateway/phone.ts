import {
  ParseError,
  parsePhoneNumberWithError,
  PhoneNumber,
} from "libphonenumber-js/min"

/** The mobile networks of DR Congo that have a wallet on FlexPay. */
export type Operator = "vodacom" | "orange" | "airtel" | "africell"

export type PhoneReading =
  | {
      ok: true
      /** Twelve digits from 243, no plus sign: the wire's spelling. */
      msisdn: string
      /** A hint to show; null when the prefix is nobody's that we know. */
      operator: Operator | null
    }
  | {
      ok: false
      reason: "empty" | "not_a_number" | "foreign" | "wrong_length"
    }

const CONGO_CALLING_CODE = "243"
const NATIONAL_NUMBER = /^[1-9]\d{8}$/
const MSISDN = /^243\d{9}$/
/** Longer than a number of ours, and not begun as one, nor with a zero. */
const FOREIGN_WITHOUT_PLUS = /^(?!243)[1-7]\d{10}/

// Seen in public integrations. Prefixes are handed out anew and numbers move
// between networks, so the table hints and never refuses.
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ["81", "vodacom"],
  ["82", "vodacom"],
  ["83", "vodacom"],
  ["86", "vodacom"],
  ["80", "orange"],
  ["84", "orange"],
  ["85", "orange"],
  ["89", "orange"],
  ["96", "airtel"],
  ["97", "airtel"],
  ["98", "airtel"],
  ["99", "airtel"],
  ["90", "africell"],
  ["91", "africell"],
])

/**
 * Reads a Congolese number however people write it: 0812345678, 812345678,
 * +243 81 234 5678, 00243…, +243 081…
 *
 * A number of another country is told as such: its last nine digits would be
 * a stranger's number in Congo. A prefix that nobody knows is not refused:
 * FlexPay routes by the number, we do not.
 */
export function readPhone(input: string): PhoneReading {
  // Numbers pasted from a contact list come wrapped in invisible marks.
  const written = input.replace(/\p{Cf}/gu, "").trim()
  if (written === "") {
    return { ok: false, reason: "empty" }
  }

  const parsed = parse(written)
  if (typeof parsed === "string") {
    return { ok: false, reason: parsed }
  }
  if (parsed.ext !== undefined) {
    return { ok: false, reason: "not_a_number" }
  }
  if (parsed.countryCallingCode !== CONGO_CALLING_CODE) {
    return { ok: false, reason: "foreign" }
  }
  if (!NATIONAL_NUMBER.test(parsed.nationalNumber)) {
    const reason = isForeignWithoutPlus(written) ? "foreign" : "wrong_length"
    return { ok: false, reason }
  }

  const msisdn = CONGO_CALLING_CODE + parsed.nationalNumber
  return { ok: true, msisdn, operator: guessOperator(msisdn) }
}

/** The network that a number of twelve digits most likely belongs to. */
export function guessOperator(msisdn: string): Operator | null {
  return OPERATORS.get(msisdn.slice(3, 5)) ?? null
}

/** "+243 81 ••• •• 48"; whatever isn't twelve digits from 243 is hidden whole. */
export function maskPhone(msisdn: string): string {
  if (!MSISDN.test(msisdn)) {
    return "•••"
  }
  return `+243 ${msisdn.slice(3, 5)} ••• •• ${msisdn.slice(-2)}`
}

/**
 * The first four and last two signs of FlexPay's order number, "9bsT…48".
 * It ends in the payer's phone number, so the whole is personal data. One too
 * short to hide anything is hidden whole.
 */
export function maskOrderNumber(orderNumber: string): string {
  if (orderNumber.length < 12) {
    return "…"
  }
  return `${orderNumber.slice(0, 4)}…${orderNumber.slice(-2)}`
}

function parse(
  written: string
): PhoneNumber | "not_a_number" | "foreign" | "wrong_length" {
  try {
    return parsePhoneNumberWithError(written, {
      defaultCountry: "CD",
      extract: false,
    })
  } catch (error) {
    if (!(error instanceof ParseError)) {
      throw error
    }
    switch (error.message) {
      case "TOO_SHORT":
      case "TOO_LONG":
        return "wrong_length"
      case "INVALID_COUNTRY":
        return "foreign"
      default:
        return "not_a_number"
    }
  }
}

function isForeignWithoutPlus(written: string): boolean {
  return FOREIGN_WITHOUT_PLUS.test(written.replace(/\D/g, ""))
}
