import { Alert, Text } from "@medusajs/ui"
import { toProblem } from "../api/problem"
import { readBilingual } from "../format/bilingual"
import { useTexts } from "../i18n/use-texts"
import { TextLink } from "./text-link"

/** Explains a failed request: its reason, and the next step for the operator. */
export function ProblemAlert({ error }: { error: Error }) {
  const { t, locale } = useTexts()
  const { kind, code, transactionId, message } = toProblem(error)
  return (
    <Alert variant={kind === "lost" ? "warning" : "error"} role="alert">
      <Text size="small" weight="plus" leading="compact">
        {t(code ? `refusals.${code}.title` : `problem.${kind}`)}
      </Text>
      <Text size="small">
        {t(code ? `refusals.${code}.text` : `problem.${kind}_text`)}
      </Text>
      {!code && message && (
        <Text size="small">{readBilingual(message, locale)}</Text>
      )}
      {transactionId && (
        <TextLink
          to={`/flexpay/${transactionId}`}
          className="txt-compact-small"
        >
          {t("refusals.open")}
        </TextLink>
      )}
    </Alert>
  )
}
