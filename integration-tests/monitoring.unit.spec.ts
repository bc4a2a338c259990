import { readFileSync } from "node:fs"
import path from "node:path"
import { parse } from "yaml"
import { z } from "zod"
import { DURATION, GAUGES } from "../src/modules/flexpay/telemetry/names"
import { telemetryFiles } from "./setup/telemetry-files"

const PAGE = readFileSync(
  path.join(__dirname, "../docs/how-to/monitor.md"),
  "utf8"
)

const rulesSchema = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          annotations: z.object({ summary: z.string(), runbook: z.string() }),
        })
      ),
    })
  ),
})

it("each alert names a heading of the page that says what to do", () => {
  const headings = [...PAGE.matchAll(/^### (.+)$/gm)].map(([, title]) => title)
  const alerts = telemetryFiles().find(({ file }) => file.endsWith(".yml"))

  const { groups } = rulesSchema.parse(parse(alerts?.text ?? ""))
  const runbooks = groups.flatMap(({ rules }) =>
    rules.map(({ annotations }) => annotations.runbook)
  )

  expect(runbooks).toEqual(headings)
})

it("the page lists each metric", () => {
  const listed = [...PAGE.matchAll(/^\| `(flexpay_\w+)`/gm)].map(
    ([, name]) => name
  )

  expect(listed.sort()).toEqual(
    [DURATION, ...Object.values(GAUGES)]
      .map(({ name }) => name.replaceAll(".", "_"))
      .sort()
  )
})
