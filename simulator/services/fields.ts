import { z } from "zod"
import { currencies, minorOf, type Money } from "../money"
import type { Simulation } from "../simulation"

/** A field is not as the live service wants it. */
export class BadField extends Error {}

const required = (name: string) =>
  z.string({
    error: (issue) =>
      issue.input === undefined || issue.input === null
        ? `Champ obligatoire absent : ${name}`
        : `Le champ ${name} doit être un texte`,
  })

const shortestAmount = /^(0|[1-9]\d{0,11})(\.\d?[1-9])?$/

/** The fields that every request has (FlexPay spec 1.5, Payment Service). */
export const commonFields = {
  merchant: required("merchant"),
  reference: required("reference").regex(
    /^[A-Za-z0-9-]{1,20}$/,
    "La référence compte 1 à 20 lettres, chiffres ou tirets"
  ),
  amount: required("amount").regex(
    shortestAmount,
    "Le montant s'écrit au plus court, avec deux décimales au plus"
  ),
  currency: z.enum(currencies, "La devise est CDF ou USD"),
}

/** 12 digits without a plus sign (FlexPay spec 1.5, Payment Service). */
export const phoneField = required("phone").regex(
  /^243\d{9}$/,
  "Le téléphone compte 12 chiffres et commence par 243"
)

/** An address to call or to return to. */
export function urlField(name: string) {
  return required(name).refine(
    isHttpUrl,
    `Le champ ${name} doit être une adresse http`
  )
}

/** The fields of a request, or the first thing wrong with them. */
export function readFields<Fields>(
  schema: z.ZodType<Fields>,
  body: unknown
): Fields {
  const result = schema.safeParse(body)
  if (!result.success) {
    throw new BadField(result.error.issues[0]?.message ?? "Demande illisible")
  }
  return result.data
}

/** What no single field shows: the merchant, the amount, the reference. */
export function moneyOf(
  simulation: Simulation,
  fields: z.infer<z.ZodObject<typeof commonFields>>
): Money {
  const { merchant, amount, currency, reference } = fields
  const minor = minorOf(amount)
  if (merchant !== simulation.identity.merchant) {
    throw new BadField("Marchand inconnu")
  }
  if (minor === null || minor === 0n) {
    throw new BadField("Le montant doit être positif")
  }
  if (currency === "CDF" && minor % 100n !== 0n) {
    throw new BadField("Un montant en CDF n'a pas de décimales")
  }
  if (!simulation.book.useReference(reference)) {
    throw new BadField("Cette référence a déjà servi")
  }
  return { minor, currency }
}

function isHttpUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
