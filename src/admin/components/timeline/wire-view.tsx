import { CodeBlock, Text } from "@medusajs/ui"
import { useTexts } from "../../i18n/use-texts"
import type { WireExchange } from "./entry-details"

/** A request and its answer as they went over the wire, masked. */
export function WireView({ exchange }: { exchange: WireExchange }) {
  const { t } = useTexts()
  const { method, url, request, response, httpStatus, error } = exchange
  const duration = shown(exchange.durationMs)
  const status =
    httpStatus === null || httpStatus === undefined
      ? t("timeline.no_status", { duration })
      : t("timeline.status", { status: shown(httpStatus), duration })
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("timeline.masked")}
      </Text>
      <JsonView
        label={t("timeline.request")}
        value={request}
        intro={`${shown(method)} ${shown(url)}`}
      />
      <JsonView
        label={t("timeline.response")}
        value={response ?? error ?? null}
        intro={status}
      />
    </div>
  )
}

/** A word or a number; entries of older versions may lack one. */
function shown(value: unknown): string {
  return typeof value === "string" || typeof value === "number"
    ? String(value)
    : "?"
}

interface JsonViewProps {
  label: string
  value: unknown
  intro?: string
}

/** A value as JSON, under its name. */
export function JsonView({ label, value, intro }: JsonViewProps) {
  const json =
    value === null || value === undefined
      ? ""
      : typeof value === "string"
        ? value
        : JSON.stringify(value, null, 2)
  const code = [intro, json].filter(Boolean).join("\n")
  return (
    <CodeBlock
      snippets={[{ label, language: "json", code, hideLineNumbers: true }]}
    >
      <CodeBlock.Header />
      <CodeBlock.Body className="[&_pre]:!whitespace-pre-wrap [overflow-wrap:anywhere]" />
    </CodeBlock>
  )
}
