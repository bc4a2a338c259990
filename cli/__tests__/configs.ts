const HEAD = `import { defineConfig, loadEnv, Modules } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV || "development", process.cwd())
`

/** Configurations that the command edits, by a description that follows "a configuration". */
export const SHAPES = {
  "of Medusa's starter": `import { loadEnv, defineConfig } from '@medusajs/framework/utils'

loadEnv(process.env.NODE_ENV || 'development', process.cwd())

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS!,
      jwtSecret: process.env.JWT_SECRET || "supersecret",
      cookieSecret: process.env.COOKIE_SECRET || "supersecret",
    }
  }
})
`,
  "without any property": `${HEAD}
export default defineConfig({})
`,
  "on one line": `${HEAD}
export default defineConfig({ admin: { disable: true } })
`,
  "with empty lists": `${HEAD}
module.exports = defineConfig({
  plugins: [],
  modules: [],
})
`,
  "with empty lists on several lines": `${HEAD}
module.exports = defineConfig({
  plugins: [
  ],
  modules: [
    // None yet.
  ],
})
`,
  "with plugins and modules": `${HEAD}
module.exports = defineConfig({
  plugins: [
    "a-plugin",
    {
      resolve: "another-plugin",
      options: { key: "value" },
    },
  ],
  modules: [{ resolve: "./src/modules/brand" }],
})
`,
  "with a plugin on one line": `${HEAD}
module.exports = defineConfig({
  plugins: ["a-plugin"],
  modules: [{
    resolve: "./src/modules/brand",
  }],
})
`,
  "with another payment provider": `${HEAD}
module.exports = defineConfig({
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/payment-stripe",
            id: "stripe",
            options: { apiKey: process.env.STRIPE_API_KEY },
          },
        ],
      },
    },
    { resolve: "./src/modules/brand" },
  ],
})
`,
  "with a payment module without options": `${HEAD}
module.exports = defineConfig({
  modules: [
    { resolve: "@medusajs/medusa/payment" }
  ]
})
`,
  "with a payment module without providers": `${HEAD}
module.exports = defineConfig({
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      options: {
      },
    },
  ],
})
`,
  "with modules as an object": `${HEAD}
module.exports = defineConfig({
  modules: {
    brand: { resolve: "./src/modules/brand" },
  },
})
`,
  "with modules as an object that has the payment module": `${HEAD}
module.exports = defineConfig({
  modules: {
    [Modules.PAYMENT]: {
      resolve: "@medusajs/medusa/payment",
      options: { providers: [{ resolve: "a-provider", id: "a" }] },
    },
    cache: false,
  },
})
`,
  "with constants and shorthand properties": `${HEAD}
const plugins = ["a-plugin"]

const payment = {
  resolve: "@medusajs/medusa/payment",
  options: {
    providers: [{ resolve: "a-provider", id: "a" }],
  },
}
const modules = [payment]

const config = { plugins, modules } as const

export default defineConfig(config)
`,
  "with objects that are spread": `${HEAD}
const shared = {
  plugins: ["a-plugin"],
}
const more = [{ resolve: "./src/modules/brand" }]

module.exports = defineConfig({
  ...shared,
  ...(process.env.REDIS_URL && { admin: { disable: true } }),
  modules: [
    ...more,
    ...(process.env.REDIS_URL ? [{ resolve: "a-cache" }] : []),
  ],
})
`,
  "in JavaScript": `const { defineConfig } = require("@medusajs/framework/utils");

const plugins = [
  "a-plugin", // The first one.
];

/** @type {import("@medusajs/framework/types").InputConfig} */
module.exports = defineConfig({
  plugins,
  featureFlags: {},
});
`,
  "in JavaScript without defineConfig": `const plugins = [
  {
    resolve: \`a-plugin\`
  }
]

module.exports = {
  projectConfig: {},
  plugins,
}
`,
  "with comments everywhere": `${HEAD}
// The store.
module.exports = defineConfig({
  plugins: [
    // The first plugin.
    "a-plugin" /* yes */, // of ours
    // "a-disabled-plugin",
  ], // the end of plugins
  modules: [
    { resolve: "./src/modules/brand" } // without a comma
    // { resolve: "@medusajs/medusa/payment" },
  ]
  // the end
})
`,
  "with tabs and single quotes": `import { defineConfig } from '@medusajs/framework/utils'

export default defineConfig({
	projectConfig: {
		databaseUrl: process.env.DATABASE_URL,
	},
})
`,
  "that is typed": `${HEAD}
const config = {
  plugins: (["a-plugin"] satisfies string[]) as string[],
}

export = defineConfig(config!)
`,
} satisfies Record<string, string>
