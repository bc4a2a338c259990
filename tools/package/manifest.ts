import { readFileSync } from "node:fs"
import path from "node:path"
import { z } from "zod"

/** The fields of package.json that packing reads; the others stay as they are. */
const manifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  files: z.array(z.string()),
  /** Where the owner publishes: the one value that all addresses come from. */
  repository: z.unknown().optional(),
})

/** A package.json. */
export type Manifest = z.infer<typeof manifestSchema>

/** The address at which the owner publishes. */
export interface PublishingAddress {
  /** Of the account or the organization. */
  owner: string
  /** Without a trailing slash. */
  url: string
}

const ADDRESS = /^https:\/\/github\.com\/([\w-]+)\/[\w.-]+(?<!\.git)$/

/** Reads the package.json of a folder. */
export function readManifest(folder: string): Manifest {
  const text = readFileSync(path.join(folder, "package.json"), "utf8")
  return manifestSchema.parse(JSON.parse(text))
}

/**
 * Reads the publishing address.
 * @returns null as long as package.json has none
 * @throws Error if it has another form
 */
export function readAddress({
  repository,
}: Manifest): PublishingAddress | null {
  if (repository === undefined) {
    return null
  }
  const [url, owner] =
    (typeof repository === "string" && ADDRESS.exec(repository)) || []
  if (!url || !owner) {
    throw new Error(
      `"repository" in package.json must be a text of the form https://github.com/<owner>/<name>.`
    )
  }
  return { owner, url }
}

/**
 * The package.json that is published: without what only a checkout needs, and
 * with the addresses.
 */
export function publishedManifest(manifest: Manifest): Manifest {
  const { scripts, devDependencies, workspaces, allowScripts, ...published } =
    manifest
  const address = readAddress(manifest)
  return {
    ...published,
    ...(address && {
      repository: { type: "git", url: `git+${address.url}.git` },
      homepage: `${address.url}#readme`,
      bugs: { url: `${address.url}/issues` },
      author: {
        name: address.owner,
        url: `https://github.com/${address.owner}`,
      },
    }),
  }
}
