// @ts-check
import path from "node:path"
import { defineConfig } from "vite"

/** The folder whose React the page gets. */
const modules = path.resolve(process.env.REACT_FROM ?? "")

export default defineConfig({
  base: "./",
  logLevel: "error",
  resolve: {
    alias: {
      "react-dom/server": path.join(modules, "react-dom/server.browser.js"),
      "react-dom": path.join(modules, "react-dom"),
      react: path.join(modules, "react"),
    },
  },
})
