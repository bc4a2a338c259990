import medusa from "@medusajs/eslint-plugin"
import tseslint from "typescript-eslint"
import terms from "./tools/terms/rule.js"

/** TypeScript, and JavaScript of browsers with types in its comments. */
const TYPED = ["**/*.{ts,tsx}", "simulator/page/assets/*.mjs"]
/** With the programs that they are made of. */
const TESTS = [
  "**/__tests__/**/*.ts",
  "**/*.spec.ts",
  "integration-tests/**/*.ts",
  "harness/**/*.ts",
  "chaos/**/*.ts",
  "bench/**/*.ts",
  "model/**/*.ts",
]

/** Of a file and of a function; blank lines and comments cost nothing. */
const lines = (max) => [
  "error",
  { max, skipBlankLines: true, skipComments: true },
]

export default tseslint.config(
  {
    ignores: [
      "**/.medusa/**",
      "**/.demo/**",
      ".site/**",
      "coverage/**",
      "storefront/dist/**",
      "integration-tests/installed-store/{store,storefront}/**",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },

  // Medusa's preset leaves tests out by a list of ignored paths; ours are
  // linted like the rest.
  ...medusa.configs.strict.filter((block) => !block.ignores || block.rules),

  {
    files: ["**/*.{ts,tsx,js,cjs,mjs}"],
    ignores: ["tools/terms/**"],
    plugins: { ours: terms },
    rules: { "ours/terms": "error" },
  },

  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          "tsconfig.check.json",
          "src/admin/tsconfig.json",
          "demo/shop/tsconfig.json",
          "simulator/page/tsconfig.json",
          "storefront/tsconfig.json",
          "storefront/payment-page/tsconfig.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "no-console": "error",
      "max-lines": lines(250),
      "max-lines-per-function": lines(70),
      "max-params": ["error", 3],
      // A switch over all states is one decision.
      complexity: ["error", { max: 12, variant: "modified" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Numbers are what templates are for.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        {
          argsIgnorePattern: "^_",
          varsIgnorePattern: "^_",
          ignoreRestSiblings: true,
        },
      ],
      // Medusa's contracts (providers, loaders, migrations) are async, whether
      // a method of ours has something to wait for or not.
      "@typescript-eslint/require-await": "off",
      // Constructors that only call super narrow their parameters' types, or
      // make public what is protected in Medusa.
      "@typescript-eslint/no-useless-constructor": "off",
      // Query answers an enum's values as plain strings.
      "@typescript-eslint/no-unsafe-enum-comparison": "off",
      // The input of a workflow step that takes none is `void` in Medusa.
      "@typescript-eslint/no-invalid-void-type": "off",
      // What a database's driver answers is not always of the type it claims.
      "@typescript-eslint/no-unnecessary-type-conversion": "off",
    },
  },
  {
    files: ["src/workflows/**"],
    rules: {
      // Step ids stand in the store's own records, so ours carry the vendor's
      // name; the files, which stand in our folder, need not.
      "@medusajs/step-id-kebab-case": "off",
      // The rule would spell the brand "flex-pay" in ids.
      "@medusajs/workflow-id-matches-export-or-filename": "off",
    },
  },
  {
    files: [
      "src/gateway/**",
      "storefront/**",
      "simulator/**",
      "cli/**",
      "demo/**",
      "tools/**",
      ...TESTS,
    ],
    rules: {
      // These layers know nothing of Medusa, or answer no HTTP request of its.
      "@medusajs/use-medusa-error-not-generic-error": "off",
    },
  },
  {
    files: ["simulator/**", "cli/**", "tools/**", ...TESTS],
    rules: {
      // Programs of their own, which run without Medusa.
      "@medusajs/zod-import-source": "off",
    },
  },
  {
    files: ["simulator/**", "demo/**", ...TESTS],
    rules: {
      // The rule guesses by size; 7000 francs are 7000 francs.
      "@medusajs/prices-in-major-units": "off",
    },
  },
  {
    files: ["demo/**/*.ts", "tools/**/*.ts", ...TESTS],
    rules: {
      // Medusa's workflows and query, and answers over HTTP, are `any` here;
      // a test or a seed that reads them wrongly fails at once.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-plus-operands": "off",
      // Methods of plain objects are functions.
      "@typescript-eslint/unbound-method": "off",
      // Programs that talk to a terminal.
      "no-console": "off",
    },
  },
  {
    files: TESTS,
    rules: {
      // `String(body)` is what is tested.
      "@typescript-eslint/no-base-to-string": "off",
      // A server of a test that throws shall end the test.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: false },
      ],
    },
  },
  {
    files: ["**/*.spec.ts", "integration-tests/**/*.ts"],
    ignores: ["integration-tests/setup/**"],
    rules: {
      // A table of cases is as long as it has cases, and as wide as a case.
      "max-lines": "off",
      "max-lines-per-function": "off",
      "max-params": "off",
    },
  },
  {
    files: ["src/modules/*/migrations/**"],
    rules: {
      // Generated.
      "max-lines-per-function": "off",
    },
  },
  {
    files: ["src/**"],
    ignores: ["src/gateway/**", "src/modules/flexpay/loaders/**"],
    rules: {
      // Only the module calls FlexPay: a row is written before each call.
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "/gateway(/|$)", importNames: ["createFlexPayClient"] },
          ],
        },
      ],
    },
  }
)
