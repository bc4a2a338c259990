import { z } from "zod"
import { currencies, parseMinor, type Money } from "../money"
import type { Simulation } from "../simulation"

/** A field that the live service would refuse. */
export class InvalidFieldError extends Error {}

const required = (name: string) =>
  z.string({
    error: (issue) =>
      issue.input === undefined || issue.input === null
        ? `Champ obligatoire absent : ${name}`
        : `Le champ ${name} doit être un texte`,
  })

const amountInShortestForm = /^(0|[1-9]\d{0,11})(\.\d?[1-9])?$/

/** The fields of every request (FlexPay spec 1.5, Payment Service). */
export const commonFields = {
  merchant: required("merchant"),
  reference: required("reference").regex(
    /^[A-Za-z0-9-]{1,20}$/,
    "La référence compte 1 à 20 lettres, chiffres ou tirets"
  ),
  amount: required("amount").regex(
    amountInShortestForm,
    "Le montant s'écrit au plus court, avec deux décimales au plus"
  ),
  currency: z.enum(currencies, "La devise est CDF ou USD"),
}

/** 12 digits without a plus sign (FlexPay spec 1.5, Payment Service). */
export const phoneField = required("phone").regex(
  /^243\d{9}$/,
  "Le téléphone compte 12 chiffres et commence par 243"
)

/** The URL of a callback or of a return page. */
export function urlField(name: string) {
  return required(name).refine(
    isHttpUrl,
    `Le champ ${name} doit être une adresse http`
  )
}

/**
 * Parses the fields of a request.
 * @throws InvalidFieldError with the first problem
 */
export function readFields<Fields>(
  schema: z.ZodType<Fields>,
  body: unknown
): Fields {
  const result = schema.safeParse(body)
  if (!result.success) {
    throw new InvalidFieldError(
      result.error.issues[0]?.message ?? "Demande illisible"
    )
  }
  return result.data
}

/**
 * The money of a request. Checks the rules that need more than one field or
 * the state of the simulator, and marks the reference as used.
 * @throws InvalidFieldError
 */
export function readMoney(
  simulation: Simulation,
  fields: z.infer<z.ZodObject<typeof commonFields>>
): Money {
  const { merchant, amount, currency, reference } = fields
  const minor = parseMinor(amount)
  if (merchant !== simulation.identity.merchant) {
    throw new InvalidFieldError("Marchand inconnu")
  }
  if (minor === null || minor === 0n) {
    throw new InvalidFieldError("Le montant doit être positif")
  }
  if (currency === "CDF" && minor % 100n !== 0n) {
    throw new InvalidFieldError("Un montant en CDF n'a pas de décimales")
  }
  if (!simulation.transactions.useReference(reference)) {
    throw new InvalidFieldError("Cette référence a déjà servi")
  }
  return { minor, currency }
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
