import { Alert, Text } from "@medusajs/ui"
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

/** What went wrong: the server's own sentence, and what to do now. */
export function ProblemAlert({ problem }: ProblemAlertProps) {
  const { t, locale } = useTexts()
  return (
    <Alert variant={problem.kind === "lost" ? "warning" : "error"} role="alert">
      <Text size="small" weight="plus" leading="compact">
        {t(`problem.${problem.kind}`)}
      </Text>
      <Text size="small">{t(EXPLANATIONS[problem.kind])}</Text>
      {problem.message && (
        <Text size="small">{readBilingual(problem.message, locale)}</Text>
      )}
    </Alert>
  )
}
