import { createRequire } from "node:module"

/**
 * Loads a package with its first use: loading it with the module delays each
 * start. Not by `import()`: Node keeps a failed one, such as after too many open
 * files, and repeats its error until the process ends.
 */
export const requirePackage = createRequire(__filename)
