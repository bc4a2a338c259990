import { createContext, useContext } from "react"
import { en } from "./en"
import { fr, type Texts } from "./fr"

export type { Texts } from "./fr"
export type Language = "fr" | "en"

const TEXTS: Record<Language, Texts> = { fr, en }
/** The locale of numbers and dates in each language. */
const LOCALES: Record<Language, string> = { fr: "fr-CD", en: "en" }

/** The current language with its texts and formats. */
export interface Localization {
  language: Language
  texts: Texts
  setLanguage: (language: Language) => void
  /** An amount in major units; francs without centimes. */
  money: (amount: number, currency: string) => string
  date: (iso: string) => string
}

/** The texts and formats of a language. */
export function localize(
  language: Language,
  setLanguage: Localization["setLanguage"]
): Localization {
  const locale = LOCALES[language]
  return {
    language,
    texts: TEXTS[language],
    setLanguage,
    money: (amount, currency) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
        ...(currency === "cdf" && {
          minimumFractionDigits: 0,
          maximumFractionDigits: 0,
        }),
      }).format(amount),
    date: (iso) =>
      new Intl.DateTimeFormat(locale, {
        dateStyle: "long",
        timeStyle: "short",
      }).format(new Date(iso)),
  }
}

export const LocalizationContext = createContext<Localization>(
  localize("fr", () => undefined)
)

export function useLocalization(): Localization {
  return useContext(LocalizationContext)
}

export function useTexts(): Texts {
  return useLocalization().texts
}
