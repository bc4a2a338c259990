import { PLUGIN } from "../config/code"
import type { Language } from "../language"
import type { StoreRun } from "../store/run-in-store"

type Failure = Exclude<StoreRun, { status: "done" }>

const TEXTS = {
  en: {
    variableMissing: (name: string) =>
      `${name} is not set. Set it in the .env of the store, or in the environment of this command.`,
    pluginMissing: `The configuration of this store has no FlexPay. Run: npx ${PLUGIN} init`,
    tablesMissing: `Tables are missing in the database, or older than their code. Run: npx medusa db:migrate`,
    providerMissing: `The payment module of this store has no FlexPay. Run: npx ${PLUGIN} init`,
    failed: (message: string) => `The store could not be read: ${message}`,
    notStarted: (output: string) =>
      `Medusa did not start. Its last output:\n\n${output}`,
  },
  fr: {
    variableMissing: (name: string) =>
      `${name} n’est pas définie. Définissez-la dans le fichier .env de la boutique, ou dans l’environnement de cette commande.`,
    pluginMissing: `La configuration de cette boutique ne contient pas FlexPay. Exécutez : npx ${PLUGIN} init`,
    tablesMissing: `Des tables manquent dans la base de données, ou sont plus anciennes que leur code. Exécutez : npx medusa db:migrate`,
    providerMissing: `Le module de paiement de cette boutique ne contient pas FlexPay. Exécutez : npx ${PLUGIN} init`,
    failed: (message: string) =>
      `Les données de la boutique n’ont pas pu être lues : ${message}`,
    notStarted: (output: string) =>
      `Medusa n’a pas démarré. Fin de son journal :\n\n${output}`,
  },
} satisfies Record<Language, object>

/** How the plugin begins its message about options. */
const OPTIONS_INVALID = /medusa-payment-flexpay: [^\n]*mend[^\n]*/gi
/** PostgreSQL's words about a table or a column. */
const TABLE_MISSING = /(?:relation|column) "?[\w.]+"? .*does not exist/

/** Says why a script could not run in the store, and what to do. */
export function describeFailure(run: Failure, language: Language): string {
  const texts = TEXTS[language]
  switch (run.status) {
    case "plugin_missing":
      return texts.pluginMissing
    case "failed":
      return TABLE_MISSING.test(run.message)
        ? texts.tablesMissing
        : /^Payment providers with ids .*not found/.test(run.message)
          ? texts.providerMissing
          : texts.failed(run.message)
    case "not_started":
      return describeOutput(run.output, language)
  }
}

/** The plugin's own sentence about its options, without Medusa's log around. */
function describeOutput(output: string, language: Language): string {
  const texts = TEXTS[language]
  const variables = [...output.matchAll(/(FLEXPAY_\w+) is not set\./g)]
  if (variables.length > 0) {
    const names = new Set(variables.map(([, name = ""]) => name))
    return [...names].map((name) => texts.variableMissing(name)).join("\n")
  }
  const problem = [...output.matchAll(OPTIONS_INVALID)]
    .map(([text]) => text)
    // Medusa logs it as JSON as well.
    .find((text) => !text.includes('\\"'))
  if (problem) {
    return problem
  }
  return TABLE_MISSING.test(output)
    ? texts.tablesMissing
    : texts.notStarted(output)
}
