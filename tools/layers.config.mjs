// @ts-check
/**
 * The layers, and what each may import besides itself. Imports point downwards
 * only; CONTRIBUTING.md describes what belongs into each layer.
 *
 * `at` is a pattern of paths, `may` lists layers or paths, and `mayTypes` those
 * of which only types may be imported. `index` is the one file through which
 * other layers enter. `temporary` lists imports that are still to be removed.
 *
 * @typedef {{ at: string, index?: string, may?: string[], mayTypes?: string[], temporary?: string[] }} Layer
 * @type {Record<string, Layer>}
 */
const LAYERS = {
  gateway: { at: "src/gateway/", index: "src/gateway/index.ts" },
  module: { at: "src/modules/flexpay/", may: ["gateway"] },
  providers: { at: "src/providers/", may: ["module"], mayTypes: ["gateway"] },
  workflows: { at: "src/workflows/", may: ["module", "gateway"] },
  "http-types": {
    at: "src/api/.*/types\\.ts$",
    mayTypes: ["module", "gateway"],
  },
  "entry-points": {
    at: "src/(?:api|jobs|links|subscribers)/(?!.*/types\\.ts$)",
    may: ["http-types", "workflows", "module", "gateway"],
  },
  admin: { at: "src/admin/", mayTypes: ["http-types"] },
  kit: { at: "src/storefront/(?!__tests__/)", mayTypes: ["http-types"] },
  // They compare the kit's reading of phone numbers with the gateway's.
  "kit-tests": { at: "src/storefront/__tests__/", may: ["kit", "gateway"] },
  "public-types": {
    at: "src/(?:types/|index\\.ts$)",
    mayTypes: ["http-types", "module"],
  },
  // Shares no code with the plugin, so that an error in one shows in the other.
  simulator: { at: "simulator/", index: "simulator/index.ts" },
  "demo-shop": { at: "demo/shop/" },
  // Imports the plugin by the package's name, as a store does.
  demo: { at: "demo/(?!shop/)", may: ["simulator"] },
  harness: { at: "harness/", may: ["src/", "simulator/", "demo/"] },
  // Knows what people see over HTTP, and nothing of how the plugin works.
  chaos: {
    at: "chaos/",
    may: ["harness", "simulator", "demo"],
    mayTypes: ["http-types"],
    temporary: ["integration-tests/setup/"], // until harness/ exists
  },
  "integration-tests": {
    at: "integration-tests/",
    may: ["harness", "src/", "simulator/", "demo/"],
    temporary: [
      "chaos/", // until harness/ has the audit, or chaos/ the tests of it
      "bench/queries\\.json$", // until it is beside the test that reads it
    ],
  },
  bench: {
    at: "bench/",
    may: ["harness", "src/", "simulator/", "demo/", "tools"],
    temporary: ["integration-tests/setup/"], // until harness/ exists
  },
  tools: {
    at: "tools/",
    may: ["harness", "demo"],
    temporary: ["integration-tests/setup/"], // until harness/ exists
  },
}

/** Circles that stay: relations between data models are declared at both ends. */
const CIRCLES = [
  "src/modules/flexpay/models/",
  "simulator/(?:scenario|transaction)\\.ts$", // temporary, of types only
]

const OURS =
  "^(?:src|simulator|demo|harness|chaos|integration-tests|bench|tools)/"

/** @param {string[]} layersOrPaths */
function anyOf(layersOrPaths) {
  const paths = layersOrPaths.map((each) => LAYERS[each]?.at ?? each)
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
  const { at, index, may = [], mayTypes = [], temporary = [] } = layer
  const allowed = anyOf([at, ...may, ...mayTypes, ...temporary])
  const from = { path: anyOf([at]) }
  const rules = [
    forbid(`${name} may not import`, from, { path: OURS, pathNot: allowed }),
  ]
  if (mayTypes.length > 0) {
    const values = { path: anyOf(mayTypes), dependencyTypesNot: ["type-only"] }
    rules.push(forbid(`${name} may import only types of`, from, values))
  }
  if (index) {
    const others = { pathNot: anyOf([at, "kit-tests", "integration-tests/"]) }
    const inside = { path: anyOf([at]), pathNot: anyOf([index]) }
    rules.push(forbid(`enter ${name} through its index, not`, others, inside))
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
      // The package itself is there once it is built.
      { couldNotResolve: true, pathNot: "^medusa-payment-flexpay(?:/|$)" }
    ),
    forbid(
      "published, but not its dependency",
      { path: "^(?:src|simulator)/", pathNot: "/__tests__/" },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["npm-peer"] }
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.(?:medusa|demo)/|/installed-store/store/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.check.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
}
