import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { dependencies } from "../package.json"

const REPOSITORY = path.resolve(__dirname, "..")

/** What React 19 removed, by its upgrade guide. */
const REMOVED_FROM_REACT = [
  /\.(?:propTypes|defaultProps|contextTypes|childContextTypes)\b/,
  /\bgetChildContext\b|\bcreateFactory\b/,
  /\bref=["']/,
  /\b(?:findDOMNode|unmountComponentAtNode)\b|\bReactDOM\.(?:render|hydrate)\b/,
  /react-dom\/test-utils|react-test-renderer/,
]

/** Utilities that Tailwind 4 removed, by its upgrade guide. */
const REMOVED_FROM_TAILWIND =
  /(?<![\w-])(?:(?:bg|text|border|divide|ring|placeholder)-opacity-\d+|flex-(?:shrink|grow)(?:-\d+)?|overflow-ellipsis|decoration-(?:slice|clone))(?![\w-])/

const SCREENS = ["src/admin", "storefront/src"].flatMap((folder) =>
  readdirSync(path.join(REPOSITORY, folder), { recursive: true })
    .map((file) => path.join(folder, String(file)))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("__tests__"))
    .map((file) => ({
      file,
      text: readFileSync(path.join(REPOSITORY, file), "utf8"),
    }))
)

it("the admin and the kit use nothing that React 19 removed", () => {
  expect(SCREENS.length).toBeGreaterThan(100)
  expect(
    SCREENS.filter(({ text }) =>
      REMOVED_FROM_REACT.some((pattern) => pattern.test(text))
    ).map(({ file }) => file)
  ).toEqual([])
})

it("the admin uses no class that Tailwind 4 removed", () => {
  expect(
    SCREENS.filter(({ text }) => REMOVED_FROM_TAILWIND.test(text)).map(
      ({ file }) => file
    )
  ).toEqual([])
})

it("the admin imports only packages that the dashboard itself brings, or the plugin", () => {
  const imported = SCREENS.filter(({ file }) => file.startsWith("src/admin/"))
    .flatMap(({ text }) => [...text.matchAll(/ from "([^."][^"]*)"/g)])
    .map(([, name = ""]) => name)

  const ofPlugin = Object.keys(dependencies)

  expect(
    [...new Set(imported)].filter((name) => !ofPlugin.includes(name)).sort()
  ).toEqual([
    "@medusajs/admin-sdk",
    "@medusajs/icons",
    "@medusajs/js-sdk",
    "@medusajs/ui",
    "@tanstack/react-query",
    "react",
    "react-i18next",
    "react-router-dom",
  ])
})
