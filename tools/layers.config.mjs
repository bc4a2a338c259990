// @ts-check
/**
 * The layers, and what each may import besides itself. Imports point downwards
 * only; CONTRIBUTING.md describes what belongs into each layer.
 *
 * `path` is a pattern, `may` lists layers or paths, and `mayTypes` those
 * of which only types may be imported. `index` is the one file through which
 * other layers enter.
 *
 * @typedef {{ path: string, index?: string, may?: string[], mayTypes?: string[] }} Layer
 * @type {Record<string, Layer>}
 */
const LAYERS = {
  gateway: { path: "src/gateway/", index: "src/gateway/index.ts" },
  module: { path: "src/modules/flexpay/", may: ["gateway"] },
  policies: { path: "src/policies/", may: ["module"] },
  providers: { path: "src/providers/", may: ["module"], mayTypes: ["gateway"] },
  workflows: { path: "src/workflows/", may: ["module", "gateway"] },
  "http-types": {
    path: "src/api/.*/types\\.ts$",
    mayTypes: ["module", "gateway"],
  },
  "entry-points": {
    path: "src/(?:api|jobs|links|subscribers)/(?!.*/types\\.ts$)",
    // Exported files and notifications use the admin's words.
    may: [
      "http-types",
      "workflows",
      "module",
      "gateway",
      "src/admin/i18n/.*\\.json$",
    ],
  },
  // The limits of notes are values that both sides of HTTP check.
  admin: { path: "src/admin/", may: ["http-types"] },
  // A package of its own, which contains the types of the routes that it calls.
  kit: {
    path: "storefront/src/(?!__tests__/)",
    mayTypes: ["src/api/store/flexpay/(?:payment-sessions|orders)/types\\.ts$"],
  },
  // A page of the plugin's own, made with the kit.
  "payment-page": {
    path: "storefront/payment-page/",
    may: ["kit"],
    mayTypes: ["src/api/flexpay/pay/types\\.ts$"],
  },
  // They compare the kit's reading of phone numbers with the gateway's.
  "kit-tests": { path: "storefront/src/__tests__/", may: ["kit", "gateway"] },
  "public-types": {
    path: "src/(?:types/|index\\.ts$)",
    mayTypes: ["http-types", "module"],
  },
  // Shares no code with the plugin, so that an error in one shows in the other.
  simulator: { path: "simulator/", index: "simulator/index.ts" },
  // The command that sets a store up; it shows the texts of the status page.
  cli: {
    path: "cli/",
    may: ["workflows", "module", "gateway", "src/admin/(?:i18n|format)/"],
  },
  "demo-shop": { path: "demo/shop/" },
  // Imports the plugin by the package's name, as a store does.
  demo: { path: "demo/(?!shop/)", may: ["simulator"] },
  // What tests, chaos run, benchmarks and tools share.
  harness: {
    path: "harness/(?!audit/)",
    may: ["src/", "simulator/", "demo/"],
  },
  // Knows the records of a shop, and nothing of how the plugin works.
  audit: { path: "harness/audit/", may: ["harness"] },
  // Knows what people see over HTTP, and nothing of how the plugin works.
  chaos: {
    path: "chaos/",
    may: ["audit", "harness", "simulator", "demo"],
    mayTypes: ["http-types"],
  },
  "integration-tests": {
    path: "integration-tests/",
    may: ["audit", "harness", "src/", "storefront/", "simulator/", "demo/"],
  },
  // Searches all states of the plugin's own rules. Nothing imports it.
  model: { path: "model/", may: ["harness", "src/"] },
  bench: {
    path: "bench/",
    may: ["harness", "src/", "simulator/", "demo/", "tools"],
  },
  // The document of the admin's routes is written from their schemas, and the
  // mutation run changes each query on its way to PostgreSQL.
  tools: {
    path: "tools/",
    may: [
      "harness",
      "demo",
      "src/api/admin/flexpay/route-",
      "src/modules/flexpay/store/database.ts",
    ],
  },
}

/** Circles that stay: relations between data models are declared at both ends. */
const CIRCLES = ["src/modules/flexpay/models/"]

const REPOSITORY =
  "^(?:src|simulator|cli|demo|storefront|harness|chaos|integration-tests|model|bench|tools)/"

/** @param {string[]} layersOrPaths */
function anyOf(layersOrPaths) {
  const paths = layersOrPaths.map((each) => LAYERS[each]?.path ?? each)
  return `^(?:${paths.join("|")})`
}

/**
 * @param {string} name as it stands in the report
 * @param {object} from
 * @param {object} to
 */
function forbid(name, from, to) {
  return { name, severity: /** @type {const} */ ("error"), from, to }
}

const layers = Object.entries(LAYERS).flatMap(([name, layer]) => {
  const { path, index, may = [], mayTypes = [] } = layer
  const allowed = anyOf([path, ...may, ...mayTypes])
  const from = { path: anyOf([path]) }
  const rules = [
    forbid(`${name} may not import`, from, {
      path: REPOSITORY,
      pathNot: allowed,
    }),
  ]
  if (mayTypes.length > 0) {
    const values = { path: anyOf(mayTypes), dependencyTypesNot: ["type-only"] }
    rules.push(forbid(`${name} may import only types of`, from, values))
  }
  if (index) {
    const outside = {
      pathNot: anyOf([path, "kit-tests", "integration-tests/"]),
    }
    const inside = { path: anyOf([path]), pathNot: anyOf([index]) }
    rules.push(forbid(`enter ${name} through its index, not`, outside, inside))
  }
  return rules
})

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...layers,
    forbid(
      "no layer has",
      { path: "^src/", pathNot: anyOf(Object.keys(LAYERS)) },
      {}
    ),
    forbid("circle", { pathNot: anyOf(CIRCLES) }, { circular: true }),
    forbid(
      "not found",
      {},
      // The packages themselves are there once they are built.
      {
        couldNotResolve: true,
        pathNot: "^medusa-payment-flexpay(?:-storefront)?(?:/|$)",
      }
    ),
    forbid(
      "published, but not its dependency",
      // What the admin imports, each dashboard brings.
      {
        path: "^(?:src|simulator|cli|storefront)/",
        pathNot: "/__tests__/|^src/admin/",
      },
      // The command takes TypeScript from the store, and its types only.
      {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["npm-peer", "type-only"],
      }
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: {
      path: "\\.(?:medusa|demo)/|storefront/dist/|/installed-store/store(?:front)?/",
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.check.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
}
