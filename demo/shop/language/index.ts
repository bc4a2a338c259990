import { createContext, useContext } from "react"
import { en } from "./en"
import { fr, type Texts } from "./fr"

export type { Texts } from "./fr"
export type Language = "fr" | "en"

const TEXTS: Record<Language, Texts> = { fr, en }
/** French as one writes it in Kinshasa, and English for everybody. */
const LOCALES: Record<Language, string> = { fr: "fr-CD", en: "en" }

/** The language of the moment, and how to change it. */
export interface Speech {
  language: Language
  texts: Texts
  setLanguage: (language: Language) => void
  /** An amount in major units; francs without centimes. */
  money: (amount: number, currency: string) => string
  date: (iso: string) => string
}

/** What a language needs to be spoken. */
export function speak(
  language: Language,
  setLanguage: Speech["setLanguage"]
): Speech {
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

export const SpeechContext = createContext<Speech>(speak("fr", () => undefined))

export function useSpeech(): Speech {
  return useContext(SpeechContext)
}

export function useTexts(): Texts {
  return useSpeech().texts
}
