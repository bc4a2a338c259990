import { Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import type { AdminFlexPayHealthCheck } from "../../../api/admin/flexpay/status/types"
import { useTexts } from "../../i18n/use-texts"
import { useHealthText } from "./use-health-text"

const COLORS = { good: "green", warning: "orange", problem: "red" } as const

interface HealthCheckListProps {
  title: string
  checks: AdminFlexPayHealthCheck[]
}

/** Some results, each with what to do about it; nothing for none. */
export function HealthCheckList({ title, checks }: HealthCheckListProps) {
  const { t } = useTexts()
  const textOf = useHealthText()
  return checks.length === 0 ? null : (
    <Container className="p-0">
      <Heading level="h2" className="border-b px-6 py-4">
        {title}
      </Heading>
      <ul className="divide-y">
        {checks.map((check) => {
          const { title, todo } = textOf(check)
          return (
            <li
              key={title}
              className="flex flex-wrap items-start gap-x-3 gap-y-1 px-6 py-3"
            >
              <StatusBadge
                color={COLORS[check.level]}
                className="shrink-0 text-nowrap"
              >
                {t(`status_levels.${check.level}`)}
              </StatusBadge>
              <div className="min-w-0 flex-1 basis-60">
                <Text size="small" className="[overflow-wrap:anywhere]">
                  {title}
                </Text>
                {todo && (
                  <Text
                    size="small"
                    className="text-ui-fg-subtle mt-1 [overflow-wrap:anywhere]"
                  >
                    {todo}
                  </Text>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </Container>
  )
}
