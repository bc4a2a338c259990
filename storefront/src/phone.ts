/** The mobile networks of DR Congo that have a wallet on FlexPay. */
export type Operator = "vodacom" | "orange" | "airtel" | "africell"

export type PhoneReading =
  | {
      ok: true
      /** Twelve digits from 243, no plus sign. */
      msisdn: string
      /** A hint; null for an unknown prefix. */
      operator: Operator | null
    }
  | { ok: false; reason: PhoneProblem }

export type PhoneProblem = "empty" | "not_a_number" | "foreign" | "wrong_length"

/** What shoppers call the wallets. */
export const OPERATOR_NAMES: Readonly<Record<Operator, string>> = {
  vodacom: "Vodacom M-Pesa",
  orange: "Orange Money",
  airtel: "Airtel Money",
  africell: "Africell Afrimoney",
}

/** The two digits after 243. Numbers move between networks: hints, no more. */
const PREFIXES: Readonly<Record<Operator, string>> = {
  vodacom: "81 82 83 86",
  orange: "80 84 85 89",
  airtel: "96 97 98 99",
  africell: "90 91",
}

/** Separators of digits: spaces, dots, dashes, slashes, brackets. */
const SEPARATORS = /[\s\-‐-―−./()[\]~]/g

/**
 * Reads a Congolese number in any common spelling, as the server does:
 * 0812345678, 812345678, +243 81 234 5678, 00243…, +243 081…
 *
 * An unknown prefix is accepted: FlexPay routes by the number.
 */
export function readPhone(text: string): PhoneReading {
  // Numbers pasted from a contact list come wrapped in invisible marks.
  const written = text.replace(/\p{Cf}/gu, "").trim()
  if (!written) {
    return { ok: false, reason: "empty" }
  }
  const [, plus, digits] =
    /^(\+?)(\d+)$/.exec(written.replace(SEPARATORS, "")) ?? []
  if (digits === undefined) {
    return { ok: false, reason: "not_a_number" }
  }
  const international = plus ? digits : /^00([1-9].*)/.exec(digits)?.[1]
  // What is still being typed is not foreign yet: "+2", "+24".
  if (international && !"243".startsWith(international.slice(0, 3))) {
    return { ok: false, reason: "foreign" }
  }
  const national = (
    international?.slice(3) ?? digits.replace(/^243(?=0?\d{9}$)/, "")
  ).replace(/^0/, "")
  if (/^[1-9]\d{8}$/.test(national)) {
    const msisdn = `243${national}`
    return { ok: true, msisdn, operator: guessOperator(msisdn) }
  }
  // Longer than a number of ours, and not begun as one, nor with a zero.
  const isForeign = /^(?!243)[1-7]\d{10}/.test(digits)
  return { ok: false, reason: isForeign ? "foreign" : "wrong_length" }
}

/** The network that a number of twelve digits most likely belongs to. */
export function guessOperator(msisdn: string): Operator | null {
  const prefix = msisdn.slice(3, 5)
  const entry = Object.entries(PREFIXES).find(([, prefixes]) =>
    prefixes.split(" ").includes(prefix)
  )
  return (entry?.[0] as Operator | undefined) ?? null
}
