import path from "node:path"
import { z } from "zod"
import { run } from "../../harness/program"

const packed = z.tuple([
  z.object({
    filename: z.string(),
    size: z.number(),
    unpackedSize: z.number(),
    files: z.array(z.object({ path: z.string(), size: z.number() })),
  }),
])

/** What a store needs, and nothing else. */
const ALLOWED =
  /^(?:package\.json|README(?:\.fr)?\.md|CHANGELOG\.md|SECURITY\.md|LICENSE|llms\.txt|skills\/medusa-payment-flexpay\/SKILL\.md|simulator\/README\.md|docs\/(?:README|(?:explanation|fr|how-to|reference|tutorial)\/[\w-]+)\.md|docs\/reference\/openapi\/(?:admin|store)\.yaml|\.medusa\/server\/(?:src|simulator|cli)\/.+\.(?:js|mjs|d\.ts|css|html)|\.medusa\/server\/simulator\/page\/assets\/words\.json|\.medusa\/server\/src\/storefront\/package\.json|\.medusa\/server\/src\/admin\/i18n\/(?:en|fr)\.json)$/
const UNWANTED = /__tests__|\.spec\.|\/(?:demo|integration-tests|tools)\//
const NEEDED = [
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "docs/how-to/troubleshoot.md",
  "docs/reference/options.md",
  "simulator/README.md",
  "llms.txt",
  "skills/medusa-payment-flexpay/SKILL.md",
  ".medusa/server/cli/main.js",
  ".medusa/server/cli/scripts/check-health.js",
  ".medusa/server/cli/scripts/offer-in-regions.js",
  ".medusa/server/simulator/cli.js",
  ".medusa/server/simulator/page/index.html",
  ".medusa/server/simulator/page/assets/main.mjs",
  ".medusa/server/src/api/middlewares.js",
  ".medusa/server/src/jobs/recheck-flexpay-transactions.js",
  ".medusa/server/src/storefront/index.js",
  ".medusa/server/src/storefront/package.json",
  ".medusa/server/src/storefront/react/index.js",
  ".medusa/server/src/storefront/react/react.css",
  ".medusa/server/src/types/index.d.ts",
]
const SIZE_MAX = 500_000

/**
 * Packs the plugin as it was built, as for npm, and looks at what is in the tarball.
 * @returns its path
 */
export async function packPlugin(
  repository: string,
  folder: string
): Promise<{ file: string; summary: string }> {
  await run("npm", ["run", "package"], { cwd: repository })
  const output = await run(
    "npm",
    ["pack", "--json", "--pack-destination", folder],
    { cwd: path.join(repository, ".medusa/package") }
  )
  const [tarball] = packed.parse(JSON.parse(output.slice(output.indexOf("["))))
  const files = tarball.files.map((file) => file.path)
  const stray = files.filter(
    (file) => !ALLOWED.test(file) || UNWANTED.test(file)
  )
  const missing = NEEDED.filter((file) => !files.includes(file))
  const problems = [
    ...stray.map((file) => `${file} does not belong into the package`),
    ...missing.map((file) => `${file} is missing in the package`),
    ...(tarball.size > SIZE_MAX
      ? [`the package has ${kB(tarball.size)}, over ${kB(SIZE_MAX)}`]
      : []),
  ]
  if (problems.length) {
    throw new Error(problems.join("\n"))
  }
  return {
    file: path.join(folder, tarball.filename),
    summary: `${files.length} files, ${kB(tarball.size)} packed, ${kB(tarball.unpackedSize)} unpacked`,
  }
}

function kB(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`
}
