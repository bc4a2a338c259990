// @ts-check
/**
 * Loads pixelmatch, which is an ES module only: Jest's transform would make a
 * `require` of the `import()` of a TypeScript file.
 */
exports.loadPixelmatch = async () => (await import("pixelmatch")).default
