import type ts from "typescript"
import {
  MODULES,
  PAYMENT_MODULE,
  PAYMENT_MODULES,
  PAYMENT_OPTIONS,
  PLUGIN,
  PLUGINS,
  PLUGIN_ENTRY,
  PROVIDER,
  PROVIDERS,
  PROVIDER_ENTRY,
} from "./code"
import {
  elementsOf,
  findConfigObject,
  findNodes,
  findProperty,
  parseConfig,
  unclear,
  UnclearConfigError,
  type ConfigFile,
  type TypeScript,
} from "./config-file"
import { insertItem } from "./edit-list"

const PAYMENT_KEY = /^(?:Modules\.PAYMENT|["']payment["'])$/
const PAYMENT_KEYS: readonly string[] = ["payment", "[Modules.PAYMENT]"]

/**
 * Adds the plugin and its payment provider to a medusa-config.
 * @returns the new text; the same one when both are there
 * @throws UnclearConfigError when the configuration has to be edited by hand
 */
export function addPlugin(ts: TypeScript, text: string): string {
  const withPlugin = addPluginEntry(parseConfig(ts, text))
  return addProvider(parseConfig(ts, withPlugin))
}

/** Whether a package stands in the code, not in a comment. */
function isNamed(file: ConfigFile, name: string): boolean {
  return findNodes(file, file.ts.isStringLiteralLike).some(
    ({ text }) => text === name
  )
}

function addPluginEntry(file: ConfigFile): string {
  if (isNamed(file, PLUGIN)) {
    return file.source.text
  }
  const config = findConfigObject(file)
  const plugins = findProperty(file, config, ["plugins"])
  return plugins
    ? insertItem(file, arrayOf(file, plugins), PLUGIN_ENTRY)
    : insertItem(file, config, PLUGINS)
}

function addProvider(file: ConfigFile): string {
  const { ts } = file
  if (isNamed(file, PROVIDER)) {
    return file.source.text
  }
  const config = findConfigObject(file)
  const modules = findProperty(file, config, ["modules"])
  const payment = modules && findPaymentModule(file, modules)
  requireNoOther(file, payment)
  if (payment) {
    return addToPaymentModule(file, payment)
  }
  if (!modules) {
    return insertItem(file, config, MODULES)
  }
  return ts.isObjectLiteralExpression(modules)
    ? insertItem(file, modules, `payment: ${PAYMENT_MODULE}`)
    : insertItem(file, arrayOf(file, modules), PAYMENT_MODULE)
}

/** The payment module of `modules`, which is an object or an array. */
function findPaymentModule(
  file: ConfigFile,
  modules: ts.Expression
): ts.ObjectLiteralExpression | null {
  const { ts } = file
  if (ts.isObjectLiteralExpression(modules)) {
    const payment = findProperty(file, modules, PAYMENT_KEYS)
    return payment && objectOf(file, payment)
  }
  return (
    elementsOf(file, arrayOf(file, modules))
      .filter(ts.isObjectLiteralExpression)
      .find((module) => isPaymentModule(file, module)) ?? null
  )
}

function isPaymentModule(
  file: ConfigFile,
  module: ts.ObjectLiteralExpression
): boolean {
  const key = findProperty(file, module, ["key"])
  const resolve = findProperty(file, module, ["resolve"])
  return (
    (key !== null && PAYMENT_KEY.test(key.getText())) ||
    (resolve !== null && isPaymentPackage(file, resolve))
  )
}

function isPaymentPackage(
  { ts }: ConfigFile,
  node: ts.Node
): node is ts.StringLiteral {
  return ts.isStringLiteral(node) && PAYMENT_MODULES.includes(node.text)
}

/**
 * A second payment module in the file would replace the first one.
 * @throws UnclearConfigError when the file names one elsewhere
 */
function requireNoOther(file: ConfigFile, payment: ts.Node | null): void {
  const packages = findNodes(file, (node): node is ts.StringLiteral =>
    isPaymentPackage(file, node)
  )
  const other = packages.find(
    ({ pos, end }) => !payment || pos < payment.pos || end > payment.end
  )
  if (other) {
    throw new UnclearConfigError(
      "medusa-config names the payment module where it may not always be in use."
    )
  }
}

function addToPaymentModule(
  file: ConfigFile,
  payment: ts.ObjectLiteralExpression
): string {
  const options = findProperty(file, payment, ["options"])
  if (!options) {
    return insertItem(file, payment, PAYMENT_OPTIONS)
  }
  const providers = findProperty(file, objectOf(file, options), ["providers"])
  return providers
    ? insertItem(file, arrayOf(file, providers), PROVIDER_ENTRY)
    : insertItem(file, objectOf(file, options), PROVIDERS)
}

function arrayOf(
  { ts }: ConfigFile,
  node: ts.Expression
): ts.ArrayLiteralExpression {
  return ts.isArrayLiteralExpression(node) ? node : unclear(node)
}

function objectOf(
  { ts }: ConfigFile,
  node: ts.Expression
): ts.ObjectLiteralExpression {
  return ts.isObjectLiteralExpression(node) ? node : unclear(node)
}
