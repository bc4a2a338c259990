import { readFileSync } from "node:fs"
import path from "node:path"
import type { CalledFunctions } from "./trace-calls"

const PAGE = path.join(__dirname, "../../docs/explanation/callback-code.md")
const ROW = /^\| `(src\/[^`]+)`\s*\|(.*)\|$/gm

/** How `docs/explanation/callback-code.md` differs from a run. */
export interface Differences {
  /** Listed functions that did not run. */
  idle: string[]
  /** Files with functions that ran and that are not listed. */
  unlisted: string[]
}

/** Compares the page with a run, for the files below some folders of `src`. */
export function compareWithPage(
  called: CalledFunctions,
  folders: RegExp
): Differences {
  const page = readFileSync(PAGE, "utf8")
  const listed = new Map(
    [...page.matchAll(ROW)]
      .map(([, file = "", functions = ""]): [string, string[]] => [
        file,
        [...functions.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
      ])
      .filter(([file]) => folders.test(file))
  )
  return {
    idle: [...listed].flatMap(([file, names]) =>
      (names.length ? names : [""])
        .filter((name) =>
          name ? !called.get(file)?.has(name) : !called.has(file)
        )
        .map((name) => `${file} ${name}`)
    ),
    unlisted: [...called]
      .filter(
        ([file, names]) =>
          folders.test(file) && !listed.has(file) && hasOwnFunction(names)
      )
      .map(([file, names]) => `${file}: ${[...names].join(", ")}`),
  }
}

/** Reading an export runs a getter: `get`, or `get` and the export's name. */
function hasOwnFunction(names: ReadonlySet<string>): boolean {
  return [...names].some((name) => name !== "" && !/^get( |$)/.test(name))
}
