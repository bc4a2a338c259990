// @ts-check
const path = require("node:path")

/**
 * Who may import whom: imports point downwards only. CONTRIBUTING.md tells what
 * lives in each room.
 *
 * A room may import itself, packages, and what `may` lists:
 *   "types"  `import type` only
 *   "names"  types, the values listed in `names`, and those of `files`
 *   "all"    anything
 * `door` is the one file through which other rooms enter; without it, any file.
 *
 * @typedef {"types" | "names" | "all"} How
 * @typedef {{ how: How, names?: readonly string[], files?: RegExp }} Permission
 * @typedef {{ at: RegExp, door?: string, may: Record<string, Permission> | "everything" }} Room
 * @type {Record<string, Room>}
 */
const ROOMS = {
  gateway: { at: /^src\/gateway\//, door: "src/gateway/index", may: {} },
  ledger: {
    at: /^src\/modules\/flexpay\//,
    may: { gateway: { how: "all" } },
  },
  providers: {
    at: /^src\/providers\//,
    may: {
      gateway: { how: "types" },
      // The ledger itself is found in Medusa's registry, under its key; whether
      // a payout may be, or was refused, are pure questions about a row.
      ledger: {
        how: "names",
        names: ["FLEXPAY_MODULE", "assertNotRefused", "assertPhoneKnown"],
      },
    },
  },
  workflows: {
    at: /^src\/workflows\//,
    may: { ledger: { how: "all" }, gateway: { how: "all" } },
  },
  // What doors say over HTTP: shapes without code, shared with the pages.
  "HTTP types": {
    at: /^src\/api\/(?:.*\/)?types\.ts$/,
    may: { ledger: { how: "types" }, gateway: { how: "types" } },
  },
  doors: {
    at: /^src\/(?:api|jobs|links|subscribers)\//,
    may: {
      "HTTP types": { how: "all" },
      // Its index, a question that a page asks as well, codes of refusals, how an
      // error of a workflow is told, and what keeps a request's lease.
      workflows: {
        how: "names",
        names: [
          "CART_CHANGED",
          "ORDER_CANCELED",
          "describeError",
          "keepLeases",
          "readRefundable",
        ],
        files: /^src\/workflows(?:\/index)?$/,
      },
      // Keys, and the pure questions about a row. What the ledger does is
      // called through a workflow, or on the service that the container gives.
      ledger: {
        how: "names",
        names: [
          "FLEXPAY_MODULE",
          "FlexPayEvents",
          "TOO_MANY_PUSHES",
          "actionsOn",
          "findOpenPayout",
          "holdsCollection",
          "methodOfProvider",
        ],
        files:
          /^src\/modules\/flexpay\/(?:(?:payout-)?transaction|reconciliation\/(?:day|types|export-file\/(?:export-file-error|types)))$/,
      },
      // Its pure helpers; calling FlexPay is the ledger's business.
      gateway: {
        how: "names",
        names: [
          "guessOperator",
          "maskOrderNumber",
          "maskPhone",
          "readPhone",
          "sameAmount",
        ],
      },
    },
  },
  admin: { at: /^src\/admin\//, may: { "HTTP types": { how: "types" } } },
  // Its readings of phone numbers are held against the server's.
  "storefront tests": {
    at: /^src\/storefront\/__tests__\//,
    may: "everything",
  },
  storefront: {
    at: /^src\/storefront\//,
    may: { "HTTP types": { how: "types" } },
  },
  // The types that a store owner may import.
  "public types": {
    at: /^src\/types\//,
    may: { "HTTP types": { how: "types" }, ledger: { how: "types" } },
  },
  simulator: { at: /^simulator\//, door: "simulator/index", may: {} },
  // The demo's storefront, as anybody's: the package by its name, and HTTP.
  "demo's shop": { at: /^demo\/shop\//, may: {} },
  // Enters the plugin as a store does, by the package's name. The simulator is
  // the other program that it starts.
  demo: { at: /^demo\//, may: { simulator: { how: "all" } } },
  // An auditor: knows what people see and what stands in the books, and nothing
  // of how the plugin works.
  chaos: {
    at: /^chaos\//,
    may: {
      "HTTP types": { how: "types" },
      demo: { how: "all" },
      simulator: { how: "all" },
      tests: { how: "all" },
    },
  },
  tests: { at: /^(?:integration-tests|bench)\//, may: "everything" },
}

/** @param {string} file relative to the repository */
function roomOf(file) {
  return Object.entries(ROOMS).find(([, { at }]) => at.test(file))?.[0]
}

/** @type {import("eslint").Rule.RuleModule} */
const rule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      up: "{{from}} may not import {{to}}: imports point downwards only (see tools/rooms.js).",
      types: "{{from}} may import only types of {{to}} (see tools/rooms.js).",
      names:
        'Of {{to}}, {{from}} may import only types, and {{names}}: not "{{name}}" (see tools/rooms.js).',
      door: "Enter {{to}} through {{door}}.",
      homeless: "This folder is in no room: give it one in tools/rooms.js.",
      outside: "{{from}} may not import {{to}}: it is in no room.",
    },
  },
  create(context) {
    const root = context.cwd
    const file = slashed(path.relative(root, context.filename))
    const from = roomOf(file)
    const room = from && ROOMS[from]
    if (!room && file.startsWith("src/")) {
      return {
        Program: (/** @type {any} */ node) =>
          context.report({ node, messageId: "homeless" }),
      }
    }
    if (!room || room.may === "everything") {
      return {}
    }
    const may = room.may

    /**
     * @param {any} node
     * @param {any} source the literal that says what is imported
     * @param {boolean} typesOnly
     * @param {string[]} values the names imported as values; "*" for all
     */
    function judge(node, source, typesOnly, values) {
      if (
        typeof source?.value !== "string" ||
        !/^\.{1,2}\//.test(source.value)
      ) {
        return
      }
      const target = slashed(
        path.relative(
          root,
          path.resolve(path.dirname(context.filename), source.value)
        )
      ).replace(/\.(?:[cm]?[jt]sx?)$/, "")
      const to = roomOf(`${target}.ts`) ?? roomOf(`${target}/index.ts`)
      if (to === from) {
        return
      }
      const report = (/** @type {string} */ messageId, data = {}) =>
        context.report({
          node,
          messageId,
          data: { from, to: to ?? target, ...data },
        })
      if (!to) {
        // Of the repository's loose files, JSON (package.json) is harmless.
        return target.endsWith(".json") ? undefined : report("outside")
      }
      const permission = may[to]
      if (!permission) {
        return report("up")
      }
      const entered = withoutIndex(target)
      const { door } = /** @type {Room} */ (ROOMS[to])
      if (door && entered !== withoutIndex(door)) {
        return report("door", { door })
      }
      if (typesOnly || permission.how === "all") {
        return
      }
      if (permission.how === "types") {
        return report("types")
      }
      if (permission.files?.test(target)) {
        return
      }
      const names = permission.names ?? []
      for (const name of values.filter((value) => !names.includes(value))) {
        report("names", { name, names: names.join(", ") })
      }
    }

    return {
      ImportDeclaration(/** @type {any} */ node) {
        const values = node.specifiers
          .filter((/** @type {any} */ it) => it.importKind !== "type")
          .map(importedName)
        const typesOnly =
          node.importKind === "type" ||
          (node.specifiers.length > 0 && values.length === 0)
        // An import for its effects alone brings everything along.
        judge(node, node.source, typesOnly, values.length ? values : ["*"])
      },
      ExportNamedDeclaration(/** @type {any} */ node) {
        const values = node.specifiers
          .filter((/** @type {any} */ it) => it.exportKind !== "type")
          .map((/** @type {any} */ it) => it.local.name ?? it.local.value)
        const typesOnly = node.exportKind === "type" || values.length === 0
        judge(node, node.source, typesOnly, values)
      },
      ExportAllDeclaration(/** @type {any} */ node) {
        judge(node, node.source, node.exportKind === "type", ["*"])
      },
      ImportExpression(/** @type {any} */ node) {
        judge(node, node.source, false, ["*"])
      },
      TSImportType(/** @type {any} */ node) {
        judge(node, node.source ?? node.argument?.literal, true, [])
      },
      TSImportEqualsDeclaration(/** @type {any} */ node) {
        const source = node.moduleReference.expression
        judge(node, source, node.importKind === "type", ["*"])
      },
      CallExpression(/** @type {any} */ node) {
        if (/^(?:require|require\.resolve)$/.test(calleeName(node.callee))) {
          judge(node, node.arguments[0], false, ["*"])
        }
      },
    }
  },
}

/** @param {any} specifier */
function importedName(specifier) {
  switch (specifier.type) {
    case "ImportDefaultSpecifier":
      return "default"
    case "ImportNamespaceSpecifier":
      return "*"
    default:
      return specifier.imported.name ?? specifier.imported.value
  }
}

/** @param {any} callee */
function calleeName(callee) {
  return callee.type === "MemberExpression"
    ? `${callee.object.name}.${callee.property.name}`
    : String(callee.name)
}

/** @param {string} file */
function withoutIndex(file) {
  return file.replace(/\/index$/, "")
}

/** @param {string} file */
function slashed(file) {
  return file.split(path.sep).join("/")
}

module.exports = { rules: { rooms: rule } }
