import { Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import type {
  AdminFlexPayFinding,
  AdminFlexPayStatusArea,
} from "../../../api/admin/flexpay/status/types"
import { useTexts } from "../../i18n/use-texts"
import { useFindingText } from "./use-finding-text"

const COLORS = { good: "green", warning: "orange", problem: "red" } as const

interface FindingListProps {
  area: AdminFlexPayStatusArea
  findings: AdminFlexPayFinding[]
}

/** What was found of one area, each with what to do about it. */
export function FindingList({ area, findings }: FindingListProps) {
  const { t } = useTexts()
  const textOf = useFindingText()
  return (
    <Container className="p-0">
      <Heading level="h2" className="border-b px-6 py-4">
        {t(`status_areas.${area}`)}
      </Heading>
      <ul className="divide-y">
        {findings.map((finding) => {
          const { title, todo } = textOf(finding)
          return (
            <li
              key={title}
              className="flex flex-wrap items-start gap-x-3 gap-y-1 px-6 py-3"
            >
              <StatusBadge
                color={COLORS[finding.level]}
                className="shrink-0 text-nowrap"
              >
                {t(`status_levels.${finding.level}`)}
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
