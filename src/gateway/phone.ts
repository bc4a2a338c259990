import type * as libphonenumber from "libphonenumber-js/min"
import { requirePackage } from "./require-package"

/** The mobile networks of DR Congo that have a wallet on FlexPay. */
export type Operator = "vodacom" | "orange" | "airtel" | "africell"

/** What the reading of a written phone number says. */
export type PhoneReading =
  | {
      ok: true
      /** Twelve digits from 243, no plus sign, as FlexPay wants it. */
      msisdn: string
      /** A hint to show; null for an unknown prefix. */
      operator: Operator | null
    }
  | {
      ok: false
      reason: "empty" | "not_a_number" | "foreign" | "wrong_length"
    }

const CONGO_CALLING_CODE = "243"
const NATIONAL_NUMBER = /^[1-9]\d{8}$/
const MSISDN = /^243\d{9}$/
/** Longer than a Congolese number, and without its prefixes. */
const FOREIGN_WITHOUT_PLUS = /^(?!243)[1-7]\d{10}/

// Seen in public integrations. Prefixes are reassigned and numbers move between
// networks, so the table is a hint and never a reason to refuse.
const PREFIXES: ReadonlyMap<Operator, readonly string[]> = new Map([
  ["vodacom", ["81", "82", "83", "86"]],
  ["orange", ["80", "84", "85", "89"]],
  ["airtel", ["96", "97", "98", "99"]],
  ["africell", ["90", "91"]],
])

/**
 * Reads a Congolese number in the usual spellings: 0812345678, 812345678,
 * +243 81 234 5678, 00243…, +243 081…
 *
 * A number of another country is refused as foreign: its last nine digits would
 * be a stranger's number in Congo. An unknown prefix is accepted: FlexPay routes
 * by the number.
 */
export function readPhone(input: string): PhoneReading {
  // Numbers copied from a contact list are wrapped in invisible characters.
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

/** The likely network of a number of twelve digits, by its prefix; null for an unknown one. */
export function guessOperator(msisdn: string): Operator | null {
  const prefix = msisdn.slice(3, 5)
  const [operator = null] =
    [...PREFIXES].find(([, prefixes]) => prefixes.includes(prefix)) ?? []
  return operator
}

/** "+243 81 ••• •• 48"; anything but twelve digits from 243 becomes "•••". */
export function maskPhone(msisdn: string): string {
  if (!MSISDN.test(msisdn)) {
    return "•••"
  }
  return `+243 ${msisdn.slice(3, 5)} ••• •• ${msisdn.slice(-2)}`
}

/**
 * The first four and last two characters of FlexPay's order number, "9bsT…48";
 * a short one becomes "…". The whole is personal data: it ends in the payer's
 * phone number.
 */
export function maskOrderNumber(orderNumber: string): string {
  if (orderNumber.length < 12) {
    return "…"
  }
  return `${orderNumber.slice(0, 4)}…${orderNumber.slice(-2)}`
}

function parse(
  written: string
): libphonenumber.PhoneNumber | "not_a_number" | "foreign" | "wrong_length" {
  const { ParseError, parsePhoneNumberWithError } = requirePackage(
    "libphonenumber-js/min"
  ) as typeof libphonenumber
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
