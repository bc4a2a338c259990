import { maskText } from "./masking"
import { truncate } from "./text"

const LENGTH_MAX = 160

/**
 * Words that only say that a payment did not succeed, or that FlexPay knows it.
 * A message of these alone says less than the plugin's own text.
 */
const OUTCOME_WORDS: ReadonlySet<string> = new Set(
  `a abouti account annule annulee annulees annuler au aucun aucune avec avez
  been by c canceled cancelled code connu connue d de declined demande des du
  echec echoue echouee en erreur error est et ete existe fail failed failure
  flexpay found has inconnu inconnue is l la le les message n ne no non not ok
  operation paiement par pas paye payee payment push pu rejected rejete rejetee
  refuse refused refusee reponse request requete reussi reussie status statut
  succes success successful successfully the traite traitee transaction
  transfert trouve trouvee un une unsuccessful was`.split(/\s+/)
)

/** Marks of code, markup and addresses: "<p>", "{}", "java.lang.Error", "https://…". */
const NOT_PROSE = /[<>{}\\]|:\/\/|[a-z]\.[a-z]/i
/** No word is as long; a token is. */
const LONG_RUN = /\S{25}/
const WORDS = /\p{L}+/gu
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cf}\s]+/gu

/**
 * What FlexPay says about a payment that did not succeed, for people: one line,
 * masked, at most 160 characters. Null for a message that names no cause, and for
 * one of code, markup or addresses.
 */
export function readFailureMessage(message: string | null): string | null {
  // Masked before truncated: a truncated phone number would not be recognised.
  const line = maskText((message ?? "").replace(CONTROL_CHARACTERS, " ").trim())
  const isForPeople =
    !NOT_PROSE.test(line) && !LONG_RUN.test(line) && namesCause(line)
  return isForPeople ? truncate(line, LENGTH_MAX) : null
}

function namesCause(line: string): boolean {
  const words = line
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(WORDS)
  return words?.some((word) => !OUTCOME_WORDS.has(word)) ?? false
}
