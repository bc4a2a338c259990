import { execFile } from "node:child_process"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"

const REPOSITORY = path.resolve(__dirname, "..")

/** Files that break no rule by themselves, for the imports below. */
const IMPORTED = {
  "src/gateway/index.ts": "",
  "src/gateway/phone.ts": "",
  "src/modules/flexpay/index.ts": "",
  "src/workflows/index.ts": "",
  "src/api/admin/types.ts": "",
  "src/api/store/flexpay/payment-sessions/types.ts": "",
  "simulator/index.ts": "",
  "demo/shop/main.ts": "",
  "harness/shop.ts": "",
  "harness/audit/audit.ts": "",
  "integration-tests/refunds.ts": "",
}

const REFUSED: [file: string, code: string, rule: string][] = [
  [
    "src/gateway/up.ts",
    `import "../modules/flexpay"`,
    "gateway may not import",
  ],
  [
    "src/gateway/up-by-type.ts",
    `export type X = import("../workflows").X`,
    "gateway may not import",
  ],
  [
    "src/modules/flexpay/later.ts",
    `export const later = () => import("../../workflows")`,
    "module may not import",
  ],
  [
    "src/providers/flexpay/value.ts",
    `import { x } from "../../gateway"; export const y = x`,
    "providers may import only types of",
  ],
  [
    "src/jobs/inside.ts",
    `import "../gateway/phone"`,
    "enter gateway through its index, not",
  ],
  [
    "storefront/src/value.ts",
    `import { x } from "../../src/api/store/flexpay/payment-sessions/types"; export const y = x`,
    "kit may import only types of",
  ],
  [
    "storefront/src/up.ts",
    `export type { X } from "../../src/modules/flexpay"`,
    "kit may not import",
  ],
  [
    "storefront/src/other-routes.ts",
    `export type { X } from "../../src/api/admin/types"`,
    "kit may not import",
  ],
  ["src/helpers/any.ts", `import "node:fs"`, "no layer has"],
  ["simulator/up.ts", `import "../src/gateway"`, "simulator may not import"],
  ["demo/up.ts", `import "../src/workflows"`, "demo may not import"],
  ["demo/across.ts", `import "./shop/main"`, "demo may not import"],
  [
    "harness/up.ts",
    `import "../integration-tests/refunds"`,
    "harness may not import",
  ],
  [
    "harness/audit/inside.ts",
    `import "../../src/workflows"`,
    "audit may not import",
  ],
  ["chaos/inside.ts", `import "../src/workflows"`, "chaos may not import"],
  [
    "chaos/across.ts",
    `import "../integration-tests/refunds"`,
    "chaos may not import",
  ],
  ["src/workflows/a.ts", `import "./b"`, "circle"],
  ["src/workflows/missing.ts", `import "./nowhere"`, "not found"],
]

const ACCEPTED = {
  "src/modules/flexpay/down.ts": `import "../../gateway"`,
  "src/workflows/b.ts": `import "./a"; import "../modules/flexpay"`,
  "src/providers/flexpay/type.ts": `import type { X } from "../../gateway"; export type Y = X`,
  "src/admin/constant.ts": `import { x } from "../api/admin/types"; export const y = x`,
  "storefront/src/type.ts": `import type { X } from "../../src/api/store/flexpay/payment-sessions/types"; export type Y = X`,
  "harness/audit/down.ts": `import "../shop"`,
  "chaos/down.ts": `import "../harness/shop"; import "../harness/audit/audit"; import "../simulator"`,
  "integration-tests/down.ts": `import "../harness/shop"; import "../src/gateway/phone"`,
}

/** @returns the broken rules by file, of the repository that these files are */
async function check(files: Record<string, string>) {
  const root = await mkdtemp(path.join(tmpdir(), "layers-"))
  try {
    for (const [file, code] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true })
      await writeFile(path.join(root, file), `${code}\n`)
    }
    await writeFile(path.join(root, "tsconfig.check.json"), "{}")
    const report = await new Promise<string>((resolve, reject) => {
      execFile(
        path.join(REPOSITORY, "node_modules/.bin/depcruise"),
        [
          ...["--config", path.join(__dirname, "layers.config.mjs")],
          ...["--output-type", "json"],
          ...new Set(Object.keys(files).map((file) => file.split("/")[0]!)),
        ],
        { cwd: root },
        (error, stdout) =>
          stdout
            ? resolve(stdout)
            : reject(error ?? new Error("dependency-cruiser reported nothing"))
      )
    })
    const { summary } = JSON.parse(report) as {
      summary: { violations: { from: string; rule: { name: string } }[] }
    }
    return summary.violations.map(({ from, rule }) => [from, rule.name])
  } finally {
    await rm(root, { recursive: true })
  }
}

it("the layers refuse imports that point upwards, and accept the others", async () => {
  const refused = Object.fromEntries(
    REFUSED.map(([file, code]) => [file, code])
  )
  const violations = await check({ ...IMPORTED, ...ACCEPTED, ...refused })
  expect(violations.sort()).toEqual(
    REFUSED.map(([file, , rule]) => [file, rule]).sort()
  )
}, 60_000)
