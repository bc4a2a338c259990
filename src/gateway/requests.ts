import { z } from "@medusajs/framework/zod"
import { isWebAddress, Settings } from "./config"
import { FlexPayConfigurationError } from "./errors"
import { Service } from "./exchange"
import { CURRENCIES, Currency, toWireAmount } from "./money"

/** A request to take money from a wallet, or to pay money out to one. */
export interface MobileMoneyInput {
  /** Ours: new for each attempt, at most 20 of letters, digits and dashes. */
  reference: string
  /** Twelve digits from 243. */
  phone: string
  /** In major units, as `toWireAmount` spells it. */
  amount: string
  currency: Currency
  /** Where FlexPay posts its callback: public https. */
  callbackUrl: string
}

/** A request for a page where the shopper pays by card. */
export interface CardInput {
  reference: string
  /** In major units, as `toWireAmount` spells it. */
  amount: string
  currency: Currency
  callbackUrl: string
  /** Where the shopper lands after paying. Proves nothing. */
  approveUrl: string
  cancelUrl: string
  declineUrl: string
  /** Twelve digits from 243; sent to the corporate service only. */
  phone?: string
  /** Shown on the card page; the reference when missing. */
  description?: string
  /** Of the card page; sent to the v1.1 card service only. */
  language?: "fr" | "en"
}

export type WireBody = Record<string, string>

const MOBILE_MONEY = "1"
const CARD = "2"

const reference = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,20}$/, "must be 1 to 20 letters, digits and dashes")
const phone = z.string().regex(/^243\d{9}$/, "must be 12 digits from 243")
const currency = z.enum(CURRENCIES, `must be ${CURRENCIES.join(" or ")}`)

/**
 * The body of a request to take mobile money (FlexPay spec 1.5, Payment
 * service). The corporate v2.0 service wants `callback_url` (seen in public
 * integrations); v1 refuses that spelling.
 *
 * @throws FlexPayConfigurationError naming the field that can't be sent
 */
export function writeMobileMoney(
  input: MobileMoneyInput,
  settings: Settings
): WireBody {
  const { callbackUrl, ...fields } = readMobileMoney("payment", input, settings)
  const isV1 = settings.profile === "v1"
  return {
    merchant: settings.merchant,
    type: MOBILE_MONEY,
    ...fields,
    [isV1 ? "callbackUrl" : "callback_url"]: callbackUrl,
  }
}

/**
 * The body of a payout (FlexPay spec 1.5, Merchant pay out service), in v1's
 * spelling for either profile: no other is known.
 *
 * @throws FlexPayConfigurationError naming the field that can't be sent
 */
export function writePayout(
  input: MobileMoneyInput,
  settings: Settings
): WireBody {
  return {
    merchant: settings.merchant,
    type: MOBILE_MONEY,
    ...readMobileMoney("payout", input, settings),
  }
}

/**
 * The body of a request for a card page: the v1.1 card service, which wants the
 * token in the body too, or the corporate v2.0 service with type 2 (both seen
 * in public integrations; the spec is silent about cards).
 *
 * @throws FlexPayConfigurationError naming the field that can't be sent
 */
export function writeCard(input: CardInput, settings: Settings): WireBody {
  const url = webAddress(settings)
  const fields = readInput("card", input, {
    reference,
    amount: z.string(),
    currency,
    callbackUrl: url,
    approveUrl: url,
    cancelUrl: url,
    declineUrl: url,
    phone: phone.optional(),
    description: z.string().optional(),
    language: z.enum(["fr", "en"]).optional(),
  })
  const common = {
    merchant: settings.merchant,
    reference: fields.reference,
    amount: readAmount("card", fields),
    currency: fields.currency,
    description: fields.description ?? fields.reference,
    callback_url: fields.callbackUrl,
    approve_url: fields.approveUrl,
    cancel_url: fields.cancelUrl,
    decline_url: fields.declineUrl,
  }

  if (settings.profile === "corporate-v2") {
    return {
      ...common,
      type: CARD,
      ...(fields.phone !== undefined && { phone: fields.phone }),
    }
  }
  return {
    ...common,
    authorization: `Bearer ${settings.token}`,
    ...(fields.language !== undefined && { language: fields.language }),
  }
}

function readMobileMoney(
  service: Service,
  input: MobileMoneyInput,
  settings: Settings
): MobileMoneyInput {
  const fields = readInput(service, input, {
    reference,
    phone,
    amount: z.string(),
    currency,
    callbackUrl: webAddress(settings),
  })
  return { ...fields, amount: readAmount(service, fields) }
}

function webAddress(settings: Settings) {
  return z
    .string()
    .refine(
      (address) => isWebAddress(address, settings.allowHttp),
      `must be an ${settings.allowHttp ? "http or https" : "https"} address`
    )
}

function readAmount(
  service: Service,
  { amount, currency }: { amount: string; currency: Currency }
): string {
  try {
    return toWireAmount(amount, currency, "refuse")
  } catch (error) {
    throw unsendable(
      service,
      `amount: ${error instanceof Error ? error.message : String(error)}`
    )
  }
}

function readInput<Shape extends z.ZodRawShape>(
  service: Service,
  input: unknown,
  shape: Shape
) {
  const reading = z.strictObject(shape).safeParse(input)
  if (!reading.success) {
    const problems = reading.error.issues.map(
      (issue) => `${issue.path.join(".")} ${issue.message}`
    )
    throw unsendable(service, problems.join("; "))
  }
  return reading.data
}

function unsendable(
  service: Service,
  problem: string
): FlexPayConfigurationError {
  return new FlexPayConfigurationError(
    `The ${service} request can't be sent: ${problem}`,
    { outcome: "not_sent", service }
  )
}
