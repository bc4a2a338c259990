import { OPTION_VARIABLES } from "../../src/modules/flexpay/option-variables"
import { PLUGIN } from "../config/code"

const MARKER = `# Added by ${PLUGIN} init, with the values for the simulator`

/** The simulator's own values; none of them is a secret. */
const VARIABLES = [
  { name: OPTION_VARIABLES.merchant, value: "SIMULATEUR" },
  { name: OPTION_VARIABLES.token, value: "flexpay-simulator-token" },
  { name: OPTION_VARIABLES.environment, value: "simulator" },
  { name: OPTION_VARIABLES.callback_base_url, value: "http://localhost:9000" },
]

const LINE = `(?:${VARIABLES.map(({ name }) => name).join("|")})=.*`
/** At the end of a file without a last line break. */
const LAST_BLOCK = new RegExp(
  `(?:\r?\n){2}${MARKER}\r?\n(?:${LINE}\r?\n)*${LINE}$`
)
const BLOCK = new RegExp(`(?:\r?\n)?${MARKER}\r?\n(?:${LINE}(?:\r?\n|$))*`)

/**
 * Adds the plugin's variables to a .env.template.
 * @param text null for a file that does not exist
 * @returns the new text; the same one when all of them are there
 */
export function addVariables(text: string | null): string | null {
  const current = text ?? ""
  const missing = VARIABLES.filter(
    ({ name }) => !new RegExp(`^\\s*${name}=`, "m").test(current)
  )
  if (missing.length === 0) {
    return text
  }
  const eol = current.includes("\r\n") ? "\r\n" : "\n"
  const lines = missing.map(({ name, value }) => `${name}=${value}`)
  const block = [MARKER, ...lines].join(eol)
  return current === ""
    ? block + eol
    : current.endsWith("\n")
      ? current + eol + block + eol
      : current + eol + eol + block
}

/**
 * Undoes `addVariables`.
 * @returns null for a file that holds nothing else
 */
export function removeVariables(text: string | null): string | null {
  return text?.replace(LAST_BLOCK, "").replace(BLOCK, "") || null
}
