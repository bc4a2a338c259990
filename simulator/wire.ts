import {
  formatWithDecimal,
  formatShortest,
  withCommission,
  type Money,
} from "./money"
import type { Quirks } from "./settings"
import {
  statuses,
  type Kind,
  type Reason,
  type Transaction,
} from "./transaction"

/** A JSON object of a request or an answer. */
export type Body = Record<string, unknown>

const capitalisedNames: Record<string, string> = {
  code: "Code",
  message: "Message",
  transaction: "Transaction",
  reference: "Reference",
  provider_reference: "Provider_reference",
}

/** What the operator says about a failure, in the spelling of operators. */
const causes: Record<Reason, string> = {
  refused_by_shopper: "Transaction refusée par le client",
  wrong_pin: "Code PIN incorrect",
  insufficient_funds: "Solde insuffisant",
  number_locked: "Compte du client bloqué",
  expired: "Le client n’a pas répondu",
  card_declined: "Carte refusée par la banque",
  recipient_unreachable: "Destinataire injoignable",
}

/**
 * The answer to a request that moves money (FlexPay spec 1.5, Payment Service
 * and Merchant Pay out Service; `url` for cards seen in public integrations).
 */
export function answerBody(
  quirks: Quirks,
  kind: Kind,
  answer: { message: string; orderNumber?: string; url?: string }
): Body {
  const accepted = answer.orderNumber !== undefined
  const nulls = quirks.nulls ? { reference: null, url: null } : {}
  const body = {
    code: codeOf(quirks, accepted ? 0 : 1, kind === "card"),
    ...nulls,
    ...answer,
  }
  return applySpelling(quirks, body, {})
}

/** The body of a callback (FlexPay spec 1.5, results). */
export function callbackBody(
  quirks: Quirks,
  transaction: Transaction,
  money: Money = transaction.movedMoney
): Body {
  const { state, providerReference } = transaction
  const cause = causeOf(quirks, transaction)
  const body = {
    code: codeOf(quirks, state === "paid" ? 0 : 1, transaction.kind === "card"),
    reference: transaction.reference,
    provider_reference: state === "paid" ? providerReference : "",
    orderNumber: transaction.orderNumber,
    ...amountFields(quirks, money),
    ...(transaction.phone === null ? {} : { phone: transaction.phone }),
    createdAt: formatCreatedAt(transaction.createdAt),
    channel: formatChannel(quirks, transaction),
    ...(cause !== null && { message: cause }),
  }
  return applySpelling(quirks, body, { orderNumber: "orderNumer" })
}

/**
 * The callback of a success that has not happened yet, without a provider
 * reference (seen in public integrations).
 */
export function earlySuccessBody(
  quirks: Quirks,
  transaction: Transaction
): Body {
  return callbackBody(quirks, {
    ...transaction,
    state: "paid",
    providerReference: "",
  })
}

/**
 * The check result of a known transaction (FlexPay spec 1.5, Check). Without
 * a status if `status` is null.
 */
export function checkBody(
  quirks: Quirks,
  transaction: Transaction,
  status: string | null = statuses[transaction.state]
): Body {
  const { reference, orderNumber } = transaction
  const references = {
    reference: { reference },
    order_number: { reference: orderNumber },
    missing: {},
  }
  const body = {
    code: codeOf(quirks, 0, false),
    message: causeOf(quirks, transaction) ?? "Opération connue",
    transaction: {
      ...references[quirks.checkReference],
      ...(quirks.checkOrderNumber && { orderNumber }),
      ...(status !== null && { status }),
      ...amountFields(quirks, transaction.movedMoney),
      createdAt: formatCreatedAt(transaction.createdAt),
      channel: formatChannel(quirks, transaction),
    },
  }
  return applySpelling(quirks, body, { message: "messsage" })
}

/** The check result of an unknown order number (FlexPay spec 1.5, Check). */
export function unknownTransactionBody(quirks: Quirks): Body {
  const body = {
    code: codeOf(quirks, 1, false),
    message: "Opération inconnue",
    transaction: null,
  }
  return applySpelling(quirks, body, { message: "messsage" })
}

/** The answer to a wrong token. */
export function unauthorizedBody(quirks: Quirks): Body {
  return { code: codeOf(quirks, 1, false), message: "Jeton refusé" }
}

function causeOf(
  { failureMessages }: Quirks,
  { state, reason }: Transaction
): string | null {
  return failureMessages === "cause" && state === "failed" && reason !== null
    ? causes[reason]
    : null
}

function codeOf(quirks: Quirks, code: 0 | 1, isCard: boolean): string | number {
  const asNumber =
    quirks.codeForm === "number" || (quirks.codeForm === "documented" && isCard)
  return asNumber ? code : String(code)
}

function amountFields(quirks: Quirks, { minor, currency }: Money): Body {
  const forms = {
    decimal: formatWithDecimal,
    plain: formatShortest,
    // Only the notation in JSON: no arithmetic uses this number.
    number: (hundredths: bigint) => Number(formatShortest(hundredths)),
  }
  const form = forms[quirks.amountForm]
  return {
    amount: form(minor),
    amountCustomer: form(withCommission(minor, quirks.commission)),
    currency,
  }
}

function formatChannel(quirks: Quirks, transaction: Transaction): string {
  return quirks.channelForm === "upper"
    ? transaction.channel.toUpperCase()
    : transaction.channel
}

/** dd-MM-yyyy HH:mm:ss without a zone, in the time of Kinshasa (UTC+1). */
function formatCreatedAt(date: Date): string {
  const kinshasa = new Date(date.getTime() + 3_600_000).toISOString()
  const [year, month, day] = kinshasa.slice(0, 10).split("-")
  return `${day}-${month}-${year} ${kinshasa.slice(11, 19)}`
}

function applySpelling(
  quirks: Quirks,
  body: Body,
  documented: Record<string, string>
): Body {
  const misspelled = {
    never: {},
    documented,
    everywhere: { message: "messsage", orderNumber: "orderNumer" },
  }
  const names: Record<string, string> = {
    ...(quirks.capitalisedKeys && capitalisedNames),
    ...misspelled[quirks.misspelledKeys],
  }
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [names[key] ?? key, value])
  )
}
