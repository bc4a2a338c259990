import { en } from "./en.ts"
import type { PageTexts } from "./en.ts"
import { fr } from "./fr.ts"

export type Language = "fr" | "en"

export const TEXTS: Readonly<Record<Language, PageTexts>> = { fr, en }

const LOCALES: Readonly<Record<Language, string>> = { fr: "fr-CD", en: "en-GB" }
const STORED = "flexpay:language"

/**
 * The language that the shopper chose here before, else the first of the two
 * in the browser's list, else French.
 */
export function readLanguage(): Language {
  return readStored() ?? firstLanguage(navigator.languages)
}

/** The first of our languages in a browser's list; French if there is none. */
export function firstLanguage(tags: readonly string[]): Language {
  return (
    tags.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? "fr"
  )
}

/** Keeps the shopper's choice for reloads. */
export function storeLanguage(language: Language): void {
  try {
    localStorage.setItem(STORED, language)
  } catch {
    // Some private windows refuse to store anything.
  }
}

/** Formats a date and time where the shopper is. @param iso ISO string */
export function formatDate(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: "long",
    timeStyle: "short",
  }).format(new Date(iso))
}

function readStored(): Language | null {
  try {
    const stored = localStorage.getItem(STORED)
    return stored !== null && isLanguage(stored) ? stored : null
  } catch {
    return null
  }
}

function isLanguage(text: string): text is Language {
  return text === "fr" || text === "en"
}
