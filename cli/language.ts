import { CliError } from "./store/cli-error"

export type Language = "en" | "fr"

/**
 * The language of the output.
 * @param lang an option of the command line; by default the terminal's language
 * @throws CliError for another one
 */
export function readLanguage(
  lang: string | undefined,
  { LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv
): Language {
  if (lang === "fr" || lang === "en") {
    return lang
  }
  if (lang !== undefined) {
    throw new CliError(`--lang ${lang}: the languages are fr and en.`, 2)
  }
  const locale = [LC_ALL, LC_MESSAGES, LANG].find(Boolean)
  return locale?.startsWith("fr") ? "fr" : "en"
}
