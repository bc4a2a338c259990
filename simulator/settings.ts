import { z } from "zod"
import { minorOf } from "./money"

const milliseconds = z.number().int().min(0).max(86_400_000)
const decimalAmount = z
  .string()
  .refine((text) => minorOf(text) !== null, "a decimal string, as 1000.50")

/** How long things take, each in ms. */
export const delaysSchema = z.strictObject({
  /** Before a request that moves money is answered. */
  answer: milliseconds,
  /** Before an automatic shopper decides, or an operator pays out. */
  decision: milliseconds,
  /** Between a decision and its callback. */
  callback: milliseconds,
  /** Before a state that was told changes again: late success, reversal. */
  change: milliseconds,
  /** How long a push waits for its PIN, or a card page for its shopper. */
  pushLifetime: milliseconds,
})

/** Habits of the live service, each of them seen in the spec or in the wild. */
export const quirksSchema = z.strictObject({
  /** `documented`: the string "0" for mobile money, the number 0 for a card. */
  codeForm: z.enum(["documented", "string", "number"]),
  /** A space before the orderNumber of an answer; `some` is every third. */
  leadingSpace: z.enum(["never", "some", "always"]),
  /**
   * `documented`: `messsage` in check, `orderNumer` in the callback, as the
   * spec's own examples have them. `everywhere`: both in every answer.
   */
  misspelledKeys: z.enum(["never", "documented", "everywhere"]),
  /** `Code`, `Message`, `Transaction`, `Reference`, `Provider_reference`. */
  capitalisedKeys: z.boolean(),
  /** Adds the fields that have nothing to say, as nulls. */
  nulls: z.boolean(),
  /** "100.0", "100", or the number 100. */
  amountForm: z.enum(["decimal", "plain", "number"]),
  /** `channel` in lower or upper case. */
  channelForm: z.enum(["lower", "upper"]),
  /** What check gives back as `transaction.reference`. */
  checkReference: z.enum(["reference", "order_number", "missing"]),
  /** Whether check repeats the orderNumber. */
  checkOrderNumber: z.boolean(),
  /** How long, in ms, check does not know a new transaction. */
  notFoundFor: milliseconds,
  /** How check says so: code "1" with status 200, or a bare 404. */
  notFoundForm: z.enum(["code", "http_404"]),
  /** An HTML page with status 200 in place of a 401. */
  authErrorAsPage: z.boolean(),
  /** The HTTP status of a refusal. */
  refusalStatus: z.number().int().min(200).max(499),
  callbackForm: z.enum(["json", "form"]),
  /**
   * How long, in ms, a number is locked by a second push while one is
   * pending. 0 never locks.
   */
  lockNumberFor: milliseconds,
  /** What the shopper pays on top, in basis points: 250 is 2.5 %. */
  commission: z.number().int().min(0).max(10_000),
})

const payoutSchema = z.strictObject({
  activated: z.boolean(),
  /** What the merchant can pay out, in major units. */
  balance: z.strictObject({ CDF: decimalAmount, USD: decimalAmount }),
})

const settingsSchema = z.strictObject({
  /**
   * How `paymentService` spells its fields: v1 has `callbackUrl` and mobile
   * money alone; corporate-v2 has `callback_url`, and cards as type "2".
   */
  profile: z.enum(["v1", "corporate-v2"]),
  /** Numbers without an outcome of their own pay by themselves. */
  autoPay: z.boolean(),
  /** Off: no callback leaves. */
  callbacks: z.boolean(),
  /** On: every token is refused. */
  authRefused: z.boolean(),
  /** How many checks a check outcome spoils before the truth shows. */
  troubledChecks: z.number().int().min(0),
  delays: delaysSchema,
  quirks: quirksSchema,
  payout: payoutSchema,
})

/** A change of some settings; what is left out stays. */
export const settingsPatchSchema = settingsSchema.partial().extend({
  delays: delaysSchema.partial().optional(),
  quirks: quirksSchema.partial().optional(),
  payout: payoutSchema
    .extend({ balance: payoutSchema.shape.balance.partial() })
    .partial()
    .optional(),
})

export type Delays = z.infer<typeof delaysSchema>
export type Quirks = z.infer<typeof quirksSchema>
export type Settings = z.infer<typeof settingsSchema>
export type SettingsPatch = z.infer<typeof settingsPatchSchema>

/** Realistic, but quick enough to watch. */
export const defaultSettings: Settings = {
  profile: "v1",
  autoPay: false,
  callbacks: true,
  authRefused: false,
  troubledChecks: 3,
  delays: {
    answer: 300,
    decision: 2_000,
    callback: 400,
    change: 8_000,
    pushLifetime: 120_000,
  },
  quirks: {
    codeForm: "documented",
    leadingSpace: "some",
    misspelledKeys: "never",
    capitalisedKeys: false,
    nulls: true,
    amountForm: "decimal",
    channelForm: "lower",
    checkReference: "reference",
    checkOrderNumber: true,
    notFoundFor: 500,
    notFoundForm: "code",
    authErrorAsPage: false,
    refusalStatus: 200,
    callbackForm: "json",
    lockNumberFor: 0,
    commission: 250,
  },
  payout: {
    activated: true,
    balance: { CDF: "50000000", USD: "20000" },
  },
}

/** The settings with a change made to them; neither is touched. */
export function changed(settings: Settings, patch: SettingsPatch): Settings {
  const { balance, ...payout } = patch.payout ?? {}
  return settingsSchema.parse({
    ...settings,
    ...patch,
    delays: { ...settings.delays, ...patch.delays },
    quirks: { ...settings.quirks, ...patch.quirks },
    payout: {
      ...settings.payout,
      ...payout,
      balance: { ...settings.payout.balance, ...balance },
    },
  })
}
