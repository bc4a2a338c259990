import type { InputConfigModules } from "@medusajs/framework/types"
import { defineConfig } from "@medusajs/framework/utils"
import { sharesLocks } from "../shared-locks"

function locking(...providers: object[]): InputConfigModules {
  return [{ resolve: "@medusajs/medusa/locking", options: { providers } }]
}
const redis = {
  resolve: "@medusajs/medusa/locking-redis",
  id: "locking-redis",
}
const postgres = {
  resolve: "@medusajs/medusa/locking-postgres",
  id: "locking-postgres",
}

// By the rules of Medusa 2.21's own loader of locking providers.
it.each<[string, boolean, InputConfigModules]>([
  ["no locking module", false, []],
  ["a locking module without a provider", false, locking()],
  ["one provider", true, locking(redis)],
  ["two providers without a default", false, locking(redis, postgres)],
  [
    "two providers, one of them the default",
    true,
    locking(redis, { ...postgres, is_default: true }),
  ],
  [
    "two providers that are both not the default",
    false,
    locking(
      { ...redis, is_default: false },
      { ...postgres, is_default: false }
    ),
  ],
  [
    "a locking module of the store's own",
    true,
    [{ resolve: "./src/modules/own-locking", key: "locking" }],
  ],
])("with %s, locks are shared: %s", (_, shared, modules) => {
  expect(sharesLocks(defineConfig({ modules }))).toBe(shared)
})
