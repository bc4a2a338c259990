import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { PLUGIN } from "../config/code"
import type { TypeScript } from "../config/config-file"
import { CliError } from "./cli-error"

/** A Medusa store on the disk. */
export interface Store {
  folder: string
  /** Path of its medusa-config. */
  config: string
}

const CONFIGS = ["medusa-config.ts", "medusa-config.js"]

/**
 * Finds the store that a folder belongs to.
 * @throws CliError when there is none
 */
export function findStore(from: string, exitCode = 1): Store {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const config = CONFIGS.map((name) => path.join(folder, name)).find((file) =>
      existsSync(file)
    )
    if (config) {
      return { folder, config }
    }
    if (folder === path.dirname(folder)) {
      throw new CliError(
        `There is no medusa-config.ts or medusa-config.js in ${from} or above it. Run this command in the folder of your Medusa store.`,
        exitCode
      )
    }
  }
}

/**
 * The path of a file of a package that the store has installed; null when it
 * has not.
 */
export function resolveFromStore(store: Store, file: string): string | null {
  try {
    return requireOf(store).resolve(file)
  } catch {
    return null
  }
}

/** @throws CliError when the store has not installed the plugin */
export function requirePlugin(store: Store): void {
  if (!resolveFromStore(store, `${PLUGIN}/package.json`)) {
    throw new CliError(
      `${PLUGIN} is not installed in ${store.folder}. Install it first: npm install ${PLUGIN}`
    )
  }
}

/** The store's own TypeScript; null when it has none with a parser. */
export function loadTypeScript(store: Store): TypeScript | null {
  const file = resolveFromStore(store, "typescript")
  const loaded: unknown = file && requireOf(store)(file)
  return isTypeScript(loaded) ? loaded : null
}

function requireOf({ config }: Store): NodeJS.Require {
  return createRequire(config)
}

function isTypeScript(loaded: unknown): loaded is TypeScript {
  return (
    typeof loaded === "object" &&
    loaded !== null &&
    ["createSourceFile", "transpileModule", "forEachChild"].every(
      (name) => name in loaded
    )
  )
}
