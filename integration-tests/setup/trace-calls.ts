import { Session } from "node:inspector/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"

/** Functions that ran, by file below `src`, with `/` as separator. */
export type CalledFunctions = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Records the plugin's functions that run in this process during `action`, from
 * V8's precise coverage: of built files (`.medusa/server/src`) or of sources.
 * Anonymous functions have no name there, and are recorded by their file alone.
 */
export async function traceCalls(
  action: () => Promise<void>
): Promise<CalledFunctions> {
  const session = new Session()
  session.connect()
  try {
    await session.post("Profiler.enable")
    await session.post("Profiler.startPreciseCoverage", {
      callCount: true,
      detailed: false,
    })
    await action()
    const { result } = await session.post("Profiler.takePreciseCoverage")
    const called = new Map<string, Set<string>>()
    for (const { url, functions } of result) {
      const file = sourceOf(url)
      const names = functions
        .filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0)
        .map(({ functionName }) => functionName)
      if (file && names.length) {
        called.set(file, new Set([...(called.get(file) ?? []), ...names]))
      }
    }
    return called
  } finally {
    session.disconnect()
  }
}

/** `src/…​.ts` of a script of the plugin, built or not; null for others. */
function sourceOf(url: string): string | null {
  const file = url.startsWith("file:") ? fileURLToPath(url) : url
  const root = path.resolve(__dirname, "../..")
  const relative = path
    .relative(root, file)
    .replaceAll(path.sep, "/")
    .replace(/^\.medusa\/server\//, "")
  return /^src\/.*\.[jt]s$/.test(relative) && !relative.includes("__tests__")
    ? relative.replace(/\.js$/, ".ts")
    : null
}
