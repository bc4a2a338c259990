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

/** What a package holds. */
interface Content {
  name: string
  /** What its users need, and nothing else. */
  allowed: RegExp
  needed: readonly string[]
  /** Of the tarball, in bytes. */
  maxSize: number
}

const PLUGIN: Content = {
  name: "medusa-payment-flexpay",
  allowed:
    /^(?:package\.json|README(?:\.fr)?\.md|CHANGELOG\.md|SECURITY\.md|LICENSE|llms\.txt|skills\/medusa-payment-flexpay\/SKILL\.md|simulator\/README\.md|docs\/(?:README|(?:explanation|fr|how-to|reference|tutorial)\/[\w-]+)\.md|docs\/reference\/openapi\/(?:admin|store)\.yaml|\.medusa\/server\/(?:src|simulator|cli)\/.+\.(?:js|mjs|d\.ts|css|html)|\.medusa\/server\/payment-page\/(?:page\.html|LICENSE-preact)|\.medusa\/server\/simulator\/page\/assets\/words\.json|\.medusa\/server\/src\/admin\/i18n\/(?:en|fr)\.json|\.medusa\/server\/src\/api\/admin\/flexpay\/exports\/titles\.json|telemetry\/(?:grafana-dashboard\.json|prometheus-alerts\.yml))$/,
  needed: [
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
    ".medusa/server/payment-page/LICENSE-preact",
    ".medusa/server/payment-page/page.html",
    ".medusa/server/simulator/cli.js",
    ".medusa/server/simulator/page/index.html",
    ".medusa/server/simulator/page/assets/main.mjs",
    ".medusa/server/src/api/middlewares.js",
    ".medusa/server/src/jobs/recheck-flexpay-transactions.js",
    ".medusa/server/src/types/index.d.ts",
    "telemetry/grafana-dashboard.json",
    "telemetry/prometheus-alerts.yml",
  ],
  // With the documentation that installers need. The events, the telemetry with
  // its guide, and test payments came in last.
  maxSize: 600_000,
}

const KIT: Content = {
  name: "medusa-payment-flexpay-storefront",
  allowed:
    /^(?:package\.json|README\.md|LICENSE|dist\/storefront\/src\/[\w/-]+\.(?:js|d\.ts|css)|dist\/src\/api\/store\/flexpay\/(?:orders|payment-sessions)\/types\.(?:js|d\.ts))$/,
  needed: [
    "README.md",
    "LICENSE",
    "dist/storefront/src/index.js",
    "dist/storefront/src/react/index.js",
    "dist/storefront/src/react/react.css",
    "dist/src/api/store/flexpay/orders/types.d.ts",
    "dist/src/api/store/flexpay/payment-sessions/types.d.ts",
  ],
  maxSize: 50_000,
}

const UNWANTED = /__tests__|\.spec\.|\/(?:demo|integration-tests|tools)\//

/** A package, packed as for npm. */
export interface Tarball {
  file: string
  /** For people. */
  summary: string
}

/** Packs the plugin as it was built, as for npm. */
export function packPlugin(
  repository: string,
  folder: string
): Promise<Tarball> {
  return pack(PLUGIN, repository, folder)
}

/** Packs the storefront kit as it was built, as for npm. */
export function packKit(repository: string, folder: string): Promise<Tarball> {
  return pack(KIT, repository, folder)
}

/** @throws Error if the tarball lacks a file, or has one that does not belong */
async function pack(
  content: Content,
  repository: string,
  folder: string
): Promise<Tarball> {
  await run("npm", ["run", "package"], { cwd: repository })
  const output = await run(
    "npm",
    ["pack", "--json", "--pack-destination", folder],
    { cwd: path.join(repository, ".medusa/packages", content.name) }
  )
  const [tarball] = packed.parse(JSON.parse(output.slice(output.indexOf("["))))
  const files = tarball.files.map((file) => file.path)
  const problems = [
    ...files
      .filter((file) => !content.allowed.test(file) || UNWANTED.test(file))
      .map((file) => `${file} does not belong into ${content.name}`),
    ...content.needed
      .filter((file) => !files.includes(file))
      .map((file) => `${file} is missing in ${content.name}`),
    ...(tarball.size > content.maxSize
      ? [`${content.name} has ${kB(tarball.size)}, over ${kB(content.maxSize)}`]
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
