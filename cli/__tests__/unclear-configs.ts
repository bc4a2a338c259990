/** Configurations that are edited by hand, with a part of the reason. */
export const UNCLEAR: Record<string, { text: string; reason: string }> = {
  "with a syntax error": {
    text: `module.exports = defineConfig({ plugins: [ }`,
    reason: "syntax error",
  },
  "that exports nothing": {
    text: `defineConfig({})`,
    reason: "does not export an object",
  },
  "that exports twice": {
    text: `module.exports = {}\nexport default {}`,
    reason: "does not export an object",
  },
  "that another function makes": {
    text: `module.exports = withStore(defineConfig({}))`,
    reason: "does not export an object",
  },
  "that is imported": {
    text: `import config from "./config"\nexport default defineConfig(config)`,
    reason: "does not export an object",
  },
  "with plugins from a function": {
    text: `export default defineConfig({ plugins: plugins() })`,
    reason: "computed elsewhere: plugins()",
  },
  "with plugins that depend on the environment": {
    text: `export default defineConfig({ plugins: isLive ? ["a"] : ["b"] })`,
    reason: `computed elsewhere: isLive ? ["a"] : ["b"]`,
  },
  "with a spread of another file": {
    text: `import { base } from "./base"\nexport default defineConfig({ ...base })`,
    reason: "computed elsewhere: base",
  },
  "with plugins in a spread that depends on the environment": {
    text: `export default defineConfig({ ...(isLive && { plugins: ["a"] }) })`,
    reason: "computed elsewhere: ...(isLive",
  },
  "with modules from a function": {
    text: `export default defineConfig({ modules: [...redisModules()] })`,
    reason: "computed elsewhere: redisModules()",
  },
  "with a payment module that depends on the environment": {
    text: `export default defineConfig({
      modules: [...(isLive ? [{ resolve: "@medusajs/medusa/payment" }] : [])],
    })`,
    reason: "where it may not always be in use",
  },
  "with two payment modules": {
    text: `export default defineConfig({
      modules: [
        { resolve: "@medusajs/medusa/payment" },
        { resolve: "@medusajs/payment" },
      ],
    })`,
    reason: "where it may not always be in use",
  },
  "with a payment module that is a method": {
    text: `export default defineConfig({ modules: { payment() {} } })`,
    reason: "computed elsewhere: payment()",
  },
  "with providers from elsewhere": {
    text: `export default defineConfig({
      modules: { payment: { options: { providers } } },
    })`,
    reason: "computed elsewhere: providers",
  },
}
