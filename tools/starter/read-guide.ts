/** A change that a guide makes to a file of a storefront. */
export interface Change {
  /** Relative to the storefront. */
  file: string
  kind: "create" | "diff"
  /** The whole file, or the lines of the diff. */
  text: string
}

/** What a guide does to a storefront. */
export interface Guide {
  changes: Change[]
  /** The package of this repository that the storefront installs. */
  packageName: string
}

const FENCE = /^```(\w+)\n(.*?)^```$/gms
const FILE = /`((?:[\w()[\].-]+\/)*[\w()[\].-]+\.(?:tsx?|json|js))`/g

/**
 * Reads the changes of a guide from its blocks of code. A diff changes the file
 * that the text named last. Other code is a file if the text right before it
 * names one, and else an example.
 * @throws Error if the code imports no single package of this repository
 */
export function readGuide(page: string): Guide {
  const changes: Change[] = []
  let end = 0
  let file: string | undefined
  for (const { index, 0: fence, 1: language, 2: text = "" } of page.matchAll(
    FENCE
  )) {
    const named = [...page.slice(end, index).matchAll(FILE)].at(-1)?.[1]
    file = named ?? file
    end = index + fence.length
    if (language === "diff" && file) {
      changes.push({ file, kind: "diff", text })
    } else if (/^tsx?$/.test(language ?? "") && named) {
      changes.push({ file: named, kind: "create", text })
    }
  }
  return { changes, packageName: readPackageName(changes) }
}

function readPackageName(changes: readonly Change[]): string {
  const names = changes.flatMap(({ text }) =>
    [...text.matchAll(/"(medusa-payment-flexpay[\w-]*)[/"]/g)].map(
      ([, name = ""]) => name
    )
  )
  const [name, ...furtherNames] = new Set(names)
  if (!name || furtherNames.length > 0) {
    throw new Error(`The guide imports no single package: ${names.join(", ")}`)
  }
  return name
}
