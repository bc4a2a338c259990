// @ts-check
const path = require("node:path")
const { blankOut, findInName, findInProse } = require("./find-terms")

/** Files whose strings people read. */
const TEXTS = /(?:^|\/)(?:i18n|language)\//

const MEMBERS = new Set([
  ...["TSPropertySignature", "TSMethodSignature"],
  ...["PropertyDefinition", "MethodDefinition", "AccessorProperty"],
  ...["TSAbstractPropertyDefinition", "TSAbstractMethodDefinition"],
])
const DECLARATIONS = new Set([
  ...["VariableDeclarator", "FunctionDeclaration", "FunctionExpression"],
  ...["ClassDeclaration", "ClassExpression", "TSTypeAliasDeclaration"],
  ...["TSInterfaceDeclaration", "TSEnumDeclaration"],
])
const TITLED = /^(?:it|test|describe)$/

/**
 * Refuses words that the glossary refuses, where a name is declared, in
 * comments, in titles of tests, and in texts.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
const rule = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: {
      term: '"{{text}}" is not our word: {{use}} (docs/glossary.md).',
    },
  },
  create(context) {
    const file = path
      .relative(context.cwd, context.filename)
      .split(path.sep)
      .join("/")
    const { sourceCode } = context

    /**
     * @param {any} node
     * @param {import("./find-terms").Hit[]} hits
     */
    function report(node, hits) {
      for (const { text, use } of hits) {
        context.report({ node, messageId: "term", data: { text, use } })
      }
    }

    /**
     * @param {any} node
     * @param {RegExp} signs of the language, which stand inside of sentences
     */
    function reportProse(node, signs) {
      const prose = blankOut(sourceCode.getText(node), signs)
      for (const { index, text, use } of findInProse(prose, file)) {
        const start = sourceCode.getLocFromIndex(node.range[0] + index)
        context.report({
          loc: { start, end: start },
          messageId: "term",
          data: { text, use },
        })
      }
    }

    /** @param {any} node a comment */
    function reportComment(node) {
      if (!/^\s*(?:eslint|@ts-)/.test(node.value)) {
        reportProse(node, /^\/[*/]+|\*+\/$|\n\s*\*?/g)
      }
    }

    /** @param {any} node a string */
    function reportText(node) {
      reportProse(node, /^["'`]|["'`]$|\$\{[^}]*\}/g)
    }

    return {
      Program(node) {
        const name = path.basename(file).split(".")[0] ?? ""
        report(node, findInName(name, file))
        sourceCode.getAllComments().forEach((each) => reportComment(each))
      },
      Identifier(/** @type {any} */ node) {
        if (declares(node)) {
          const isKey = node.parent.parent?.type === "ObjectExpression"
          report(node, findInName(node.name, file, { isKey }))
        }
      },
      CallExpression(/** @type {any} */ node) {
        const [title] = node.arguments
        if (TITLED.test(calledName(node.callee)) && isText(title)) {
          reportText(title)
        }
      },
      NewExpression(/** @type {any} */ node) {
        if (/Error$/.test(calledName(node.callee))) {
          node.arguments.filter(isText).forEach(reportText)
        }
      },
      Literal(/** @type {any} */ node) {
        if (typeof node.value !== "string") {
          return
        }
        const isListed = /^(?:TSLiteralType|ArrayExpression)$/.test(
          node.parent.type
        )
        if (isListed && /^[\w-]+$/.test(node.value)) {
          report(node, findInName(node.value, file, { isKey: true }))
        }
        if (TEXTS.test(file)) {
          reportText(node)
        }
      },
      TemplateLiteral(node) {
        if (TEXTS.test(file)) {
          reportText(node)
        }
      },
      JSXText: reportText,
    }
  },
}

/** @param {any} node an identifier */
function declares(node) {
  const { parent } = node
  switch (parent.type) {
    case "Property":
      // A name that is taken from elsewhere is declared there.
      return !parent.shorthand && !parent.computed
        ? parent.parent.type === "ObjectPattern"
          ? parent.value === node
          : parent.key === node
        : false
    case "AssignmentPattern":
      return parent.left === node && !parent.parent.shorthand
    case "ArrayPattern":
    case "RestElement":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
    case "TSTypeParameter":
    case "TSParameterProperty":
      return true
    case "ImportSpecifier":
      return parent.local === node && parent.imported.name !== node.name
    case "CatchClause":
      return parent.param === node
  }
  if (parent.type === "TSEnumMember") {
    return parent.id === node
  }
  if (MEMBERS.has(parent.type)) {
    return parent.key === node && !parent.computed
  }
  return (
    (DECLARATIONS.has(parent.type) && parent.id === node) ||
    (parent.params?.includes?.(node) ?? false)
  )
}

/** @param {any} callee of `it`, `it.each(…)`, `describe.skip` and the like */
function calledName(callee) {
  switch (callee.type) {
    case "MemberExpression":
      return calledName(callee.object)
    case "CallExpression":
    case "TaggedTemplateExpression":
      return calledName(callee.callee ?? callee.tag)
    default:
      return String(callee.name)
  }
}

/** @param {any} node */
function isText(node) {
  return (
    node?.type === "TemplateLiteral" ||
    (node?.type === "Literal" && typeof node.value === "string")
  )
}

module.exports = { rules: { terms: rule } }
