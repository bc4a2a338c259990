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
 * Reads the publishing address from the package.json of the repository.
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
 * @param place the publishing address, and the package's folder there
 */
export function publishedManifest(
  manifest: Manifest,
  place: { address: PublishingAddress | null; folder: string }
): Manifest {
  const {
    scripts,
    devDependencies,
    workspaces,
    allowScripts,
    repository,
    ...published
  } = manifest
  return {
    ...published,
    ...(place.address && addressFields(place.address, place.folder)),
  }
}

function addressFields({ owner, url }: PublishingAddress, folder: string) {
  const isRoot = folder === "."
  return {
    repository: {
      type: "git",
      url: `git+${url}.git`,
      ...(!isRoot && { directory: folder }),
    },
    homepage: `${url}${isRoot ? "" : `/tree/main/${folder}`}#readme`,
    bugs: { url: `${url}/issues` },
    author: { name: owner, url: `https://github.com/${owner}` },
  }
}
