import { Alert, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { Problem } from "../api/problem"
import { readBilingual } from "../format/bilingual"
import type { TextKey } from "../i18n/texts"
import { useTexts } from "../i18n/use-texts"

const EXPLANATIONS: Record<Problem["kind"], TextKey> = {
  refused: "problem.refused_text",
  conflict: "problem.conflict_text",
  lost: "problem.lost_text",
}

interface ProblemAlertProps {
  problem: Problem
}

/** What went wrong, what to do now, and the transaction that is in the way. */
export function ProblemAlert({ problem }: ProblemAlertProps) {
  const { t, locale } = useTexts()
  const { kind, code, transactionId, message } = problem
  return (
    <Alert variant={kind === "lost" ? "warning" : "error"} role="alert">
      <Text size="small" weight="plus" leading="compact">
        {t(code ? `refusals.${code}.title` : `problem.${kind}`)}
      </Text>
      <Text size="small">
        {t(code ? `refusals.${code}.text` : EXPLANATIONS[kind])}
      </Text>
      {!code && message && (
        <Text size="small">{readBilingual(message, locale)}</Text>
      )}
      {transactionId && (
        <Link
          to={`/flexpay/${transactionId}`}
          className="txt-compact-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
        >
          {t("refusals.open")}
        </Link>
      )}
    </Alert>
  )
}
